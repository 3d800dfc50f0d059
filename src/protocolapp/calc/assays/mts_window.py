"""Absorbances to viability, (S − B) / (C − B), and to growth where there is a plate from time zero. All exact."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from protocolapp.quantity import QuantityError


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


def growth_since(signal: Fraction, start: Fraction, control: Fraction) -> Fraction:
    """(S − T0) / (C − T0), below time zero (S − T0) / T0; all with their blanks off, 0 < T0 < C."""
    more = signal - start
    return more / (control - start) if more >= 0 else more / start


@dataclass(frozen=True, slots=True, eq=False)
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
    def grows(self) -> bool:
        """Whether growth can be told: there were cells at time zero, and the control has grown since."""
        return self.time_zero is not None and 0 < self.time_zero < self.signal

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
        if self.time_zero is None or not self.grows:
            return None
        return growth_since(self.sample_signal(sample, blank), self.time_zero, self.signal)

    def sample_signal(self, sample: Fraction, blank: Fraction | None = None) -> Fraction:
        """S − B, with the sample's own blank where it has one."""
        return sample - (self.blank if blank is None else blank)
