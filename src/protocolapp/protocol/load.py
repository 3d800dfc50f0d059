"""Reading a protocol file: a checked protocol, or every problem at once with file, line, column and remedy."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from protocolapp.protocol.build import build_as
from protocolapp.protocol.checks import check
from protocolapp.protocol.checks.subject import Subject
from protocolapp.protocol.finding import Finding
from protocolapp.protocol.fingerprint import fingerprint
from protocolapp.protocol.kinds import FileKind, kind_of
from protocolapp.protocol.model import Protocol, ProtocolFile
from protocolapp.protocol.places import Place
from protocolapp.protocol.problem import Problem
from protocolapp.protocol.reading import Mapping, Node, read_file, read_text
from protocolapp.protocol.reading.limits import MOST_PROBLEMS
from protocolapp.protocol.reuse.goes_on import check_next
from protocolapp.protocol.reuse.resolve import Found, Origins, resolve
from protocolapp.protocol.shelf import Seen, Shelf
from protocolapp.protocol.tables.taking_in import with_bundled_tables
from protocolapp.protocol.written import Written


@dataclass(frozen=True, slots=True)
class Loaded:
    """protocol: None when there is any problem. files: every file read for it, its own first.

    written: where its parts stand, for what is told of it later; None when there is any problem.
    """

    protocol: Protocol | None
    problems: tuple[Problem, ...]
    files: tuple[Path, ...] = ()
    written: Written | None = field(default=None, compare=False, repr=False)

    @property
    def fingerprint(self) -> str | None:
        """SHA-256 of the protocol's content; None when there is no protocol."""
        return fingerprint(self.protocol) if self.protocol is not None else None


def load_protocol(path: str | Path, shelf: Shelf | None = None) -> Loaded:
    """Read a file of at most 2 MiB. Nothing in it, and no path, makes this raise.

    shelf: where the protocols are found that it uses; beside it and among the bundled ones if not given.
    """
    return protocol_of(*read_file(path), str(path), shelf)


def load_text(text: str, path: str, shelf: Shelf | None = None) -> Loaded:
    """Read a text; `path` is only named in the problems, and what the text uses is found beside it."""
    return protocol_of(*read_text(text, path), path, shelf)


def protocol_of(root: Node | None, problems: list[Problem], path: str, shelf: Shelf | None = None) -> Loaded:
    """What was read, checked. A file of another kind is told to be one, and nothing more is said of it."""
    return _load(root, problems, path, Reading(shelf if shelf is not None else Shelf.bundled()))


MOST_IN_A_CHAIN = 20
"""Protocols that use one another in a row; each is read inside the reading of the one before."""

_OF_ITS_OWN = " has problems of its own; the first: "


@dataclass(frozen=True, slots=True)
class Reading:
    """The reading of a file and of those it uses. above: the ids of the protocols that are being read for it.

    known: what was found by id and file; seen: the folders looked through. No file is read twice for it, so that
    protocols that use one another many times take no longer than they are long.
    """

    shelf: Shelf
    above: tuple[str, ...] = ()
    known: dict[tuple[str, Path], Found] = field(default_factory=dict)
    seen: Seen = field(default_factory=dict)

    def under(self, identity: str) -> Reading:
        """The same reading, inside the protocol of an id."""
        return replace(self, above=(*self.above, identity))

    def of(self, identity: str, beside: Path) -> Found:
        """The protocol of an id, whole and checked, or why it cannot be used."""
        if identity in self.above:
            ring = " → ".join((*self.above[self.above.index(identity) :], identity))
            return Found(
                None, f"this goes round in a circle: {ring}", "Take the section in at one place only."
            )
        if len(self.above) > MOST_IN_A_CHAIN:
            message = f"more than {MOST_IN_A_CHAIN} protocols use one another in a row"
            return Found(None, message, "Use the protocol in which the section is written.")
        path = self.shelf.find(identity, beside, self.seen)
        if path is None:
            remedy = "Put its file beside this one, or into the library; or correct the id."
            return Found(None, f"there is no protocol “{identity}”", remedy)
        if (identity, path) not in self.known:
            self.known[identity, path] = self._read(identity, path)
        return self.known[identity, path]

    def _read(self, identity: str, path: Path) -> Found:
        loaded = _load(*read_file(path), str(path), self)
        if loaded.protocol is None:
            first = loaded.problems[0]
            _, deeper, cause = first.message.rpartition(_OF_ITS_OWN)
            remedy = first.remedy if deeper else f"Correct {path.name}, line {first.line}."
            return Found(None, f"“{identity}”{_OF_ITS_OWN}{cause}", remedy, loaded.files)
        return Found(loaded.protocol, files=loaded.files)

    def file_of(self, identity: str, beside: Path) -> ProtocolFile | None:
        """The protocol of an id as its file says it, as far as it can be read."""
        path = self.shelf.find(identity, beside, self.seen)
        root = read_file(path)[0] if path is not None else None
        built = build_as(ProtocolFile, root)[0] if root is not None else None
        return built.model if built is not None else None


def _load(root: Node | None, problems: list[Problem], path: str, reading: Reading) -> Loaded:
    here = Path(path)
    if root is None:
        return Loaded(None, tuple(problems), (here,))
    if (other := _of_another_kind(root, path)) is not None:
        return Loaded(None, (other,), (here,))
    places = [Place(problem.line, problem.column) for problem in problems]
    built, findings = build_as(ProtocolFile, root, places)
    if built is None:
        return Loaded(None, in_order(problems, findings, root, path), (here,))
    inside = reading.under(built.model.id)
    whole, untold = with_bundled_tables(built.model)
    findings += untold
    resolved = resolve(whole, lambda identity: inside.of(identity, here))
    subject = Subject(resolved.protocol, built.broken, built.whole and resolved.whole)
    found = check(subject)
    if not reading.above:  # where to go on is of no account to a protocol that takes in one of its sections
        found += check_next(subject, lambda identity: inside.file_of(identity, here))
    findings += [*resolved.findings, *(_as_written(one, resolved.origins) for one in found)]
    told = in_order(problems, findings, root, path)
    files = (here, *resolved.files)
    if told:
        return Loaded(None, told, files)
    return Loaded(resolved.protocol, told, files, Written(root, resolved.origins))


def _as_written(finding: Finding, origins: Origins) -> Finding:
    """A finding about something that was taken in stands where the file takes it in."""
    for length in (2, 3):
        origin = origins.get(tuple(finding.path[:length]))
        if origin is not None:
            return Finding(origin, f"{finding.path[length - 1]}: {finding.message}", finding.remedy)
    return finding


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
    roles = {role for reagent in protocol.reagents.values() for role in reagent.roles}
    for solution in protocol.solutions.values():
        roles |= {*solution.roles, *(role for part in solution.contains for role in part.roles)}
    return {
        "id": protocol.id,
        "title": protocol.title,
        "objective": protocol.objective,
        "version": protocol.version,
        "steps": len(protocol.steps()),
        "fingerprint": fingerprint(protocol),
        "reagents": names,
        "roles": sorted(role.value for role in roles),
        "words": " ".join([*protocol.authors, *names, *words]),
    }
