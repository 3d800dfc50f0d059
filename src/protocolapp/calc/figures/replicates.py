"""Mean and spread of replicates, exact; the square root to 40 digits."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from math import lcm

from protocolapp.quantity import approx_sqrt


def mean(values: Sequence[Fraction]) -> Fraction:
    """Of at least one value."""
    if len(values) == 1:
        return values[0]
    parts, denominator = _over_one_denominator(values)
    return Fraction(sum(parts), denominator * len(values))


def variance(values: Sequence[Fraction]) -> Fraction | None:
    """The square of the standard deviation of a sample (n − 1); None below two values."""
    many = len(values)
    if many < 2:
        return None
    parts, denominator = _over_one_denominator(values)
    squares = many * sum(part * part for part in parts) - sum(parts) ** 2
    return Fraction(squares, many * (many - 1) * denominator**2)


def deviation(values: Sequence[Fraction]) -> Fraction | None:
    """The standard deviation (n − 1), to 40 digits; None below two values."""
    square = variance(values)
    return None if square is None else approx_sqrt(square)


def variation(values: Sequence[Fraction]) -> Fraction | None:
    """The coefficient of variation, standard deviation / mean; None below two values or for a mean ≤ 0."""
    spread = deviation(values)
    return None if spread is None or (middle := mean(values)) <= 0 else spread / middle


def _over_one_denominator(values: Sequence[Fraction]) -> tuple[list[int], int]:
    """The numerators over a common denominator: a plate of sums is much quicker in whole numbers."""
    denominator = lcm(*(one.denominator for one in values))
    return [one.numerator * (denominator // one.denominator) for one in values], denominator
