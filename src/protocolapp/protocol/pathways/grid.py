"""From the grid of a pathway to boxes: where each node and each compartment lies."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import groupby

from protocolapp.protocol.pathways.geometry import Box, Look, Shape, around
from protocolapp.protocol.pathways.model import Compartment, Node, NodeKind, Pathway, Place

ROW, BOX_HIGH, SMALL_HIGH, BAND = 62.0, 38.0, 24.0, 30.0
"""From row to row, and how high are boxes, small things and the membrane."""

EDGE, GAP, WIDEST = 12.0, 14.0, 124.0
"""Around the grid, between neighbours, and the most that two columns give a box."""

_STRETCH, _BESIDE = 36.0, 6.0
"""How high a stretch of membrane around lipids is, and how far it reaches beside them."""

SMALL = (NodeKind.LIPID, NodeKind.MESSENGER)


class Grid:
    """A pathway's grid, drawn `wide` units wide."""

    def __init__(self, pathway: Pathway, wide: float) -> None:
        self.pathway, self.wide = pathway, wide
        self._column = (wide - 2 * EDGE) / pathway.columns
        self.nodes: Mapping[str, Box] = {node.id: self._box(node) for node in pathway.nodes}

    @property
    def high(self) -> float:
        """How high the grid is."""
        return self.pathway.rows * ROW

    def rows(self, compartment: Compartment) -> Box:
        """The rows of a compartment, over the whole width."""
        return Box(0, compartment.first * ROW, self.wide, (compartment.last - compartment.first + 1) * ROW)

    def nucleus(self) -> Box | None:
        """The region of the nucleus, where the pathway reaches it."""
        rows = [self.rows(each) for each in self.pathway.compartments if each.name is Place.NUCLEUS]
        return rows[0].grown(-EDGE) if rows else None

    def grounds(self) -> Iterator[Shape]:
        """What lies below everything: the cell, its membrane, its nucleus."""
        for compartment in self.pathway.compartments:
            rows = self.rows(compartment)
            if compartment.name is Place.MEMBRANE:
                middle = rows.middle[1]
                yield Shape(Box(0, middle, self.wide, self.high - middle), Look.CELL)
                yield Shape(Box(0, middle - BAND / 2, self.wide, BAND), Look.MEMBRANE)
        yield from (Shape(box, Look.MEMBRANE) for box in self._stretches())
        nucleus = self.nucleus()
        if nucleus is not None:
            yield Shape(nucleus, Look.NUCLEUS)

    def _stretches(self) -> Iterator[Box]:
        """Lipids lie in a membrane: neighbours of one branch in a stretch of it, drawn where they are needed."""
        lipids = [node for node in self.pathway.nodes if node.kind is NodeKind.LIPID]
        for _, group in groupby(lipids, lambda node: (node.branch, node.row)):
            box = around([self.nodes[node.id] for node in group])
            yield Box(box.x - _BESIDE, box.middle[1] - _STRETCH / 2, box.width + 2 * _BESIDE, _STRETCH)

    def _box(self, node: Node) -> Box:
        wide = min(node.span * self._column - GAP, node.span / 2 * WIDEST)
        high = SMALL_HIGH if node.kind in SMALL and not node.detail else BOX_HIGH
        middle = EDGE + (node.column + node.span / 2) * self._column
        return Box(middle - wide / 2, (node.row + 0.5) * ROW - high / 2, wide, high)
