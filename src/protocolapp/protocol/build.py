"""From nodes to the model: validated once, every error with its place; what is well built is kept for the checks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from protocolapp.protocol.checks.subject import Subject
from protocolapp.protocol.finding import Finding
from protocolapp.protocol.model import Protocol
from protocolapp.protocol.model.refusal import CutText
from protocolapp.protocol.places import Path, data_of
from protocolapp.protocol.reading import Node
from protocolapp.protocol.salvage import salvaged
from protocolapp.protocol.wording import words_for

_KEY = "[key]"


def build(root: Node) -> tuple[Subject | None, list[Finding]]:
    """What can be checked of a file's nodes, and all that is wrong with its structure.

    With findings the subject holds only the well-built parts, or is None when too little is left.
    """
    data = data_of(root, CutText)
    try:
        return Subject(Protocol.model_validate(data)), []
    except ValidationError as error:
        return salvaged(data, error), list(_findings(error.errors(include_url=False)))


def _findings(errors: Iterable[ErrorDetails]) -> Iterator[Finding]:
    for error in errors:
        location = error["loc"]
        at_key = error["type"] == "extra_forbidden" or location[-1:] == (_KEY,)
        path: Path = tuple(step for step in location if step != _KEY)
        message, remedy = words_for(error, path)
        yield Finding(path, message, remedy, at_key=at_key, offset=error.get("ctx", {}).get("offset", 0))
