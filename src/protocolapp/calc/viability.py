"""Absorbances to viability, (S − B) / (C − B), and to growth where there is a plate from time zero. All exact."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from protocolapp.quantity import QuantityError, approx_sqrt


def mean(values: Sequence[Fraction]) -> Fraction:
    """Of at least one value."""
    return values[0] if len(values) == 1 else sum(values, Fraction(0)) / len(values)


def variation(values: Sequence[Fraction]) -> Fraction | None:
    """The coefficient of variation, standard deviation (n − 1) / mean; None below two values or for a mean ≤ 0."""
    if len(values) < 2 or (middle := mean(values)) <= 0:
        return None
    squares = sum(((one - middle) ** 2 for one in values), Fraction(0))
    return approx_sqrt(squares / (len(values) - 1)) / middle


def corrected(readings: Sequence[Fraction], references: Sequence[Fraction]) -> tuple[Fraction, ...]:
    """Each reading less that of its well at the reference wavelength; one reference may serve all wells.

    Without references the readings as they are. Raises QuantityError when the numbers do not match.
    """
    if not references:
        return tuple(readings)
    if len(references) == 1:
        return tuple(one - references[0] for one in readings)
    if len(references) != len(readings):
        raise QuantityError(
            f"There are {len(readings)} readings and {len(references)} reference readings.",
            "Write one reference for each well, in the same order, or one for all.",
        )
    return tuple(one - other for one, other in zip(readings, references, strict=True))


@dataclass(frozen=True, slots=True)
class Window:
    """What 100 % and 0 % are: mean absorbances of the vehicle control and of the blank without cells.

    time_zero: of the cells when the compound was added, its blank already taken off; None without such a plate.
    """

    control: Fraction
    blank: Fraction
    time_zero: Fraction | None = None

    @property
    def signal(self) -> Fraction:
        """C − B. At zero or below there is no window to measure in."""
        return self.control - self.blank

    @property
    def gain(self) -> Fraction | None:
        """By how much the control's signal has grown since time zero; None without such a plate."""
        return self.signal - self.time_zero if self.time_zero is not None else None

    def viability(self, sample: Fraction, blank: Fraction | None = None) -> Fraction:
        """(S − B) / (C − B); blank: one of its own, of a coloured compound. Negative ones stay so.

        Raises ZeroDivisionError without a window.
        """
        return self.sample_signal(sample, blank) / self.signal

    def growth(self, sample: Fraction, blank: Fraction | None = None) -> Fraction | None:
        """(S − T0) / (C − T0), or (S − T0) / T0 where fewer cells are left than at time zero (NCI-60).

        1 is the control's growth, 1/2 the GI50, 0 no growth, −1 nothing left. None without a plate from time
        zero, or where its cells or the control's growth are not above zero.
        """
        start, gain = self.time_zero, self.gain
        if start is None or gain is None or start <= 0 or gain <= 0:
            return None
        more = self.sample_signal(sample, blank) - start
        return more / gain if more >= 0 else more / start

    def sample_signal(self, sample: Fraction, blank: Fraction | None = None) -> Fraction:
        """S − B, with the sample's own blank where it has one."""
        return sample - (self.blank if blank is None else blank)
