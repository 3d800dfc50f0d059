"""Where a number comes from, as lines of text: for the command line, for the window, and to be copied."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Any

from protocolapp.plan.explaining import Explained


@dataclass(frozen=True, slots=True)
class ExplainedLine:
    """One line. depth: how far down the tree. about: what it says of the value above it, not a value itself."""

    depth: int
    text: str
    about: bool = False


def explained_lines(node: Explained, depth: int = 0) -> Iterator[ExplainedLine]:
    """A value, what it was worked out from below it, one step further in."""
    given = ", ".join(part for part in (node.origin, "" if node.formula else node.source) if part)
    again = "explained above" if node.again else ""
    planned = f"{node.planned} planned" if node.planned else ""
    tail = " · ".join(part for part in (planned, given, again) if part)
    yield ExplainedLine(depth, f"{node.label} = {node.text or '–'}{f' · {tail}' if tail else ''}")
    if node.formula:
        yield ExplainedLine(depth + 1, _formula(node), about=True)
    yield from (ExplainedLine(depth + 1, step, about=True) for step in (*node.steps, node.found) if step)
    for one in node.inputs:
        yield from explained_lines(one, depth + 1)


def explained_text(node: Explained) -> str:
    """All lines, two spaces for each step down."""
    return "\n".join(f"{'  ' * line.depth}{line.text}" for line in explained_lines(node))


def explained_json(node: Explained) -> dict[str, Any]:
    """The tree as plain data, under the names of the model."""
    return asdict(node)


def _formula(node: Explained) -> str:
    numbers = f" = {node.numbers}" if node.numbers and node.numbers != node.formula else ""
    source = f" · {node.source}" if node.source else ""
    return f"= {node.formula}{numbers}{source}"
