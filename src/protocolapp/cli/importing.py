"""`protocolapp import FILE --out FILE.yaml`: a protocols.io export becomes a protocol file of format 1."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from protocolapp.cli.output import OK, PROBLEMS, complain, problem_json, say, say_json, say_problems
from protocolapp.protocol.importing.protocols_io import Imported, import_file
from protocolapp.protocol.problem import Problem
from protocolapp.services.workplace import Workplace


def import_(args: argparse.Namespace, workplace: Workplace) -> int:
    """Write the file, whole or not at all, or print it. 0 when it was made, else 1."""
    imported = import_file(args.file)
    if isinstance(imported, Problem):
        if args.json:
            say_json({"file": args.file, "ok": False, "problems": [problem_json(imported)]})
        else:
            say_problems([imported], to=sys.stderr)
        return PROBLEMS
    if args.out is not None:
        if not _may_be_written(args.out, args.file, force=args.force):
            return PROBLEMS
        workplace.files.write(str(args.out), imported.text.encode("utf-8"))
    _tell(args, imported)
    return OK


def _may_be_written(out: Path, source: str, *, force: bool) -> bool:
    if not os.path.lexists(out):
        return True
    if out.exists() and out.samefile(source):
        complain(f"{out} is the export itself", "", "name another file with --out")
        return False
    if not force:
        complain(
            f"{out} is there already", "", "name another file with --out, or add --force to write over it"
        )
    return force


def _tell(args: argparse.Namespace, imported: Imported) -> None:
    if args.json:
        told = {"file": args.file, "ok": True, "id": imported.id, "title": imported.title}
        written = {"out": str(args.out)} if args.out is not None else {"text": imported.text}
        say_json({**told, **written, "left_out": imported.left_out})
        return
    if args.out is None:
        say(imported.text.removesuffix("\n"))
        say(left_out_words(imported.left_out), to=sys.stderr)
    else:
        say(f"{args.out}: {imported.title}; {left_out_words(imported.left_out)}")


def left_out_words(count: int) -> str:
    """How much could not be carried over."""
    if not count:
        return "everything was carried over"
    things = "1 thing" if count == 1 else f"{count} things"
    return f"{things} could not be carried over, listed at the end of the file"
