"""`protocolapp plan PROTOCOL`: every volume, the prep sheet, the pick list and the schedule."""

from __future__ import annotations

import argparse

from protocolapp.cli.facts import find_protocol, read_facts
from protocolapp.cli.files import UnusableError
from protocolapp.cli.output import OK, PROBLEMS, say, say_json
from protocolapp.cli.pipettes import lab_with
from protocolapp.plan import make_plan, plan_as_json, plan_as_text, typical_facts
from protocolapp.services.workplace import Workplace


def plan(args: argparse.Namespace, workplace: Workplace) -> int:
    """Print the plan; 1 when something in it cannot be done as it stands."""
    try:
        protocol = find_protocol(workplace.library, args.protocol)
        facts = read_facts(args, protocol, typical_facts(protocol))
        lab = lab_with(args.pipettes, workplace.lab())
    except UnusableError:
        return PROBLEMS
    made = make_plan(protocol, facts, lab)
    if args.json:
        say_json(plan_as_json(made))
    else:
        say(plan_as_text(made))
    return PROBLEMS if made.blocked else OK
