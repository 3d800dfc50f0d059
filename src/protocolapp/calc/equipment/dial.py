"""The dial of a pipette: its range in whole steps, which step a volume comes to, and how a setting reads."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor

from protocolapp.calc.equipment.pipette_error import systematic_error
from protocolapp.lab import Pipette
from protocolapp.quantity import DecimalMark, Quantity
from protocolapp.quantity.numerals import fixed, for_people, terminating_places

_MICROLITRE = Quantity.of(1, "µL")
_MILLILITRE = Fraction(1, 1000)


@dataclass(frozen=True, slots=True)
class Dial:
    """A pipette with its range in steps of its dial: the fewest and the most.

    step: of one, in litres; microlitres: the same in µL. error: how far off one stroke may be, in steps; None where
    no limit is known. places: the decimals that a setting in µL has; None where it is read in mL, or has no end.
    """

    pipette: Pipette
    fewest: int
    most: int
    step: Fraction
    microlitres: Fraction
    error: Fraction | None
    places: int | None

    @classmethod
    def of(cls, pipette: Pipette) -> Dial:
        """Up to a P1000 a dial reads in µL; a larger or serological pipette is read in mL."""
        step = pipette.increment.base
        least, most = ceil(pipette.minimum.base / step), floor(pipette.maximum.base / step)
        small = step / _MICROLITRE.unit.factor
        places = terminating_places(small) if most * step < 2 * _MILLILITRE else None
        error = systematic_error(pipette)
        off = error.base / step if error is not None else None
        return cls(pipette, least, most, step, small, off, places)

    @property
    def unit(self) -> str:
        """What it is read in."""
        return "mL" if self.most * self.step >= 2 * _MILLILITRE else "µL"

    def nearest(self, litres: Fraction) -> int | None:
        """The nearest setting in steps, or None where the volume rounds to nothing inside the range."""
        above, below = self._ratio(litres)
        steps = (2 * above + below) // (2 * below)
        if steps == self.fewest - 1 and litres >= self.pipette.minimum.base:
            steps = self.fewest  # rounding must not fall below the minimum
        return steps if self.fewest <= steps <= self.most else None

    def ends_below(self, litres: Fraction) -> bool:
        """Whether one stroke does not reach so far."""
        above, below = self._ratio(litres)
        return self.most * below < above

    def volume(self, steps: int) -> Quantity:
        """What so many steps are."""
        return Quantity(steps * self.microlitres, _MICROLITRE.unit)

    def relative_error(self, strokes: int, steps: int) -> Fraction | None:
        """The error of so many strokes, which adds up, as a share of the steps they deliver together."""
        return None if self.error is None else self.error * strokes / steps

    def number(self, steps: int, decimal: DecimalMark) -> str | None:
        """So many steps in µL, as the dial reads; None where it has to be written in another way (1.10 mL)."""
        if self.places is None or steps * self.step >= _MILLILITRE:
            return None
        return fixed(steps * self.microlitres, self.places, for_people(decimal))

    def _ratio(self, litres: Fraction) -> tuple[int, int]:
        """A volume in steps, as whole numbers: many volumes are looked up, and fractions are slow."""
        return litres.numerator * self.step.denominator, litres.denominator * self.step.numerator
