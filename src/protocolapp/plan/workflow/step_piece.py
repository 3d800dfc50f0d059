"""A step in the drawing: its number, its text, what it is done for, its timer and where one may rest."""

from __future__ import annotations

from math import log

from protocolapp.plan.show import at_words
from protocolapp.plan.workflow.model import WorkStep
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
    Way,
    Words,
)
from protocolapp.plan.workflow.wrapping import paragraph

NUMBER_HEIGHT = 20.0
SHORTEST_BAR, LONGEST_BAR = 8.0, 72.0
SIGN = 14.0
_BESIDE, _TIGHT, _HAIR, _BAR, _PILL = 10.0, 6.0, 3.0, 8.0, 12.0
_DAY_LINE = 26.0
_LEAST_BESIDE = 56.0
"""With less room beside its bar, a wait is told below it."""

_LONGEST_WAIT_MS = 72 * 3_600_000
_MINUTE_MS = 60_000


def number_width(numbers: str, measure: Measure) -> float:
    """How wide the round mark of a step's numbers is."""
    return max(26.0, measure(numbers, Face.STRONG) + _PILL) if numbers else 0.0


def bar_length(wait_ms: int) -> float:
    """A wait's bar: logarithmic, so that 1 min can be seen beside 14 h; full from 72 h on."""
    share = log(1 + wait_ms / _MINUTE_MS) / log(1 + _LONGEST_WAIT_MS / _MINUTE_MS)
    return SHORTEST_BAR + (LONGEST_BAR - SHORTEST_BAR) * min(share, 1.0)


def step_piece(step: WorkStep, width: float, column: float, measure: Measure) -> Piece:
    """column: the room of the number marks, in whose middle they stand; 0 puts them above the text."""
    shapes: list[Shape] = []
    top = 1.0
    if step.numbers:
        wide = number_width(step.numbers, measure)
        left = max(0.0, (column - wide) / 2)
        top += 0.0 if column else NUMBER_HEIGHT
        shapes.append(Panel(Kind.NUMBER, left, 0, wide, NUMBER_HEIGHT))
        shapes.append(_centred(step.numbers, left, wide, (NUMBER_HEIGHT - LINES[Face.STRONG]) / 2, measure))
    left = column + _BESIDE if column else 0.0
    bottom = top + _text(step, (left, top, width - left), shapes, measure)
    for line in (_marks, _waiting, _resting):
        bottom = line(step, (left, bottom, width - left), shapes, measure)
    height = max(bottom, NUMBER_HEIGHT)
    place = Place(step.ref, 0, 0, width, height)
    if not step.day:
        return Piece(width, height, tuple(shapes), (place,))
    _day(step, (left, height, width - left), shapes, measure)
    return Piece(width, height + _DAY_LINE, tuple(shapes), (place,))


def _centred(text: str, left: float, wide: float, top: float, measure: Measure, ink: str = "accent") -> Words:
    own = measure(text, Face.STRONG)
    return Words(text, left + (wide - own) / 2, top, own, Face.STRONG, ink)


Room = tuple[float, float, float]
"""Left, top and width of what is still free."""


def _text(step: WorkStep, room: Room, shapes: list[Shape], measure: Measure) -> float:
    """The instruction, with how many rounds at its right; returns its height."""
    left, top, width = room
    if step.rounds > 1:
        word = f"{step.rounds}\u00a0×"
        wide = measure(word, Face.STRONG) + _PILL
        right = left + width - wide
        width -= wide + _TIGHT
        shapes.append(Panel(Kind.ROUNDS, right, top - 1, wide, NUMBER_HEIGHT))
        middle = top - 1 + (NUMBER_HEIGHT - LINES[Face.STRONG]) / 2
        shapes.append(_centred(word, right, wide, middle, measure, "ink"))
    ink = "ink" if step.numbers else "second"
    lines = paragraph(step.text, (left, top, width), Face.STEP, ink, measure)
    shapes += lines
    return max(float(len(lines) * LINES[Face.STEP]), NUMBER_HEIGHT if step.rounds > 1 else 0.0)


def _marks(step: WorkStep, room: Room, shapes: list[Shape], measure: Measure) -> float:
    left, top, width = room
    optional = "optional" if step.optional else ""
    said = " · ".join(
        mark for mark in (optional, step.only, step.each, at_words(step.at), step.agitate) if mark
    )
    lines = paragraph(said, (left, top + 1, width), Face.MARK, "second", measure) if said else []
    shapes += lines
    return top + (1 + len(lines) * LINES[Face.MARK] if lines else 0)


def _waiting(step: WorkStep, room: Room, shapes: list[Shape], measure: Measure) -> float:
    """A sign, a bar as long as the time, and the time in words."""
    if step.wait is None:
        return room[1]
    left, top, width = room
    top += _HAIR
    length = bar_length(step.wait.ms)
    shapes.append(Sign("disc-3" if step.wait.spin else "hourglass", left, top + 1, SIGN, "accent"))
    shapes.append(Panel(Kind.WAIT, left + SIGN + _TIGHT, top + (LINES[Face.MARK] - _BAR) / 2, length, _BAR))
    beside = SIGN + _TIGHT + length + _TIGHT
    if width - beside < _LEAST_BESIDE:
        beside, top = 0.0, top + LINES[Face.MARK]
    lines = paragraph(step.wait.text, (left + beside, top, width - beside), Face.MARK, "ink", measure)
    shapes += lines
    return top + max(len(lines), 1) * LINES[Face.MARK]


def _resting(step: WorkStep, room: Room, shapes: list[Shape], measure: Measure) -> float:
    if not step.stop:
        return room[1]
    left, top, width = room
    top += _HAIR
    shapes.append(Sign("circle-pause", left, top + 1, SIGN, "accent"))
    beside = SIGN + _TIGHT
    text = f"Safe stop: {step.stop}"
    lines = paragraph(text, (left + beside, top, width - beside), Face.MARK, "accent", measure)
    shapes += lines
    return top + len(lines) * LINES[Face.MARK]


def _day(step: WorkStep, room: Room, shapes: list[Shape], measure: Measure) -> None:
    """The line between two days, with the name of the new one."""
    left, top, width = room
    text = f"Day {step.day}"
    wide = measure(text, Face.STRONG)
    middle = top + _DAY_LINE - LINES[Face.STRONG] / 2
    shapes.append(Sign("moon", left, middle - SIGN / 2, SIGN, "second"))
    start = left + SIGN + _TIGHT
    shapes.append(Words(text, start, middle - LINES[Face.STRONG] / 2, wide, Face.STRONG, "second"))
    shapes.append(Way(((start + wide + _TIGHT, middle), (left + width, middle)), day=True))
