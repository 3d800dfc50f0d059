"""`protocolapp verify RUN`: the hash chain, event by event."""

from __future__ import annotations

import argparse

from protocolapp.cli.output import OK, PROBLEMS, say, say_json
from protocolapp.run.chain import verify as follow
from protocolapp.services.workplace import Workplace


def verify(args: argparse.Namespace, workplace: Workplace) -> int:
    """0 when every event fits the one before it; 1 with the first bad event named."""
    history = workplace.history()
    run_id = history.resolve(args.run)
    report = follow(history.read(run_id))
    if args.json:
        say_json(
            {
                "run": run_id,
                "ok": report.first_bad is None,
                "events": report.events,
                "head": report.head,
                "first_bad_event": report.first_bad,
                "reason": report.reason,
            }
        )
    elif report.first_bad is None:
        say(f"{args.run}: {report.events} events, the chain is whole")
        say(f"head {report.head}")
    else:
        say(f"{args.run}: the chain is broken at event {report.first_bad}: {report.reason}")
        say("    restore the data from a backup, or keep this run only as it was exported before")
    return OK if report.first_bad is None else PROBLEMS
