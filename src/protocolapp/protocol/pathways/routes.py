"""The way of each arrow: level, upright, or round one corner or two in the gap between rows."""

from __future__ import annotations

from collections.abc import Iterator

from protocolapp.protocol.pathways.geometry import Arrow, Box, Point
from protocolapp.protocol.pathways.grid import BOX_HIGH, ROW, Grid
from protocolapp.protocol.pathways.model import NUCLEUS

_INTO_NUCLEUS, _CLEAR = 13.0, 1.5
_ABOVE_BOX = (ROW - BOX_HIGH) / 2 + 4
"""How far above a box the level part of an arrow lies: nearer to where it comes from, clear of flags."""


def arrows(grid: Grid) -> Iterator[Arrow]:
    """Every arrow of a pathway; those of one relation share what they have in common."""
    nucleus = grid.nucleus()
    for relation in grid.pathway.relations:
        for source in relation.sources:
            for target in relation.targets:
                start = grid.nodes[source]
                if target != NUCLEUS:
                    yield Arrow(relation.kind, _way(start, grid.nodes[target]))
                elif nucleus is not None:
                    x = start.middle[0]
                    yield Arrow(relation.kind, ((x, start.bottom), (x, nucleus.y + _INTO_NUCLEUS)))


def _way(start: Box, end: Box) -> tuple[Point, ...]:
    (x, y), (end_x, end_y) = start.middle, end.middle
    rightwards = end_x > x
    if abs(y - end_y) < ROW / 2:
        return (
            ((start.right, y), (end.x - _CLEAR, y)) if rightwards else ((start.x, y), (end.right + _CLEAR, y))
        )
    if y > end_y:
        side = end.x - _CLEAR if rightwards else end.right + _CLEAR
        return (x, start.y), (x, end_y), (side, end_y)
    tip = end.y - _CLEAR
    if abs(x - end_x) < _CLEAR:
        return (x, start.bottom), (x, tip)
    level = end_y - BOX_HIGH / 2 - _ABOVE_BOX
    return (x, start.bottom), (x, level), (end_x, level), (end_x, tip)
