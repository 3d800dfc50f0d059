"""From nodes to the model: validated once, every error with its place; what is well built is kept for the checks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar

from pydantic import ValidationError

from protocolapp.protocol.faults import Fault, faults_of
from protocolapp.protocol.finding import Finding
from protocolapp.protocol.known import fields_at, nearest
from protocolapp.protocol.model.base import Part
from protocolapp.protocol.model.refusal import CutText
from protocolapp.protocol.places import Path, Place, data_of, entry_before
from protocolapp.protocol.reading import Node
from protocolapp.protocol.salvage import innermost_first, salvaged, take_out
from protocolapp.protocol.wording import words_for

T = TypeVar("T", bound=Part)


@dataclass(frozen=True, slots=True)
class Built(Generic[T]):
    """What a file holds, or only its well-built parts. broken, whole: see `checks.subject.Subject`."""

    model: T
    broken: frozenset[str]
    whole: bool


def build_as(top: type[T], root: Node, unread: Iterable[Place] = ()) -> tuple[Built[T] | None, list[Finding]]:
    """What can be checked of a file's nodes, and all that is wrong with its structure.

    top: the model of the whole file. unread: where the reader found problems already; what stands there is left out,
    and nothing is said of it. With problems only the well-built parts are there, or None when too little is left.
    """
    data, broken = data_of(root, CutText), set[str]()
    left_out = {entry_before(root, place) for place in unread}
    for path in innermost_first(left_out):
        take_out(data, path, broken)
    try:
        return Built(top.model_validate(data), frozenset(broken), whole=not left_out), []
    except ValidationError as error:
        faults = [fault for fault in faults_of(error) if not _follows(fault, left_out)]
        model = salvaged(data, error, broken, top)
        built = None if model is None else Built(model, frozenset(broken), whole=False)
        return built, list(_findings(faults, top))


def _follows(fault: Fault, left_out: set[Path]) -> bool:
    """Whether a fault only says that something is not there which was left out."""
    at_top = fault.missing and len(fault.path) == 1  # reading may have ended before it
    return bool(left_out) and (at_top or any(out[: len(fault.path)] == fault.path for out in left_out))


def _findings(faults: list[Fault], top: type[Part]) -> Iterator[Finding]:
    misspelt = {_meant(fault.path, top) for fault in faults if fault.unknown}
    for fault in faults:
        if fault.missing and fault.path in misspelt:
            continue  # it is there, under the name that is reported
        message, remedy = words_for(fault.error, fault.path, top)
        offset = fault.error.get("ctx", {}).get("offset", 0)
        yield Finding(fault.path, message, remedy, at_key=fault.unknown or fault.in_key, offset=offset)


def _meant(path: Path, top: type[Part]) -> Path:
    """A misspelt key's path as it should be."""
    return (*path[:-1], nearest(str(path[-1]), fields_at(path[:-1], top)))
