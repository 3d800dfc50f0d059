"""Boxes, arrows and words in abstract units, from the top left: what screen and paper paint alike."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import pairwise
from math import hypot
from typing import NamedTuple

from protocolapp.protocol.pathways.model import ArrowKind

Point = tuple[float, float]

HEAD, HEAD_WIDTH, DOT = 8.0, 7.0, 3.2
"""Length and width of an arrow's head, and the radius of a ring that ends an arrow."""

BEAD = 2.6
"""Radius of a bead of the membrane."""

_CORNER = 7.0


class Box(NamedTuple):
    """A rectangle; y grows downwards."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        return self.x + self.width

    @property
    def bottom(self) -> float:
        return self.y + self.height

    @property
    def middle(self) -> Point:
        return self.x + self.width / 2, self.y + self.height / 2

    def grown(self, by: float) -> Box:
        """Larger on every side."""
        return Box(self.x - by, self.y - by, self.width + 2 * by, self.height + 2 * by)


def around(boxes: Sequence[Box]) -> Box:
    """The smallest box that holds them all; at least one."""
    left, top = min(box.x for box in boxes), min(box.y for box in boxes)
    right, bottom = max(box.right for box in boxes), max(box.bottom for box in boxes)
    return Box(left, top, right - left, bottom - top)


def beads(band: Box) -> list[Point]:
    """The middles of the beads that line a band of membrane above and below, evenly from end to end."""
    many = max(1, round(band.width / (2 * BEAD + 0.8)))
    each = band.width / many
    return [
        (band.x + (number + 0.5) * each, y)
        for y in (band.y + BEAD, band.bottom - BEAD)
        for number in range(many)
    ]


class Look(Enum):
    """How a shape is painted."""

    CELL = "the inside of the cell"
    MEMBRANE = "a band between two rows of beads"
    NUCLEUS = "a rounded region"
    PROTEIN = "a box"
    SMALL = "a box with round ends"
    BARE = "nothing but its text"
    RING = "a thick ring"
    BRACKET = "a bracket that is open above"
    FLAG = "a filled label"
    LETTER = "a disc behind a letter"


@dataclass(frozen=True, slots=True)
class Shape:
    """Something filled or outlined."""

    box: Box
    look: Look


class Tone(Enum):
    """What a text stands on, and how loud it is."""

    NAME = "the name of a box"
    DETAIL = "what stands below a name, or beside the drawing"
    REGION = "the name of a compartment"
    FLAG = "on a filled label"
    LETTER = "the letter of a branch"


@dataclass(frozen=True, slots=True)
class Words:
    """One line, in a box that it must fit into; centred, or from the left."""

    text: str
    box: Box
    size: float
    tone: Tone
    centred: bool = True


@dataclass(frozen=True, slots=True)
class Arrow:
    """From its first point to its tip; parts of it are level or upright."""

    kind: ArrowKind
    points: tuple[Point, ...]

    @property
    def tip(self) -> Point:
        """Where it points to."""
        return self.points[-1]

    @property
    def dashed(self) -> bool:
        """What moves from one compartment to another."""
        return self.kind is ArrowKind.MOVES_TO

    @property
    def head(self) -> tuple[Point, Point, Point] | None:
        """The head, tip first; None for an arrow that ends in a ring."""
        if self.kind is ArrowKind.ACTS_ON:
            return None
        (x, y), (along, up) = self.tip, self._direction
        back_x, back_y = x - HEAD * along, y - HEAD * up
        half = HEAD_WIDTH / 2
        return (
            self.tip,
            (back_x - half * up, back_y + half * along),
            (back_x + half * up, back_y - half * along),
        )

    @property
    def hollow(self) -> bool:
        """Whether the head is only outlined."""
        return self.kind is ArrowKind.BECOMES

    @property
    def dot(self) -> Point:
        """The middle of the ring that it ends in."""
        (x, y), (along, up) = self.tip, self._direction
        return x - DOT * along, y - DOT * up

    @property
    def shaft(self) -> tuple[tuple[Point, Point | None], ...]:
        """Where the line goes, point by point; with a corner that it rounds on the way, if there is one."""
        (x, y), (along, up) = self.tip, self._direction
        less = 2 * DOT if self.kind is ArrowKind.ACTS_ON else HEAD
        points = (*self.points[:-1], (x - less * along, y - less * up))
        path: list[tuple[Point, Point | None]] = [(points[0], None)]
        for before, corner, after in zip(points, points[1:], points[2:], strict=False):
            radius = min(_CORNER, _length(before, corner) / 2, _length(corner, after) / 2)
            path += [(_toward(corner, before, radius), None), (_toward(corner, after, radius), corner)]
        return (*path, (points[-1], None))

    @property
    def segments(self) -> tuple[tuple[Point, Point], ...]:
        """Its straight parts, corners not rounded."""
        return tuple(pairwise(self.points))

    @property
    def _direction(self) -> Point:
        """Along its last part, of length 1."""
        (before_x, before_y), (x, y) = self.points[-2:]
        length = _length((before_x, before_y), (x, y))
        return (x - before_x) / length, (y - before_y) / length


@dataclass(frozen=True, slots=True)
class Layout:
    """A drawing. Painted in this order: grounds, arrows, shapes, words."""

    width: float
    height: float
    grounds: tuple[Shape, ...]
    arrows: tuple[Arrow, ...]
    shapes: tuple[Shape, ...]
    words: tuple[Words, ...]


def _length(one: Point, other: Point) -> float:
    return hypot(other[0] - one[0], other[1] - one[1])


def _toward(start: Point, end: Point, far: float) -> Point:
    share = far / _length(start, end)
    return start[0] + (end[0] - start[0]) * share, start[1] + (end[1] - start[1]) * share
