"""`protocolapp plan PROTOCOL`: volumes, prep sheet, pick list and schedule; or where one of its values comes from."""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from dataclasses import dataclass, field

from protocolapp.cli.facts import find_protocol, read_facts
from protocolapp.cli.files import UnusableError
from protocolapp.cli.output import OK, PROBLEMS, complain, say, say_json
from protocolapp.cli.pipettes import lab_with
from protocolapp.plan import make_plan, plan_as_json, plan_as_text, typical_facts
from protocolapp.plan.explained_text import explained_json, explained_text
from protocolapp.plan.explaining import Key, UnknownValueError, explain
from protocolapp.plan.model import Plan
from protocolapp.run.explaining import given_in
from protocolapp.run.loading import load_run
from protocolapp.services.workplace import Workplace


@dataclass(frozen=True, slots=True)
class _Planned:
    """given: who gave what, in a run."""

    plan: Plan
    given: Mapping[Key, str] = field(default_factory=dict)


def plan(args: argparse.Namespace, workplace: Workplace) -> int:
    """Print the plan, or where one of its values comes from; 1 when something cannot be done as it stands."""
    try:
        planned = _of_run(args, workplace) if args.run else _of_protocol(args, workplace)
    except UnusableError:
        return PROBLEMS
    if args.explain is not None:
        return _explain(planned, args)
    if args.json:
        say_json(plan_as_json(planned.plan))
    else:
        say(plan_as_text(planned.plan))
    return PROBLEMS if planned.plan.blocked else OK


def _of_protocol(args: argparse.Namespace, workplace: Workplace) -> _Planned:
    if args.protocol is None:
        complain("no protocol", "a protocol or a run is needed", "name a protocol, or give --run RUN")
        raise UnusableError
    protocol = find_protocol(workplace.library, args.protocol)
    facts = read_facts(args, protocol, typical_facts(protocol))
    return _Planned(make_plan(protocol, facts, lab_with(args.pipettes, workplace.lab())))


def _of_run(args: argparse.Namespace, workplace: Workplace) -> _Planned:
    """The plan as it stands in a run, with the protocol, the values and the lab that the run keeps."""
    if args.settings or args.samples or args.pipettes:
        complain("--run", "a run has its own values", "leave out --set, --samples and --pipettes")
        raise UnusableError
    history = workplace.history()
    loaded = load_run(history.read(history.resolve(args.run)))
    if args.protocol is not None:
        asked = find_protocol(workplace.library, args.protocol)
        if asked.id != loaded.protocol.id:
            complain("--run", f"run {args.run} is one of “{loaded.protocol.id}”, not of “{asked.id}”",
                     "leave the protocol out: a run keeps its own")  # fmt: skip
            raise UnusableError
    if loaded.fault:
        complain("please note", loaded.fault)
    return _Planned(loaded.plan, given_in(loaded.state, loaded.plan))


def _explain(planned: _Planned, args: argparse.Namespace) -> int:
    try:
        trees = explain(planned.plan, args.explain, args.row, planned.given)
    except UnknownValueError as error:
        complain(
            f"--explain {args.explain}", error.message, f"did you mean {error.near}?" if error.near else ""
        )
        return PROBLEMS
    if args.json:
        say_json([explained_json(tree) for tree in trees])
    else:
        say("\n\n".join(explained_text(tree) for tree in trees))
    return OK
