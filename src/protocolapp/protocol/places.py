"""Where in the file something stands, found by its path (`sections`, 0, `steps`, 2, `wait`) when it is needed."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Sequence as Series
from typing import NamedTuple

from protocolapp.protocol.reading import Mapping, Node, Scalar, Sequence

Path = Series[str | int]
"""Keys and list indexes from the top of the file."""

_WIDEST = 300


class Place(NamedTuple):
    """Line and column, from 1."""

    line: int
    column: int


def data_of(node: Node, cut: type[str]) -> object:
    """The plain texts, dicts and lists of a node; a text that ` #` cuts becomes a `cut`."""
    if isinstance(node, Scalar):
        return cut(node.text) if node.cut_by_comment else node.text
    if isinstance(node, Mapping):
        return {entry.key.text: data_of(entry.value, cut) for entry in node.entries}
    return [data_of(item, cut) for item in node.items]


def value_at(root: Node, path: Path, offset: int = 0) -> Place:
    """Where the value at a path stands; as near as there is, for a value written in a shorter form.

    A value of several lines stands at its key. offset: characters into a text on one line.
    """
    node, key = _walk(root, path)
    if isinstance(node, Scalar):
        shift = offset if node.plain and node.column + offset <= _WIDEST else 0
        return Place(node.line, node.column + shift)
    return _place(key or node)


def key_at(root: Node, path: Path) -> Place:
    """Where the last key of a path stands, or the list item; as near as there is."""
    node, key = _walk(root, path)
    return _place(key or node)


def written_at(root: Node, path: Path) -> bool:
    """Whether there is something at this path."""
    node: Node | None = root
    for step in path:
        node = _step(node, step)[0] if node is not None else None
    return node is not None


def entry_before(root: Node, place: Place) -> Path:
    """The path of the last entry that begins at or before a place."""
    path: tuple[str | int, ...] = ()
    node = root
    while True:
        below = [(item, step) for item, step, begins in _children(node) if begins <= place]
        if not below:
            return path
        node, step = below[-1]
        path = (*path, step)


def _children(node: Node) -> Iterator[tuple[Node, str | int, Place]]:
    if isinstance(node, Mapping):
        for entry in node.entries:
            yield entry.value, entry.key.text, _place(entry.key)
    elif isinstance(node, Sequence):
        for number, item in enumerate(node.items):
            yield item, number, _place(item)


def _walk(root: Node, path: Path) -> tuple[Node, Scalar | None]:
    """The last node of a path that exists, and the key it stands under."""
    node, key = root, None
    for step in path:
        found, found_key = _step(node, step)
        if found is None:
            break
        node, key = found, found_key
    return node, key


def _step(node: Node, step: str | int) -> tuple[Node | None, Scalar | None]:
    if isinstance(node, Mapping):
        entry = node.entry(step) if isinstance(step, str) else None
        if entry is not None:
            return entry.value, entry.key
    elif isinstance(node, Sequence):
        if isinstance(step, int):
            return (node.items[step], None) if step < len(node.items) else (None, None)
        for item in node.items:
            if isinstance(item, Scalar) and item.text == step:
                return item, None
    return None, None


def _place(node: Node) -> Place:
    return Place(node.line, node.column)
