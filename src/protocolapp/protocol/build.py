"""From nodes to the model: validated once, every error with its place; what is well built is kept for the checks."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from protocolapp.protocol.checks.subject import Subject
from protocolapp.protocol.finding import Finding
from protocolapp.protocol.known import fields_at, nearest
from protocolapp.protocol.model import Protocol
from protocolapp.protocol.model.refusal import CutText
from protocolapp.protocol.places import Path, data_of
from protocolapp.protocol.reading import Node
from protocolapp.protocol.salvage import salvaged
from protocolapp.protocol.wording import words_for

_KEY = "[key]"
_UNKNOWN = "extra_forbidden"


def build(root: Node) -> tuple[Subject | None, list[Finding]]:
    """What can be checked of a file's nodes, and all that is wrong with its structure.

    With findings the subject holds only the well-built parts, or is None when too little is left.
    """
    data = data_of(root, CutText)
    try:
        return Subject(Protocol.model_validate(data)), []
    except ValidationError as error:
        return salvaged(data, error), list(_findings(error.errors(include_url=False)))


def _findings(errors: list[ErrorDetails]) -> Iterator[Finding]:
    misspelt = {_meant(_path_of(error)) for error in errors if error["type"] == _UNKNOWN}
    for error in errors:
        path = _path_of(error)
        if error["type"] == "missing" and path in misspelt:
            continue  # it is there, under the name that is reported
        message, remedy = words_for(error, path)
        at_key = error["type"] == _UNKNOWN or error["loc"][-1:] == (_KEY,)
        yield Finding(path, message, remedy, at_key=at_key, offset=error.get("ctx", {}).get("offset", 0))


def _path_of(error: ErrorDetails) -> tuple[str | int, ...]:
    return tuple(step for step in error["loc"] if step != _KEY)


def _meant(path: Path) -> Path:
    """A misspelt key's path as it should be."""
    return (*path[:-1], nearest(str(path[-1]), fields_at(path[:-1])))
