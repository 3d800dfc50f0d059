"""`protocolapp check FILE…`: every problem of every file, and of a protocol what biology would spoil.

Without a file it prints the reference of the format, or writes the schema that editors go by.
"""

from __future__ import annotations

import argparse
from dataclasses import replace

from protocolapp.cli.output import OK, PROBLEMS, problem_json, say, say_json, say_problems
from protocolapp.protocol.load import Loaded
from protocolapp.protocol.load_any import LoadedFile, load_file
from protocolapp.protocol.recipes import LoadedRecipes
from protocolapp.services.check_counts import counts_text
from protocolapp.services.checking import Check, checks_of, counts
from protocolapp.services.workplace import Workplace


def check(args: argparse.Namespace) -> int:
    """Read the files; 0 when all can be used, else 1. strict: 1 also when a check tells something."""
    if args.reference:
        return _print_reference(as_json=args.json)
    read = [(file, load_file(file)) for file in args.files]
    checked = [(file, result, _checks(result)) for file, result in read]
    if args.json:
        say_json([_as_json(*one) for one in checked])
    else:
        for one in checked:
            _say(*one)
    told = any(check.told for _, _, checks in checked for check in checks)
    sound = all(not result.problems for _, result in read)
    return OK if sound and not (args.strict and told) else PROBLEMS


def write_schema_file(args: argparse.Namespace, workplace: Workplace) -> int:
    """Write the schema of protocols, over an older one but over nothing else."""
    from protocolapp.services.new_protocol import write_schema

    write_schema(workplace.files, args.schema)
    if args.json:
        say_json({"schema": str(args.schema)})
    else:
        say(f"{args.schema}: the JSON Schema of the protocol file, format 1")
    return OK


def _print_reference(*, as_json: bool) -> int:
    from protocolapp.protocol.reference import reference_text
    from protocolapp.protocol.schema import json_schema

    if as_json:
        say_json(json_schema())
    else:
        say(reference_text().removesuffix("\n"))
    return OK


def _checks(file: LoadedFile) -> tuple[Check, ...]:
    return checks_of(file.loaded) if isinstance(file.loaded, Loaded) else ()


def _say(file: str, result: LoadedFile, checks: tuple[Check, ...]) -> None:
    say_problems(result.problems)
    for one in checks:
        _say_check(one)
    if not result.problems:
        told = counts_text(*counts(checks))
        say(f"{file}: {_told(result)}, no problem found" + (f", {told}" if told else ""))


def _say_check(check: Check) -> None:
    """`file:line:column: warning: message [id]`, what to do and why below; of a silenced one the reason it is."""
    finding, place = check.finding, check.place
    word = finding.severity if check.told else "silenced"
    say(str(replace(place, message=f"{word}: {place.message} [{finding.rule.id}]")))
    if check.told:
        say(f"    {finding.remedy}")
        say(f"    Why: {finding.rule.reason}")
    else:
        say(f"    because {finding.silenced}")


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


def _as_json(file: str, result: LoadedFile, checks: tuple[Check, ...]) -> dict[str, object]:
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
        "checks": [_check_json(check) for check in checks],
    }


def _check_json(check: Check) -> dict[str, object]:
    finding = check.finding
    return {
        "id": finding.rule.id,
        "severity": finding.severity.value,
        **problem_json(check.place),
        "where": finding.where,
        "reason": finding.rule.reason,
        "source": finding.rule.source,
        "silenced": finding.silenced or None,
    }
