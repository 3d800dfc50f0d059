"""What was read: scalars, mappings and sequences, each with its line and column (from 1, in characters)."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple, TypeAlias

# Scalar and Entry are named tuples: a file has a hundred thousand, and a dataclass takes twice as long to make.


_FEW = 16


class Scalar(NamedTuple):
    """A text as written, never typed by YAML's guesses: `0123456`, `22:30`, `NO` and `~` stay what they are.

    plain: written without quotes and not as a block (`|`, `>`). An empty value is an empty plain text.
    cut_by_comment: a plain text followed by one space and a `#`, so its end may be lost as a comment.
    It is False where the reader has reported the cut itself; a prose field should report the others.
    """

    text: str
    line: int
    column: int
    plain: bool = True
    cut_by_comment: bool = False


class Entry(NamedTuple):
    """One `key: value` of a mapping."""

    key: Scalar
    value: Node


@dataclass(frozen=True, slots=True)
class Mapping:
    """Entries in the order written. No key occurs twice."""

    entries: tuple[Entry, ...]
    line: int
    column: int
    _by_key: dict[str, Entry] = field(default_factory=dict, init=False, repr=False, compare=False)

    def get(self, name: str) -> Node | None:
        """The value of the key `name`, or None if it is not there."""
        entry = self.entry(name)
        return entry.value if entry is not None else None

    def entry(self, name: str) -> Entry | None:
        """The entry of the key `name`, or None if it is not there."""
        if len(self.entries) <= _FEW:
            return next((entry for entry in self.entries if entry.key.text == name), None)
        if not self._by_key:  # a file of 100,000 wrong entries asks for each of them
            self._by_key.update((entry.key.text, entry) for entry in self.entries)
        return self._by_key.get(name)


@dataclass(frozen=True, slots=True)
class Sequence:
    """Items in the order written."""

    items: tuple[Node, ...]
    line: int
    column: int


Node: TypeAlias = Scalar | Mapping | Sequence
