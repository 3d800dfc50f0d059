"""The fold between neighbours of a series: its powers, exact where rational, and the steps that reach an end."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import ceil

from protocolapp.calc.equipment.predilution import LARGEST_FOLD, NICE_FOLDS
from protocolapp.calc.figures.half_log import HALF_LOG
from protocolapp.quantity import Quantity, approx_log10, approx_pow

_THREE_FIGURES = Fraction(1, 200)
"""A value rounded to three figures is off by half a percent at the most."""


@dataclass(frozen=True, slots=True)
class Fold:
    """base to the power of root: 10 and 1/2 for a half-log step. Kept apart so that whole powers stay exact."""

    base: Fraction
    root: Fraction = Fraction(1)

    @classmethod
    def of(cls, value: Fraction | int) -> Fold:
        """A fold that was given; √10 is known again by its 40 digits."""
        return cls(Fraction(10), Fraction(1, 2)) if value == HALF_LOG else cls(Fraction(value))

    @classmethod
    def between(cls, high: Quantity, low: Quantity, steps: int) -> Fold:
        """f = (high / low)^(1/steps); exact where the root is rational."""
        ratio = (high / low).as_number()
        exact = _exact_root(ratio, steps)
        if exact is not None:
            return cls(exact)
        square = _exact_root(ratio * ratio, steps)  # 10 over two steps, 1000 over six: half-log
        return cls(square, Fraction(1, 2)) if square is not None else cls(ratio, Fraction(1, steps))

    @property
    def value(self) -> Fraction:
        """To 40 digits where it is irrational."""
        return self.power(1)

    @property
    def approximate(self) -> bool:
        """Whether it is irrational."""
        return self.root.denominator != 1

    @property
    def quantity(self) -> Quantity:
        """The fold as a number, marked approximate where it is."""
        return Quantity(self.value, approximate=self.approximate)

    def power(self, exponent: Fraction | int) -> Fraction:
        """The fold to a power: 10 for two half-log steps, exactly."""
        return approx_pow(self.base, self.root * exponent)

    def times(self, strength: Quantity, exponent: Fraction | int) -> Quantity:
        """A strength so many steps up (down where negative)."""
        whole = (self.root * exponent).denominator == 1
        made = strength * self.power(exponent)
        return Quantity(made.magnitude, made.unit, strength.approximate or not whole)

    def steps_to(self, high: Quantity, low: Quantity) -> int:
        """The fewest steps down from `high` that reach `low` or lie below it. The fold must be above 1.

        An end written to three figures counts as reached: 10 µM in seven three-fold steps ends at 4.572 nM, and
        4.57 nM does not ask for an eighth.
        """
        ratio = (high / low).as_number() / (1 + _THREE_FIGURES)
        if ratio <= 1:
            return 0
        guess = ceil(approx_log10(ratio) / approx_log10(self.value))
        return next(steps for steps in range(max(guess - 1, 0), guess + 3) if self._reaches(steps, ratio))

    def _reaches(self, steps: int, ratio: Fraction) -> bool:
        """Compared as whole powers, so that 40 digits of √10 cannot miss 10 by the last of them."""
        above, below = self.root.numerator, self.root.denominator
        return bool(self.base ** (steps * above) >= ratio**below)


def two_stages(fold: Fraction) -> tuple[Fraction, ...]:
    """A large step as smaller ones, nice folds first: 1000 as 20 and 50, √1000 as 5 and the rest."""
    count = 2
    while fold > LARGEST_FOLD**count:
        count += 1
    stages: list[Fraction] = []
    left = fold
    for remaining in range(count, 1, -1):
        stages.append(_nice_part(left, remaining))
        left /= stages[-1]
    return (*stages, left)


def _nice_part(fold: Fraction, parts: int) -> Fraction:
    """The nice fold nearest to an equal share; one that leaves a nice fold comes before one that does not."""
    share = approx_pow(fold, Fraction(1, parts))
    nice = [Fraction(one) for one in NICE_FOLDS if one < fold]
    if not nice:
        return share
    return min(nice, key=lambda one: ((fold / one) not in NICE_FOLDS, max(one / share, share / one)))


def _exact_root(value: Fraction, degree: int) -> Fraction | None:
    above, below = _whole_root(value.numerator, degree), _whole_root(value.denominator, degree)
    return Fraction(above, below) if above is not None and below is not None else None


def _whole_root(value: int, degree: int) -> int | None:
    """The whole number whose power is `value`, found by halving; None where there is none."""
    low, high = 0, 1 << (value.bit_length() // degree + 1)
    while low < high:
        middle = (low + high) // 2
        if middle**degree < value:
            low = middle + 1
        else:
            high = middle
    return low if low**degree == value else None
