"""What kind of thing a quantity measures, as whole powers of base kinds that are kept apart.

Volume is a kind of its own (nobody at the bench multiplies three lengths to get a millilitre), and so are
the percentages with their basis, the fold (X), cell counts and enzyme units: telling them apart is the point.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from types import MappingProxyType


class Kind(StrEnum):
    """A base kind. The value is the word for it."""

    MASS = "mass"
    VOLUME = "volume"
    AMOUNT = "amount of substance"
    TIME = "time"
    LENGTH = "length"
    TEMPERATURE = "temperature"
    VOLTAGE = "voltage"
    CURRENT = "current"
    ABSORBANCE = "absorbance"
    LUMINESCENCE = "luminescence"
    COUNTS = "count rate (cpm)"
    CELLS = "cell count"
    ACTIVITY = "enzyme activity"
    RADIOACTIVITY = "radioactivity"
    ROTATION = "rotor speed (rpm)"
    RCF = "centrifugal force (x g)"
    FOLD = "fold strength (X)"
    PERCENT_WV = "percentage w/v"
    PERCENT_VV = "percentage v/v"
    PERCENT_WW = "percentage w/w"


_ORDER: Mapping[Kind, int] = MappingProxyType({kind: place for place, kind in enumerate(Kind)})
_SUPERSCRIPTS = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")


@dataclass(frozen=True, slots=True)
class Dimension:
    """Powers of base kinds, in the order of `Kind`, none of them zero; a number has none at all.

    A share v/v is absorbed beside a volume, and w/w beside a mass, because they are ratios of those:
    volume x v/v and volume / (v/v) are volumes. So a product is taken from left to right.
    """

    powers: tuple[tuple[Kind, int], ...] = ()

    @property
    def name(self) -> str:
        """The word people use for it: `volume`, `mass concentration`; unnamed ones as `mass²/volume`."""
        return NAMES.get(self) or _described(self)

    @property
    def with_article(self) -> str:
        """`a volume`, `an enzyme activity`."""
        return ("an " if self.name[0] in "aeiou" else "a ") + self.name

    @property
    def is_number(self) -> bool:
        """Whether nothing is measured: a count, a share, a factor."""
        return not self.powers

    def __mul__(self, other: Dimension) -> Dimension:
        return _combined(self.powers, other.powers, 1)

    def __truediv__(self, other: Dimension) -> Dimension:
        return _combined(self.powers, other.powers, -1)

    def __pow__(self, exponent: int) -> Dimension:
        return Dimension(tuple((kind, power * exponent) for kind, power in self.powers) if exponent else ())

    def __str__(self) -> str:
        return self.name


@lru_cache(maxsize=1024)
def _combined(
    left: tuple[tuple[Kind, int], ...], right: tuple[tuple[Kind, int], ...], sign: int
) -> Dimension:
    powers = dict(left)
    for kind, power in right:
        powers[kind] = powers.get(kind, 0) + sign * power
    # Looked at on both sides: a volume divided by a v/v share is as much a volume as one multiplied by it.
    if powers.get(Kind.VOLUME):
        powers.pop(Kind.PERCENT_VV, None)
    if powers.get(Kind.MASS):
        powers.pop(Kind.PERCENT_WW, None)
    kept = ((kind, power) for kind, power in powers.items() if power)
    return Dimension(tuple(sorted(kept, key=lambda pair: _ORDER[pair[0]])))


def _described(dimension: Dimension) -> str:
    def part(kind: Kind, power: int) -> str:
        return kind.value if power == 1 else kind.value + str(power).translate(_SUPERSCRIPTS)

    above = "·".join(part(kind, power) for kind, power in dimension.powers if power > 0)
    below = "".join("/" + part(kind, -power) for kind, power in dimension.powers if power < 0)
    return (above or "1") + below


def _of(kind: Kind) -> Dimension:
    return Dimension(((kind, 1),))


NUMBER = Dimension()
MASS = _of(Kind.MASS)
VOLUME = _of(Kind.VOLUME)
AMOUNT = _of(Kind.AMOUNT)
TIME = _of(Kind.TIME)
LENGTH = _of(Kind.LENGTH)
TEMPERATURE = _of(Kind.TEMPERATURE)
VOLTAGE = _of(Kind.VOLTAGE)
CURRENT = _of(Kind.CURRENT)
ABSORBANCE = _of(Kind.ABSORBANCE)
LUMINESCENCE = _of(Kind.LUMINESCENCE)
COUNT_RATE = _of(Kind.COUNTS)
CELL_COUNT = _of(Kind.CELLS)
ACTIVITY = _of(Kind.ACTIVITY)
RADIOACTIVITY = _of(Kind.RADIOACTIVITY)
RPM = _of(Kind.ROTATION)
RCF = _of(Kind.RCF)
FOLD = _of(Kind.FOLD)
PERCENT_WV = _of(Kind.PERCENT_WV)
PERCENT_VV = _of(Kind.PERCENT_VV)
PERCENT_WW = _of(Kind.PERCENT_WW)

AREA = LENGTH**2
MOLAR = AMOUNT / VOLUME
MASS_CONCENTRATION = MASS / VOLUME
MOLAR_MASS = MASS / AMOUNT
CELL_DENSITY = CELL_COUNT / VOLUME
CELLS_PER_AREA = CELL_COUNT / AREA
ACTIVITY_CONCENTRATION = ACTIVITY / VOLUME
SPECIFIC_ACTIVITY = ACTIVITY / MASS
RADIOACTIVE_CONCENTRATION = RADIOACTIVITY / VOLUME
SPECIFIC_RADIOACTIVITY = RADIOACTIVITY / AMOUNT
VOLUME_PER_AREA = VOLUME / AREA

PERCENTAGES = (PERCENT_WV, PERCENT_VV, PERCENT_WW)
"""The percentages whose basis must be said."""

STRENGTHS = (MOLAR, MASS_CONCENTRATION, *PERCENTAGES, FOLD, ACTIVITY_CONCENTRATION, CELL_DENSITY)
"""What the strength of a stock or of a component in a solution may be given in."""

NAMES: Mapping[Dimension, str] = MappingProxyType(
    {_of(kind): kind.value for kind in Kind}
    | {
        NUMBER: "number",
        AREA: "area",
        MOLAR: "molar concentration",
        MASS_CONCENTRATION: "mass concentration",
        MOLAR_MASS: "molar mass",
        CELL_DENSITY: "cell density",
        CELLS_PER_AREA: "cell number per area",
        ACTIVITY_CONCENTRATION: "enzyme activity per volume",
        SPECIFIC_ACTIVITY: "specific activity",
        RADIOACTIVE_CONCENTRATION: "radioactive concentration",
        SPECIFIC_RADIOACTIVITY: "specific radioactivity",
        VOLUME_PER_AREA: "volume per area",
    }
)
