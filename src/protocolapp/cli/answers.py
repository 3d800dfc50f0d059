"""`--answers FILE.yaml`: what a rehearsal enters, by step.

lysis/protein:
  protein: {NCI-H3122 DMSO: 4.2 mg/mL, NCI-H2228 DMSO: 3.9 mg/mL}
elution/boil:
  note: block was at 97 °C
washing/wash.2:
  skip: beads lost
protein/read:
  choose: {protein_assay: Bradford}
"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from difflib import get_close_matches
from pathlib import Path

from protocolapp.cli.files import UnusableError
from protocolapp.cli.output import say_problems
from protocolapp.protocol import reading
from protocolapp.protocol.model import Protocol
from protocolapp.protocol.problem import Problem, quote
from protocolapp.run.answers import StepAnswers

_WORDS = ("note", "skip", "fail", "reason")
_CHOOSE = "choose"


def read_answers(path: Path, protocol: Protocol) -> Mapping[str, StepAnswers]:
    """The answers of a file. Raises UnusableError after telling of every problem, with its line."""
    node, problems = reading.read_file(path)
    known = {f"{section.id}/{step.id}" for section, step in protocol.steps()} | {
        f"prepare/{solution}" for solution in protocol.solutions
    }
    answers: dict[str, StepAnswers] = {}
    if node is not None and not isinstance(node, reading.Mapping):
        problems.append(
            Problem(
                str(path), 1, 1, "answers are listed by step", "write `section/step:` and the values below it"
            )
        )
    elif node is not None:
        for entry in node.entries:
            ref = entry.key.text
            if ref.partition(".")[0] not in known:
                near = get_close_matches(ref, known, n=1)
                remedy = f"did you mean {near[0]}?" if near else "the steps are listed by `protocolapp plan`"
                problems.append(_problem(path, entry.key, f"the protocol has no step {quote(ref)}", remedy))
            answers[ref] = _step(path, entry.value, problems)
    if problems:
        say_problems(sorted(problems), to=sys.stderr)
        raise UnusableError
    return answers


def _step(path: Path, node: reading.Node, problems: list[Problem]) -> StepAnswers:
    if not isinstance(node, reading.Mapping):
        problems.append(
            _problem(
                path,
                node,
                "a step's answers are names with values",
                "write `protein: 4 mg/mL` below the step",
            )
        )
        return StepAnswers()
    words = dict.fromkeys(_WORDS, "")
    values: dict[str, str | Mapping[str, str]] = {}
    for entry in node.entries:
        name = entry.key.text
        if isinstance(entry.value, reading.Sequence):
            problems.append(
                _problem(
                    path, entry.value, "a list cannot be entered", "write one value, or `{sample: value}`"
                )
            )
        elif isinstance(entry.value, reading.Scalar):
            (words if name in words else values)[name] = entry.value.text
        else:
            values[name] = _by_row(path, entry.value, problems)
    choose = values.pop(_CHOOSE, {})
    if isinstance(choose, str):
        problems.append(
            _problem(path, node, "a choice needs its parameter", "write `choose: {protein_assay: Bradford}`")
        )
        choose = {}
    return StepAnswers(values, **words, choose=choose)


def _by_row(path: Path, node: reading.Mapping, problems: list[Problem]) -> Mapping[str, str]:
    rows: dict[str, str] = {}
    for entry in node.entries:
        if isinstance(entry.value, reading.Scalar):
            rows[entry.key.text] = entry.value.text
        else:
            problems.append(
                _problem(path, entry.value, "one value per sample is expected", "write `{sample: value}`")
            )
    return rows


def _problem(path: Path, node: reading.Node, message: str, remedy: str) -> Problem:
    return Problem(str(path), node.line, node.column, message, remedy)
