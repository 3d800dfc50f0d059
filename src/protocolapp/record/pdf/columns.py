"""How wide a table's columns are: as wide as their texts while the page allows, else the long ones give way."""

from __future__ import annotations

import math
from collections.abc import Sequence

GUTTER = 12.0
"""Points between two columns; a right-aligned one is kept apart from the next by it too."""


def column_widths(natural: Sequence[float], available: float, words: Sequence[float] = ()) -> list[float]:
    """Widths that sum to the available width. natural: of each column's widest text, its gutter included.

    words: of each column's widest word, which is not broken while the page has room for all of them: a quantity is
    one. What is left over goes to the columns in proportion to their width, so that a table spans its page.
    """
    total = sum(natural)
    if total <= 0:
        return [available / len(natural)] * len(natural)
    if total <= available:
        return [width + (available - total) * width / total for width in natural]
    return (
        _unbroken(natural, available, words)
        if words and sum(words) < available
        else _squeezed(natural, available)
    )


def _unbroken(natural: Sequence[float], available: float, words: Sequence[float]) -> list[float]:
    """Columns too narrow for their widest word get its width, and the others share what is left."""
    kept: dict[int, float] = {}
    while True:
        free = [index for index in range(len(natural)) if index not in kept]
        shared = _squeezed([natural[index] for index in free], available - sum(kept.values()))
        drawn = dict(zip(free, shared, strict=True))
        tight = {index: words[index] for index, width in drawn.items() if width < words[index]}
        if not tight:
            return [(kept | drawn)[index] for index in range(len(natural))]
        kept |= tight


def _squeezed(natural: Sequence[float], available: float) -> list[float]:
    """Columns that fit into an equal share of what is left keep their width; the wider ones divide the rest.

    Each of them gets as much as the widest that was kept, and of what is then left by the root of what it lacks: a
    text of nine lines' length gets three times the room of one, so that no column is drawn out to many short lines.
    """
    rest, wide = available, set(range(len(natural)))
    while fitting := {index for index in wide if natural[index] <= rest / len(wide)}:
        rest -= sum(natural[index] for index in fitting)
        wide -= fitting
    least = max((width for index, width in enumerate(natural) if index not in wide), default=0.0)
    roots = {index: math.sqrt(natural[index] - least) for index in wide}
    to_share = rest - least * len(wide)
    return [
        least + to_share * roots[index] / sum(roots.values()) if index in wide else width
        for index, width in enumerate(natural)
    ]
