"""A problem by where it is in the protocol, before the file's lines are known."""

from __future__ import annotations

from dataclasses import dataclass

from protocolapp.protocol.places import Path, key_at, value_at
from protocolapp.protocol.problem import Problem
from protocolapp.protocol.reading import Node


@dataclass(frozen=True, slots=True)
class Finding:
    """What is wrong at a path of the file, and what to write instead.

    at_key: it is the key that is wrong, not its value. offset: characters into the value.
    """

    path: Path
    message: str
    remedy: str
    at_key: bool = False
    offset: int = 0

    def in_file(self, root: Node, file: str) -> Problem:
        """The problem with its line and column."""
        place = key_at(root, self.path) if self.at_key else value_at(root, self.path, self.offset)
        return Problem(file, place.line, place.column, self.message.rstrip("."), self.remedy)
