"""`protocolapp check FILE…`: every problem of every file."""

from __future__ import annotations

import argparse

from protocolapp.cli.output import OK, PROBLEMS, problem_json, say, say_json, say_problems
from protocolapp.protocol.load import Loaded, load_protocol


def check(args: argparse.Namespace) -> int:
    """Read the files; 0 when all can be used, else 1."""
    loaded = [(file, load_protocol(file)) for file in args.files]
    if args.json:
        say_json([_as_json(file, result) for file, result in loaded])
    else:
        for file, result in loaded:
            say_problems(result.problems)
            if result.protocol is not None:
                protocol = result.protocol
                steps = len(protocol.steps())
                say(f"{file}: {protocol.title}, version {protocol.version}, {steps} steps, no problem found")
    return OK if all(not result.problems for _, result in loaded) else PROBLEMS


def _as_json(file: str, result: Loaded) -> dict[str, object]:
    protocol = result.protocol
    return {
        "file": file,
        "ok": not result.problems,
        "id": protocol.id if protocol is not None else None,
        "version": protocol.version if protocol is not None else None,
        "fingerprint": result.fingerprint,
        "problems": [problem_json(problem) for problem in result.problems],
    }
