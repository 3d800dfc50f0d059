"""What the drawing is made of, in units of a screen pixel at 100 %; y grows downwards from the top of the band."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType


class Face(StrEnum):
    """The kinds of text."""

    HEADING = "heading"
    STEP = "step"
    MARK = "mark"
    STRONG = "strong"


SIZES: Mapping[Face, int] = MappingProxyType(
    {Face.HEADING: 15, Face.STEP: 13, Face.MARK: 12, Face.STRONG: 12}
)
"""The size of each kind of text."""

LINES: Mapping[Face, int] = MappingProxyType(
    {Face.HEADING: 20, Face.STEP: 18, Face.MARK: 16, Face.STRONG: 16}
)
"""The height of a line of each kind of text."""

BOLD = frozenset({Face.HEADING, Face.STRONG})

Measure = Callable[[str, Face], float]
"""How wide a text is."""


class Kind(StrEnum):
    """What a panel is."""

    CARD = "card"
    END = "end"
    NUMBER = "number"
    ROUNDS = "rounds"
    FORK = "fork"
    LANE = "lane"
    TAKEN = "taken"
    WAIT = "wait"


@dataclass(frozen=True, slots=True)
class Panel:
    """A rounded rectangle; a FORK is the diamond inside it."""

    kind: Kind
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Words:
    """One line of text; y: the top of the line. ink: a token, `ink`, `second`, `third` or `accent`."""

    text: str
    x: float
    y: float
    width: float
    face: Face
    ink: str = "ink"


@dataclass(frozen=True, slots=True)
class Sign:
    """A small picture, `size` square: hourglass, disc-3, circle-pause, moon, circle-check, circle-dashed."""

    name: str
    x: float
    y: float
    size: float
    ink: str


@dataclass(frozen=True, slots=True)
class Way:
    """A line from point to point. arrow: it ends in a head; day: it parts two days and leads nowhere."""

    points: tuple[tuple[float, float], ...]
    arrow: bool = False
    day: bool = False


Shape = Panel | Words | Sign | Way


@dataclass(frozen=True, slots=True)
class Place:
    """Where a step is drawn."""

    ref: str
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Piece:
    """Shapes with the room they take from (0, 0)."""

    width: float
    height: float
    shapes: tuple[Shape, ...]
    places: tuple[Place, ...] = ()


def moved(piece: Piece, x: float, y: float) -> Piece:
    """The same, its origin at another place."""
    return Piece(
        piece.width,
        piece.height,
        tuple(_shape_moved(shape, x, y) for shape in piece.shapes),
        tuple(Place(one.ref, one.x + x, one.y + y, one.width, one.height) for one in piece.places),
    )


def _shape_moved(shape: Shape, x: float, y: float) -> Shape:
    if isinstance(shape, Panel):
        return Panel(shape.kind, shape.x + x, shape.y + y, shape.width, shape.height)
    if isinstance(shape, Words):
        return Words(shape.text, shape.x + x, shape.y + y, shape.width, shape.face, shape.ink)
    if isinstance(shape, Sign):
        return Sign(shape.name, shape.x + x, shape.y + y, shape.size, shape.ink)
    return Way(tuple((left + x, top + y) for left, top in shape.points), shape.arrow, shape.day)
