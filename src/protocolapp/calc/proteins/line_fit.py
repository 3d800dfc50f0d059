"""Standard curves in exact arithmetic: a straight line, and point to point."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from protocolapp.calc.figures.replicates import mean
from protocolapp.quantity import QuantityError


@dataclass(frozen=True, slots=True)
class Point:
    """A standard: how much there is (x), and what was read (y)."""

    x: Fraction
    y: Fraction


@dataclass(frozen=True, slots=True)
class Line:
    """y = slope·x + intercept. r_squared: the share of the scatter of y that the line explains."""

    slope: Fraction
    intercept: Fraction
    r_squared: Fraction

    def read(self, y: Fraction) -> Fraction:
        """The x that belongs to a y. The slope must not be zero."""
        return (y - self.intercept) / self.slope


@dataclass(frozen=True, slots=True)
class Reading:
    """x read back from a y. low, high: the points it was read between. others: where the curve has the same y."""

    x: Fraction
    low: Point
    high: Point
    others: tuple[Fraction, ...] = ()


def least_squares(points: Sequence[Point]) -> Line:
    """The straight line with the smallest sum of squared distances in y.

    slope = Σ(x - x̄)(y - ȳ) / Σ(x - x̄)². R² is 1 where every y is the same. Raises QuantityError unless
    there are two different x.
    """
    across, up = mean([one.x for one in points]), mean([one.y for one in points])
    xx = sum(((one.x - across) ** 2 for one in points), Fraction(0))
    if not xx:
        raise too_few_points()
    xy = sum(((one.x - across) * (one.y - up) for one in points), Fraction(0))
    yy = sum(((one.y - up) ** 2 for one in points), Fraction(0))
    slope = xy / xx
    return Line(slope, up - slope * across, xy * xy / (xx * yy) if yy else Fraction(1))


def rises(points: Sequence[Point]) -> bool:
    """Whether y grows from each point to the next; the points are sorted by x."""
    return all(one.y < other.y for one, other in pairwise(points))


def point_to_point(points: Sequence[Point], y: Fraction) -> Reading:
    """Read back along the straight piece between two neighbours; beyond the ends along the last piece that rises.

    points: sorted by x, every x once. Where a curve bends back and has the y several times, the lowest x is
    taken and the others are named. Raises QuantityError where no piece rises.
    """
    pieces = list(pairwise(points))
    if not any(low.y < high.y for low, high in pieces):
        raise too_few_points()
    found = [
        (_between(low, high, y), low, high)
        for low, high in pieces
        if (low.y <= y <= high.y or high.y <= y <= low.y) and low.y != high.y
    ]
    if not found:
        rising = [(low, high) for low, high in pieces if low.y < high.y]
        low, high = rising[0] if y < min(one.y for one in points) else rising[-1]
        return Reading(_between(low, high, y), low, high)
    x, low, high = found[0]
    return Reading(x, low, high, tuple(dict.fromkeys(one for one, _, _ in found if one != x)))


def _between(low: Point, high: Point, y: Fraction) -> Fraction:
    return low.x + (y - low.y) * (high.x - low.x) / (high.y - low.y)


def too_few_points() -> QuantityError:
    """No curve can be drawn."""
    return QuantityError(
        "A curve needs two standards of different strength, the stronger with the higher absorbance.",
        "Add standards, or check that concentrations and absorbances stand in the right rows.",
    )
