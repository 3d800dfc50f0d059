"""`protocolapp export RUN --pdf OUT.pdf`: the record of a run, finished or not."""

from __future__ import annotations

import argparse

from protocolapp.cli.output import OK, say, say_json
from protocolapp.services.export import export_pdf
from protocolapp.services.workplace import Workplace


def export(args: argparse.Namespace, workplace: Workplace) -> int:
    """Write the PDF, whole or not at all."""
    history = workplace.history()
    run_id = history.resolve(args.run)
    exported = export_pdf(workplace, history, run_id, args.pdf)
    if args.json:
        say_json({"run": run_id, "pdf": str(args.pdf), "pages": exported.pages, "status": exported.status})
    else:
        say(f"{args.pdf}: {exported.pages} pages, run {exported.label}, {exported.status}")
    return OK
