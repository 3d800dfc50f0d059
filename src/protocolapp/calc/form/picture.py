"""Pictures of results as data: tubes with their transfers, and a plate. Whoever shows them paints them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from types import MappingProxyType


class TubeKind(StrEnum):
    """What stands in a tube."""

    STOCK = "stock"
    STEP = "step"
    BLANK = "blank"


@dataclass(frozen=True, slots=True)
class Tube:
    """A tube of a row. name: above it; strength, volume: in and below it. level: 1 the strongest, 0 the weakest on a
    logarithmic scale, None without anything in it. filled: its share of the fullest one's volume."""

    name: str
    strength: str
    volume: str
    kind: TubeKind = TubeKind.STEP
    level: Fraction | None = None
    filled: Fraction = Fraction(1)


@dataclass(frozen=True, slots=True)
class Transfer:
    """An arrow from one tube to another, by their numbers from 0; to None: discarded. volume: what goes over."""

    source: int
    target: int | None
    volume: str


@dataclass(frozen=True, slots=True)
class TubesPicture:
    """Tubes in a row, arrows between them. diluent: what the tubes are filled up with, below each tube or empty."""

    tubes: tuple[Tube, ...]
    transfers: tuple[Transfer, ...]
    diluent: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The picture in words, for a reader that cannot see it."""
        return describe_tubes(self)


class WellRole(StrEnum):
    """What a well is for; the value is the word shown."""

    SAMPLE = "sample"
    VEHICLE = "vehicle"
    BLANK = "blank"
    UNTREATED = "untreated"
    STANDARD = "standard"
    REFERENCE = "reference"
    NO_ENZYME = "no enzyme"
    NO_SUBSTRATE = "no substrate"
    EDGE = "edge, buffer only"
    EMPTY = "empty"


ROLE_SIGNS: Mapping[WellRole, str] = MappingProxyType(
    {
        WellRole.VEHICLE: "V",
        WellRole.BLANK: "B",
        WellRole.UNTREATED: "U",
        WellRole.STANDARD: "S",
        WellRole.REFERENCE: "R",
        WellRole.NO_ENZYME: "E",
        WellRole.NO_SUBSTRATE: "N",
        WellRole.EDGE: "·",
    }
)
"""A sign for each role beside the samples, in the well and in the legend, so that none is told by its colour alone."""


@dataclass(frozen=True, slots=True)
class Well:
    """A well of a plate. row, column: from 0. level: as of a tube; None where it has no concentration.

    text: a few signs for inside the well; detail: the whole, `A3: compound 1, 100 nM, replicate 2`.
    """

    row: int
    column: int
    role: WellRole
    text: str = ""
    detail: str = ""
    level: Fraction | None = None


@dataclass(frozen=True, slots=True)
class PlatePicture:
    """A plate of rows x columns; wells that are not named are empty. low, high: the ends of the colour scale."""

    title: str
    rows: int
    columns: int
    wells: tuple[Well, ...]
    low: str = ""
    high: str = ""

    @property
    def text(self) -> str:
        """The picture in words: how many wells of each role."""
        roles = [well.role for well in self.wells]
        counted = [f"{roles.count(role)} {role}" for role in WellRole if role in roles]
        return f"{self.title}, {self.rows} × {self.columns} wells: {', '.join(counted)}"


@dataclass(frozen=True, slots=True)
class PlatesPicture:
    """Several plates, one after the other."""

    plates: tuple[PlatePicture, ...]

    @property
    def text(self) -> str:
        """All in words."""
        return "; ".join(plate.text for plate in self.plates)


Picture = TubesPicture | PlatesPicture


def level_of(place: int, points: int) -> Fraction:
    """Where a point of a series stands between the strongest (1) and the weakest (0): evenly on the log scale."""
    return Fraction(points - 1 - place, points - 1) if points > 1 else Fraction(1)


def describe_tubes(picture: TubesPicture) -> str:
    """`1: 10 µM, 150 µL; 50.0 µL from 1 to 2 …`."""
    tubes = "; ".join(
        f"{one.name}: {', '.join(filter(None, (one.strength, one.volume)))}" for one in picture.tubes
    )
    moves = "; ".join(_move(picture.tubes, one) for one in picture.transfers)
    return f"{tubes}. {moves}" if moves else tubes


def _move(tubes: Sequence[Tube], transfer: Transfer) -> str:
    source = tubes[transfer.source].name
    if transfer.target is None:
        return f"{transfer.volume} from {source} discarded"
    return f"{transfer.volume} from {source} to {tubes[transfer.target].name}"
