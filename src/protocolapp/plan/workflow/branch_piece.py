"""A branch in the drawing: its lanes side by side, as many as there is room for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from protocolapp.plan.workflow.model import Branch, Lane
from protocolapp.plan.workflow.shapes import (
    LINES,
    Face,
    Kind,
    Measure,
    Panel,
    Piece,
    Place,
    Shape,
    Sign,
    moved,
)
from protocolapp.plan.workflow.step_piece import NUMBER_HEIGHT, SIGN, number_width, step_piece
from protocolapp.plan.workflow.words import NOTHING
from protocolapp.plan.workflow.wrapping import paragraph

LEAST_LANE = 176.0
_GAP, _PAD, _BESIDE, _TIGHT, _BELOW = 8.0, 10.0, 10.0, 6.0, 8.0
_FORK = 16.0
_MOST_STEPS = 4
_LEAST_TEXT = 110.0
"""With less room beside them, the numbers of a lane stand above the text."""


def branch_pieces(branch: Branch, width: float, column: float, measure: Measure) -> Iterator[Piece]:
    """The branch over the width; of many lanes or long ones several pieces, so that none is higher than a page."""
    left = column + _BESIDE
    room = width - left
    across = max(1, int((room + _GAP) / (LEAST_LANE + _GAP)))
    rows = -(-len(branch.lanes) // across)
    size = -(-len(branch.lanes) // rows)
    for first in range(0, len(branch.lanes), size):
        lanes = branch.lanes[first : first + size]
        longest = max(1, *(len(lane.steps) for lane in lanes))
        for start in range(0, longest, _MOST_STEPS):
            title = "or" if first and not start else branch.title
            going_on = _part(lanes, start)
            yield _piece(f"{title} (continued)" if start else title, going_on, (width, left), column, measure)


def _part(lanes: Sequence[Lane], start: int) -> list[Lane]:
    return [
        Lane(one.label, one.steps[start : start + _MOST_STEPS], one.taken)
        for one in lanes
        if one.steps[start:] or not start
    ]


def _piece(
    title: str, lanes: list[Lane], room: tuple[float, float], column: float, measure: Measure
) -> Piece:
    """room: the whole width, and where the lanes begin."""
    width, left = room
    fork = Panel(Kind.FORK, (column - _FORK) / 2, (NUMBER_HEIGHT - _FORK) / 2, _FORK, _FORK)
    heading = paragraph(title, (left, 2, width - left), Face.STRONG, "second", measure)
    top = 2 + len(heading) * LINES[Face.STRONG] + _TIGHT
    each = (width - left - _GAP * (len(lanes) - 1)) / len(lanes)
    inside = [_lane(lane, each, measure, alone=len(lanes) == 1) for lane in lanes]
    height = max(piece.height for piece in inside)
    shapes: list[Shape] = [fork, *heading]
    places: list[Place] = []
    for number, (lane, piece) in enumerate(zip(lanes, inside, strict=True)):
        x = left + number * (each + _GAP)
        shapes.append(Panel(Kind.TAKEN if lane.taken else Kind.LANE, x, top, each, height))
        placed = moved(piece, x, top)
        shapes += placed.shapes
        places += placed.places
    return Piece(width, top + height, tuple(shapes), tuple(places))


def _lane(lane: Lane, width: float, measure: Measure, *, alone: bool) -> Piece:
    """What stands in a lane: its label with the mark of the present choice, and its steps."""
    inner = width - 2 * _PAD
    ink = "accent" if lane.taken else "second"
    beside = SIGN + _TIGHT
    label = f"{lane.label} (chosen)" if lane.taken else f"{lane.label} (not chosen)" if alone else lane.label
    heading = paragraph(label, (_PAD + beside, _PAD, inner - beside), Face.STRONG, ink, measure)
    sign = "circle-check" if lane.taken else "circle-dashed"
    shapes: list[Shape] = [Sign(sign, _PAD, _PAD + 1, SIGN, ink), *heading]
    column = max((number_width(step.numbers, measure) for step in lane.steps), default=0.0)
    if inner - column < _LEAST_TEXT:
        column = 0.0
    bottom = _PAD + len(heading) * LINES[Face.STRONG]
    places: list[Place] = []
    for step in lane.steps:
        placed = moved(step_piece(step, inner, column, measure), _PAD, bottom + _BELOW)
        shapes += placed.shapes
        places += placed.places
        bottom += _BELOW + placed.height
    if not lane.steps:
        nothing = paragraph(NOTHING, (_PAD, bottom + _BELOW, inner), Face.MARK, "second", measure)
        shapes += nothing
        bottom += _BELOW + len(nothing) * LINES[Face.MARK]
    return Piece(width, bottom + _PAD, tuple(shapes), tuple(places))
