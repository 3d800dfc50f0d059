"""The whole drawing of a pathway: pure geometry, the same for the same pathway, readout and width."""

from __future__ import annotations

from collections.abc import Iterator

from protocolapp.protocol.model.readout import Readout
from protocolapp.protocol.pathways.geometry import Box, Layout, Look, Shape, Tone, Words, around
from protocolapp.protocol.pathways.grid import BAND, EDGE, GAP, ROW, SMALL, Grid
from protocolapp.protocol.pathways.key import FLAG, FLAG_TEXT, READ_HERE, key
from protocolapp.protocol.pathways.model import Node, NodeKind, Pathway, Place
from protocolapp.protocol.pathways.routes import arrows

LEAST_WIDE = 600.0
"""Units of width that a pathway needs."""

NAME, SMALL_TEXT = 13.0, 11.0
_LINE, _RING, _LETTER, _REGION_WIDE = 15.0, 4.0, 16.0, 90.0
_OVER_LETTERS = 7.0


def layout(pathway: Pathway, readout: Readout | None = None, wide: float = LEAST_WIDE) -> Layout:
    """Boxes and arrows in units; wide: at least LEAST_WIDE. Names of the readout that no node has are passed over."""
    grid = Grid(pathway, max(wide, LEAST_WIDE))
    explained = key(pathway, readout, grid.wide, grid.high)
    read = [*_read(grid, readout)]
    shapes, words = [], [*_region_names(grid)]
    for node in pathway.nodes:
        box = grid.nodes[node.id]
        shapes.append(Shape(box, _look(node)))
        words += _names(node, box)
    for mark, word in (*_letters(grid), *map(_flag, read), *_captions(grid)):
        shapes.append(mark)
        words.append(word)
    return Layout(
        grid.wide,
        grid.high + explained.height,
        (*grid.grounds(), *(Shape(ring, Look.RING) for ring in read)),
        (*arrows(grid), *explained.arrows),
        (*shapes, *explained.shapes),
        (*words, *explained.words),
    )


def _look(node: Node) -> Look:
    if node.kind is NodeKind.OUTCOME:
        return Look.BARE
    return Look.SMALL if node.kind in SMALL else Look.PROTEIN


def _names(node: Node, box: Box) -> Iterator[Words]:
    room = Box(box.x + 4, box.y, box.width - 8, box.height)
    if not node.detail:
        yield Words(node.label, room, NAME, Tone.NAME)
        return
    top = box.middle[1] - _LINE + 1
    yield Words(node.label, room._replace(y=top, height=_LINE), NAME, Tone.NAME)
    yield Words(node.detail, room._replace(y=top + _LINE, height=_LINE - 2), SMALL_TEXT, Tone.DETAIL)


def _region_names(grid: Grid) -> Iterator[Words]:
    for compartment in grid.pathway.compartments:
        rows = grid.rows(compartment)
        middle = rows.middle[1]
        if compartment.name is Place.OUTSIDE:
            middle = EDGE + _LINE / 2
        elif compartment.name is Place.CYTOPLASM:  # just below the membrane
            middle = rows.y - ROW / 2 + BAND / 2 + 9
        centred = compartment.name is Place.NUCLEUS  # arrows come in at its ends
        x = rows.middle[0] - _REGION_WIDE / 2 if centred else EDGE + GAP / 2
        room = Box(x, middle - _LINE / 2, _REGION_WIDE, _LINE)
        yield Words(compartment.name.value, room, SMALL_TEXT, Tone.REGION, centred)


def _letters(grid: Grid) -> Iterator[tuple[Shape, Words]]:
    """The letter of a branch sits on the edge of the box where it begins."""
    for node in grid.pathway.heads():
        box = grid.nodes[node.id]
        disc = Box(box.x + 2, box.y - _LETTER / 2, _LETTER, _LETTER)
        yield Shape(disc, Look.LETTER), Words(node.branch or "", disc, SMALL_TEXT, Tone.LETTER)


def _captions(grid: Grid) -> Iterator[tuple[Shape, Words]]:
    for caption in grid.pathway.captions:
        above = around([grid.nodes[name] for name in caption.under])
        bracket = Box(above.x, above.bottom + 6, above.width, 6)
        room = Box(above.x, bracket.bottom + 2, above.width, _LINE)
        yield Shape(bracket, Look.BRACKET), Words(caption.text, room, SMALL_TEXT, Tone.DETAIL)


def _flag(ring: Box) -> tuple[Shape, Words]:
    """On the upper edge of a ring, right of what comes in from above."""
    x = max(ring.middle[0] + 6, ring.right - FLAG.width + _RING)
    flag = FLAG._replace(x=x, y=ring.y - FLAG.height / 2)
    return Shape(flag, Look.FLAG), Words(READ_HERE, flag, FLAG_TEXT, Tone.FLAG)


def _read(grid: Grid, readout: Readout | None) -> Iterator[Box]:
    """The rings around what is read: one for each place, or one around all branches and the nucleus."""
    if readout is None:
        return
    if not readout.everywhere:
        yield from (grid.nodes[name].grown(_RING) for name in readout.at if name in grid.nodes)
        return
    boxes = [grid.nodes[node.id] for node in grid.pathway.nodes if node.branch]
    nucleus = grid.nucleus()
    everything = around([*boxes, nucleus] if nucleus is not None else boxes).grown(_RING)
    yield everything._replace(y=everything.y - _OVER_LETTERS, height=everything.height + _OVER_LETTERS)
