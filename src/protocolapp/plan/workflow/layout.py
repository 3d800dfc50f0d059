"""The drawing of a workflow in a width: cards in columns, read downwards and then to the right, band below band."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from protocolapp.plan.workflow.card_piece import PAD_X, cards
from protocolapp.plan.workflow.model import Branch, Workflow
from protocolapp.plan.workflow.shapes import (
    LINES,
    Face,
    Kind,
    Measure,
    Panel,
    Piece,
    Place,
    Shape,
    Way,
    Words,
    moved,
)
from protocolapp.plan.workflow.step_piece import number_width
from protocolapp.plan.workflow.wrapping import wrapped

TALLEST_BAND = 900.0
"""A taller band would be scrolled down and up again for each of its columns."""

LEAST_WIDTH = 240.0
_LEAST_COLUMN, _LEAST_BRANCHED, _WIDEST_COLUMN = 304.0, 444.0, 560.0
_GUTTER, _BETWEEN, _HEAD, _FOOT = 36.0, 22.0, 22.0, 22.0
_END_HEIGHT, _END_PAD = 26.0, 14.0


@dataclass(frozen=True, slots=True)
class Band:
    """A part of the drawing that stands whole on a screen or page. top: where it begins in the drawing."""

    top: float
    piece: Piece

    @property
    def height(self) -> float:
        return self.piece.height


@dataclass(frozen=True, slots=True)
class Drawing:
    """The whole drawing; height: of all bands."""

    width: float
    height: float
    bands: tuple[Band, ...]

    def places(self) -> tuple[Place, ...]:
        """Where each step is, in the order of the steps, from the top of the drawing."""
        return tuple(
            Place(one.ref, one.x, one.y + band.top, one.width, one.height)
            for band in self.bands
            for one in band.piece.places
        )


def lay_out(
    workflow: Workflow,
    width: float,
    measure: Measure,
    tallest: float = TALLEST_BAND,
    first: float = TALLEST_BAND,
) -> Drawing:
    """Pure: the same arguments give the same drawing.

    tallest: of a band, unless a single card is taller; first: of the first band, where less room is left for it.
    """
    width = max(width, LEAST_WIDTH)
    column = max((number_width(step.numbers, measure) for step in workflow.steps()), default=0.0)
    rail = PAD_X + column / 2
    room = tallest - _HEAD - _FOOT - 2 * (_END_HEIGHT + _BETWEEN)

    def cards_of(each: float) -> list[Piece]:
        return [piece for one in workflow.sections for piece in cards(one, each, column, room, measure)]

    count = _columns(workflow, width)
    made = cards_of(_each(count, width))
    if len(made) < count:
        count = max(len(made), 1)
        made = cards_of(_each(count, width))
    each = _each(count, width)
    blocks = _with_ends(made, workflow, rail, measure)
    bands: list[Band] = []
    top = 0.0
    while blocks:
        taken = _fitting(blocks, count, (tallest if bands else min(first, tallest)) - _HEAD - _FOOT)
        last = taken == len(blocks)
        piece = _band(blocks[:taken], (count, each, rail), first=not bands, last=last)
        bands.append(Band(top, piece))
        top += piece.height
        blocks = blocks[taken:]
    return Drawing(width, top, tuple(bands))


def _columns(workflow: Workflow, width: float) -> int:
    """How many columns there is room for."""
    side_by_side = any(
        isinstance(item, Branch) and len(item.lanes) > 1
        for section in workflow.sections
        for item in section.items
    )
    least = _LEAST_BRANCHED if side_by_side else _LEAST_COLUMN
    return max(1, int((width + _GUTTER) / (least + _GUTTER)))


def _each(count: int, width: float) -> float:
    """How wide each of so many columns is."""
    return min((width - _GUTTER * (count - 1)) / count, _WIDEST_COLUMN)


def _with_ends(made: list[Piece], workflow: Workflow, rail: float, measure: Measure) -> list[Piece]:
    """The start above the first card, the end below the last."""
    if not made:
        return []
    ends = f"Goes on: {workflow.goes_on_with}" if workflow.goes_on_with else "End"
    above = _end("Start", made[0].width, rail, measure)
    made = [_stacked([above, made[0]], rail), *made[1:]]
    return [*made[:-1], _stacked([made[-1], _end(ends, made[-1].width, rail, measure)], rail)]


def _end(text: str, width: float, rail: float, measure: Measure) -> Piece:
    line = wrapped(text, width - 2 * _END_PAD, Face.STRONG, measure)[0]
    if line != text:
        line = wrapped(text, width - 2 * _END_PAD - measure("…", Face.STRONG), Face.STRONG, measure)[0] + "…"
    wide = measure(line, Face.STRONG)
    top = (_END_HEIGHT - LINES[Face.STRONG]) / 2
    left = max(0.0, rail - wide / 2 - _END_PAD)
    pill = Panel(Kind.END, left, 0, wide + 2 * _END_PAD, _END_HEIGHT)
    return Piece(width, _END_HEIGHT, (pill, Words(line, left + _END_PAD, top, wide, Face.STRONG, "accent")))


def _stacked(pieces: Sequence[Piece], rail: float) -> Piece:
    """One below the other, an arrow from each to the next."""
    shapes: list[Shape] = []
    places: list[Place] = []
    top = 0.0
    for number, piece in enumerate(pieces):
        if number:
            shapes.append(Way(((rail, top), (rail, top + _BETWEEN)), arrow=True))
            top += _BETWEEN
        placed = moved(piece, 0, top)
        shapes += placed.shapes
        places += placed.places
        top += piece.height
    return Piece(max(piece.width for piece in pieces), top, tuple(shapes), tuple(places))


def _fitting(blocks: Sequence[Piece], count: int, tallest: float) -> int:
    """How many of the blocks stand in a band of that height; one at least."""
    used, height = 1, 0.0
    for number, block in enumerate(blocks):
        longer = height + _BETWEEN + block.height if height else block.height
        if height and longer > tallest:
            used, longer = used + 1, block.height
            if used > count or longer > tallest:
                return number
        height = longer
    return len(blocks)


def _balanced(blocks: Sequence[Piece], count: int) -> list[list[Piece]]:
    """The blocks in so many columns or fewer, the tallest as low as it can be."""
    heights = sorted(
        {_height(blocks[a:b]) for a in range(len(blocks)) for b in range(a + 1, len(blocks) + 1)}
    )
    low, high = 0, len(heights) - 1
    while low < high:
        middle = (low + high) // 2
        if len(_filled(blocks, heights[middle])) <= count:
            high = middle
        else:
            low = middle + 1
    return _filled(blocks, heights[low])


def _filled(blocks: Sequence[Piece], tallest: float) -> list[list[Piece]]:
    columns: list[list[Piece]] = []
    for block in blocks:
        if columns and _height([*columns[-1], block]) <= tallest:
            columns[-1].append(block)
        else:
            columns.append([block])
    return columns


def _height(blocks: Sequence[Piece]) -> float:
    return sum(block.height for block in blocks) + _BETWEEN * (len(blocks) - 1)


def _band(blocks: Sequence[Piece], grid: tuple[int, float, float], *, first: bool, last: bool) -> Piece:
    """The columns, a line from the foot of each to the head of the next, from the last to the next band's first."""
    count, each, rail = grid
    columns = [_stacked(blocks_of, rail) for blocks_of in _balanced(blocks, count)]
    head = 0.0 if first and len(columns) == 1 else _HEAD
    tall = max(column.height for column in columns)
    shapes: list[Shape] = []
    places: list[Place] = []
    for number, column in enumerate(columns):
        x = number * (each + _GUTTER)
        placed = moved(column, x, head)
        shapes += placed.shapes
        places += placed.places
        if number:
            shapes.append(_across(x - _GUTTER - each, head + columns[number - 1].height, x, rail, head))
        elif not first:
            shapes.append(Way(((x + rail, 0), (x + rail, head)), arrow=True))
    foot = head + tall
    if not last:
        start = (len(columns) - 1) * (each + _GUTTER) + rail
        foot += _FOOT if len(columns) > 1 else 0
        shapes.append(Way(((start, head + columns[-1].height), (start, foot), (rail, foot))))
    elif len(columns) > 1:
        foot += _FOOT
    return Piece(len(columns) * (each + _GUTTER) - _GUTTER, foot, tuple(shapes), tuple(places))


def _across(left: float, foot: float, right: float, rail: float, head: float) -> Way:
    """From the foot of a column through the gutter to the head of the next."""
    turn, middle = foot + _FOOT / 2, right - _GUTTER / 2
    points = (
        (left + rail, foot), (left + rail, turn), (middle, turn), (middle, head / 2 - 4), (right + rail, head / 2 - 4),
        (right + rail, head),
    )  # fmt: skip
    return Way(points, arrow=True)
