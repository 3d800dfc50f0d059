"""How far off a pipette may be: limits of error after ISO 8655-2, absolute in µL at every setting.

The limit is a share of the nominal (largest) volume, whatever is set: a P200 may be off by 1.6 µL, which is 0.8 %
of 200 µL but 8 % of 20 µL. The table is the 2022 edition as a calibration program states it; it has not been
checked against the standard itself. Serological pipettes are not piston pipettes and are not covered.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import ceil

from protocolapp.lab import Pipette
from protocolapp.quantity import Quantity

SOURCE = "ISO 8655-2:2022, by a secondary source, not checked against the standard"

WORTH_SHOWING = Fraction(5, 100)
"""From here on the error stands beside the volume. The lab's choice."""

WORTH_A_WORD = Fraction(10, 100)
"""From here on a remark says what to do about it. The lab's choice."""


@dataclass(frozen=True, slots=True)
class Limit:
    """up_to: the largest nominal volume it holds for. systematic, random: shares of the nominal volume."""

    up_to: Quantity | None
    systematic: Fraction
    random: Fraction


LIMITS = (
    Limit(Quantity.of(3, "µL"), Fraction("0.025"), Fraction("0.02")),
    Limit(Quantity.of(5, "µL"), Fraction("0.025"), Fraction("0.015")),
    Limit(Quantity.of(10, "µL"), Fraction("0.012"), Fraction("0.008")),
    Limit(Quantity.of(50, "µL"), Fraction("0.010"), Fraction("0.005")),
    Limit(Quantity.of(5, "mL"), Fraction("0.008"), Fraction("0.003")),
    Limit(None, Fraction("0.006"), Fraction("0.003")),
)
"""Of single-channel air-displacement pipettes, by nominal volume; a multichannel may be off by twice as much."""

_LARGEST = Quantity.of(10, "mL")


def limit_of(pipette: Pipette) -> Limit | None:
    """The row of the table; None for what the standard does not cover."""
    if "serological" in pipette.name.casefold() or pipette.maximum > _LARGEST:
        return None
    return next(one for one in LIMITS if one.up_to is None or pipette.maximum <= one.up_to)


def systematic_error(pipette: Pipette) -> Quantity | None:
    """The largest systematic error of one stroke, a volume, the same at every setting; None where not covered."""
    limit = limit_of(pipette)
    return None if limit is None else pipette.maximum * limit.systematic * _times(pipette)


def random_error(pipette: Pipette) -> Quantity | None:
    """The largest random error (standard deviation) of one stroke, a volume; None where not covered."""
    limit = limit_of(pipette)
    return None if limit is None else pipette.maximum * limit.random * _times(pipette)


def fair_volume(pipette: Pipette) -> Quantity:
    """The least it should be set to where there is a choice: its error is then at most 5 %."""
    error = systematic_error(pipette)
    if error is None:
        return pipette.minimum
    step = pipette.increment.base
    steps = ceil(error.base / WORTH_SHOWING / step)
    fair = Quantity(steps * step / pipette.minimum.unit.factor, pipette.minimum.unit)
    return min(max(fair, pipette.minimum), pipette.maximum)


def _times(pipette: Pipette) -> int:
    return 1 if pipette.channels == 1 else 2
