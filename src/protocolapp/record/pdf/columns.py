"""How wide a table's columns are: as wide as their texts while the page allows, else the long ones give way."""

from __future__ import annotations

from collections.abc import Sequence

GUTTER = 12.0
"""Points between two columns; a right-aligned one is kept apart from the next by it too."""

LEAST = 34.0
"""Points that a column keeps, so that some word fits."""


def column_widths(natural: Sequence[float], available: float) -> list[float]:
    """Widths that sum to the available width. natural: of each column's widest text, its gutter included.

    What is left over goes to the columns in proportion to their width, so that a table spans its page.
    """
    total = sum(natural)
    if total <= 0:
        return [available / len(natural)] * len(natural)
    if total <= available:
        return [width + (available - total) * width / total for width in natural]
    return _squeezed(natural, available)


def _squeezed(natural: Sequence[float], available: float) -> list[float]:
    """Columns narrower than an equal share keep their width; the wider ones divide the rest in proportion."""
    share = available / len(natural)
    kept = {index for index, width in enumerate(natural) if width <= share}
    rest = available - sum(natural[index] for index in kept)
    wide = sum(width for index, width in enumerate(natural) if index not in kept)
    floor = min(LEAST, share)
    drawn = [
        width if index in kept else max(rest * width / wide, floor) for index, width in enumerate(natural)
    ]
    excess = sum(drawn) - available
    widest = drawn.index(max(drawn))
    drawn[widest] -= excess
    return drawn
