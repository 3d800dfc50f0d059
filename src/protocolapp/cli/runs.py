"""`protocolapp runs`: what History lists, on the terminal."""

from __future__ import annotations

import argparse

from protocolapp.cli.output import OK, say, say_json, say_table
from protocolapp.run.ports import RunQuery, RunSummary
from protocolapp.run.status import status_word
from protocolapp.run.words import full_time
from protocolapp.services.workplace import Workplace


def runs(args: argparse.Namespace, workplace: Workplace) -> int:
    """List runs, newest first."""
    query = RunQuery(text=args.search, open_only=args.open, include_hidden=args.hidden, limit=args.limit)
    page = workplace.history().find(query)
    if args.json:
        say_json([_as_json(summary) for summary in page.runs])
    elif not page.runs:
        say("There are no runs yet." if page.total == 0 else "No run matches.")
    else:
        say_table(
            ("run", "status", "started", "protocol", "title", "operator"),
            [_row(summary) for summary in page.runs],
        )
        if page.total > len(page.runs):
            say(f"{len(page.runs)} of {page.total}; --limit shows more")
    return OK


def _row(summary: RunSummary) -> tuple[str, ...]:
    header = summary.header
    status = status_word(summary.lifecycle) + (", rehearsal" if header.rehearsal else "")
    started = full_time(header.started_local)
    return (
        header.label,
        status,
        started,
        f"{header.protocol_id} {header.protocol_version}",
        header.title,
        header.operator,
    )


def _as_json(summary: RunSummary) -> dict[str, object]:
    header = summary.header
    return {
        "run": header.run_id,
        "label": header.label,
        "status": status_word(summary.lifecycle),
        "rehearsal": header.rehearsal,
        "started": header.started_local.isoformat(),
        "last_event": summary.last_utc.isoformat(),
        "events": summary.events,
        "protocol": header.protocol_id,
        "protocol_title": header.protocol_title,
        "version": header.protocol_version,
        "fingerprint": header.fingerprint,
        "title": header.title,
        "operator": header.operator,
        "hidden": summary.hidden,
    }
