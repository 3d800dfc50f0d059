"""`protocolapp check FILE…`: every problem of every file, be it a protocol, recipes, or the lab's own reagents."""

from __future__ import annotations

import argparse

from protocolapp.cli.output import OK, PROBLEMS, problem_json, say, say_json, say_problems
from protocolapp.protocol.load import Loaded
from protocolapp.protocol.load_any import LoadedFile, load_file
from protocolapp.protocol.recipes import LoadedRecipes


def check(args: argparse.Namespace) -> int:
    """Read the files; 0 when all can be used, else 1."""
    loaded = [(file, load_file(file)) for file in args.files]
    if args.json:
        say_json([_as_json(file, result) for file, result in loaded])
    else:
        for file, result in loaded:
            say_problems(result.problems)
            if not result.problems:
                say(f"{file}: {_told(result)}, no problem found")
    return OK if all(not result.problems for _, result in loaded) else PROBLEMS


def _told(file: LoadedFile) -> str:
    """What is in a file without problems."""
    loaded = file.loaded
    if isinstance(loaded, Loaded):
        protocol = loaded.protocol
        assert protocol is not None  # noqa: S101 - there are no problems
        return f"{protocol.title}, version {protocol.version}, {len(protocol.steps())} steps"
    if isinstance(loaded, LoadedRecipes):
        assert loaded.recipes is not None  # noqa: S101 - there are no problems
        names = ", ".join(solution.name for solution in loaded.recipes.solutions.values())
        return f"recipes: {names}"
    count = len(loaded.substances)
    return f"{count} reagent{'' if count == 1 else 's'} of the lab"


def _as_json(file: str, result: LoadedFile) -> dict[str, object]:
    loaded = result.loaded
    protocol = loaded.protocol if isinstance(loaded, Loaded) else None
    return {
        "file": file,
        "kind": result.kind.value,
        "ok": not result.problems,
        "id": protocol.id if protocol is not None else None,
        "version": protocol.version if protocol is not None else None,
        "fingerprint": loaded.fingerprint if isinstance(loaded, Loaded) else None,
        "problems": [problem_json(problem) for problem in result.problems],
    }
