"""Reading a protocol file: a checked protocol, or every problem at once with file, line, column and remedy."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from protocolapp.protocol.build import build
from protocolapp.protocol.checks import check
from protocolapp.protocol.finding import Finding
from protocolapp.protocol.fingerprint import fingerprint
from protocolapp.protocol.kinds import FileKind, kind_of
from protocolapp.protocol.model import Protocol
from protocolapp.protocol.places import Place
from protocolapp.protocol.problem import Problem
from protocolapp.protocol.reading import Mapping, Node, read_file, read_text
from protocolapp.protocol.reading.limits import MOST_PROBLEMS


@dataclass(frozen=True, slots=True)
class Loaded:
    """protocol: None when there is any problem."""

    protocol: Protocol | None
    problems: tuple[Problem, ...]

    @property
    def fingerprint(self) -> str | None:
        """SHA-256 of the protocol's content; None when there is no protocol."""
        return fingerprint(self.protocol) if self.protocol is not None else None


def load_protocol(path: str | Path) -> Loaded:
    """Read a file of at most 2 MiB. Nothing in it, and no path, makes this raise."""
    return protocol_of(*read_file(path), str(path))


def load_text(text: str, path: str) -> Loaded:
    """Read a text; `path` is only named in the problems."""
    return protocol_of(*read_text(text, path), path)


def protocol_of(root: Node | None, problems: list[Problem], path: str) -> Loaded:
    """What was read, checked. A file of another kind is told to be one, and nothing more is said of it."""
    if root is None:
        return Loaded(None, tuple(problems))
    if (other := _of_another_kind(root, path)) is not None:
        return Loaded(None, (other,))
    subject, findings = build(root, [Place(problem.line, problem.column) for problem in problems])
    if subject is not None:
        findings += check(subject)
    found = in_order(problems, findings, root, path)
    return Loaded(None if found or subject is None else subject.protocol, found)


_OTHER_KINDS = {
    FileKind.RECIPES: "Move it into the folder recipes: the recipe calculator finds it there.",
    FileKind.REAGENTS: "It belongs into the own folder, as reagents.yaml.",
}


def _of_another_kind(root: Node, path: str) -> Problem | None:
    kind = kind_of(root)
    if kind is FileKind.PROTOCOL or not isinstance(root, Mapping):
        return None
    place = root.get("kind") or root
    message = f"this is a file of {kind}, not a protocol"
    return Problem(path, place.line, place.column, message, _OTHER_KINDS[kind])


def in_order(problems: list[Problem], findings: list[Finding], root: Node, path: str) -> tuple[Problem, ...]:
    """All problems of a file in its order, each once, no more than anybody corrects in one go."""
    return tuple(_bounded(sorted({*problems, *(finding.in_file(root, path) for finding in findings)})))


def _bounded(problems: list[Problem]) -> list[Problem]:
    """At most MOST_PROBLEMS, and one line that says there are more: nobody corrects more in one go."""
    if len(problems) <= MOST_PROBLEMS:
        return problems
    more = replace(
        problems[MOST_PROBLEMS],
        message="there are more problems after this one",
        remedy="Correct those above first.",
    )
    return [*problems[:MOST_PROBLEMS], more]


def summary(protocol: Protocol) -> dict[str, Any]:
    """What the library shows and searches, as plain JSON data."""
    names = [reagent.name for reagent in protocol.reagents.values()]
    names += [solution.name for solution in protocol.solutions.values()]
    words = [section.title for section in protocol.sections]
    words += [step.do.text for _, step in protocol.steps()]
    roles = {reagent.role for reagent in protocol.reagents.values()}
    roles |= {part.role for solution in protocol.solutions.values() for part in solution.contains}
    return {
        "id": protocol.id,
        "title": protocol.title,
        "objective": protocol.objective,
        "version": protocol.version,
        "steps": len(protocol.steps()),
        "fingerprint": fingerprint(protocol),
        "reagents": names,
        "roles": sorted(role.value for role in roles if role is not None),
        "words": " ".join([*protocol.authors, *names, *words]),
    }
