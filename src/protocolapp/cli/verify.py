"""`protocolapp verify RUN`: the hash chain, event by event, and every file that was attached."""

from __future__ import annotations

import argparse
from collections.abc import Sequence

from protocolapp.cli.output import OK, PROBLEMS, say, say_json
from protocolapp.run.attached import attached_files
from protocolapp.run.chain import verify as follow
from protocolapp.run.loading import DamagedRunError, load_run
from protocolapp.run.ports import StoredEvent
from protocolapp.run.words import counted
from protocolapp.services.attached import check_files
from protocolapp.services.workplace import Workplace


def verify(args: argparse.Namespace, workplace: Workplace) -> int:
    """0 when every event fits the one before it and every file is as it was attached; 1 with what is wrong named."""
    history = workplace.history()
    run_id = history.resolve(args.run)
    events = history.read(run_id)
    report = follow(events)
    files, faults = _files(events, workplace)
    if args.json:
        say_json(
            {
                "run": run_id,
                "ok": report.first_bad is None and not faults,
                "events": report.events,
                "head": report.head,
                "first_bad_event": report.first_bad,
                "reason": report.reason,
                "files": files,
                "bad_files": faults,
            }
        )
        return OK if report.first_bad is None and not faults else PROBLEMS
    if report.first_bad is None:
        say(f"{args.run}: {report.events} events, the chain is whole")
        say(f"head {report.head}")
    else:
        say(f"{args.run}: the chain is broken at event {report.first_bad}: {report.reason}")
        say("    restore the data from a backup, or keep this run only as it was exported before")
    for fault in faults:
        say(f"{args.run}: {fault}")
        say("    copy the file back from a backup of the data folder, under the very same name")
    if files and not faults:
        say(f"{counted(files, 'file', 'files')}, each as it was attached")
    return OK if report.first_bad is None and not faults else PROBLEMS


def _files(events: Sequence[StoredEvent], workplace: Workplace) -> tuple[int, list[str]]:
    """How many files the run counts on, and a sentence for each that is not as it was attached."""
    try:
        state = load_run(events).state
    except DamagedRunError:  # the chain tells of that
        return 0, []
    checked = check_files(state, workplace.attachments)
    faults = [
        f"“{one.file.name}” ({one.file.where}) {checked[one.file.where]}"
        for one in attached_files(state)
        if checked[one.file.where]
    ]
    return len(checked), list(dict.fromkeys(faults))
