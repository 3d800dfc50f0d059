"""From nodes to the model: validated once, every error with its line and column."""

from __future__ import annotations

from collections.abc import Iterable

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from protocolapp.protocol.finding import Finding
from protocolapp.protocol.model import Protocol
from protocolapp.protocol.model.refusal import CutText
from protocolapp.protocol.places import Path, data_of
from protocolapp.protocol.reading import Node
from protocolapp.protocol.wording import words_for

_KEY = "[key]"


def build(root: Node) -> tuple[Protocol | None, list[Finding]]:
    """The protocol of a file's nodes, or all that is wrong with its structure."""
    data = data_of(root, CutText)
    try:
        return Protocol.model_validate(data), []
    except ValidationError as error:
        return None, list(_findings(error.errors(include_url=False)))


def _findings(errors: Iterable[ErrorDetails]) -> Iterable[Finding]:
    for error in errors:
        location = error["loc"]
        at_key = error["type"] == "extra_forbidden" or location[-1:] == (_KEY,)
        path: Path = tuple(step for step in location if step != _KEY)
        message, remedy = words_for(error, path)
        offset = error.get("ctx", {}).get("offset", 0)
        yield Finding(path, message, remedy, at_key=at_key, offset=offset)
