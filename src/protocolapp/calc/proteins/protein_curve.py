"""A protein assay's standards made into a curve, and absorbances read back from it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from protocolapp.calc.equipment.predilution import NICE_FOLDS
from protocolapp.calc.figures.replicates import mean
from protocolapp.calc.proteins.line_fit import (
    Line,
    Point,
    least_squares,
    point_to_point,
    rises,
    too_few_points,
)
from protocolapp.quantity import Quantity, Unit


@dataclass(frozen=True)
class Curve:
    """Standards, blank-corrected, sorted by concentration, in one unit.

    blank: what was subtracted, None where there was nothing to subtract. line: the least-squares line; None
    reads from point to point.
    """

    points: tuple[Point, ...]
    unit: Unit
    blank: Fraction | None
    line: Line | None = None

    @cached_property
    def lowest(self) -> Quantity:
        return Quantity(self.points[0].x, self.unit)

    @cached_property
    def highest(self) -> Quantity:
        return Quantity(self.points[-1].x, self.unit)

    @cached_property
    def weakest(self) -> Quantity:
        """The lowest standard that holds any protein."""
        return Quantity(next(one.x for one in self.points if one.x), self.unit)

    @cached_property
    def rises(self) -> bool:
        """Whether each standard reads higher than the one below it."""
        return rises(self.points)

    @cached_property
    def lowest_y(self) -> Fraction:
        """The absorbance of the weakest standard, less blank."""
        return self.points[0].y

    @cached_property
    def highest_y(self) -> Fraction:
        """The highest absorbance of any standard, less blank."""
        return max(one.y for one in self.points)

    def corrected(self, absorbance: Fraction) -> Fraction:
        """An absorbance less the blank."""
        return absorbance - (self.blank or 0)

    def read(self, absorbance: Fraction) -> ReadBack:
        """The concentration of a well with this mean absorbance (the blank still in it)."""
        y = self.corrected(absorbance)
        if self.line is not None:
            return ReadBack(Quantity(self.line.read(y), self.unit), self.points[0], self.points[-1])
        found = point_to_point(self.points, y)
        others = tuple(Quantity(one, self.unit) for one in found.others)
        return ReadBack(Quantity(found.x, self.unit), found.low, found.high, others)


@dataclass(frozen=True, slots=True)
class ReadBack:
    """concentration: of what was in the well; may come out negative. low, high: the standards it was read
    between. others: what the same absorbance could mean as well, where the curve bends back.
    """

    concentration: Quantity
    low: Point
    high: Point
    others: tuple[Quantity, ...] = ()


def standard_curve(
    standards: Mapping[Quantity, Sequence[Fraction]], unit: Unit, *, straight: bool = False
) -> Curve:
    """The curve of the means of replicates. The standard of 0 is the blank, subtracted from all.

    standards: concentration -> absorbances, not blank-corrected. straight: fit a line by least squares.
    Raises QuantityError without two strengths, or where the line does not rise.
    """
    means = {one.amount_in(unit): mean(reads) for one, reads in standards.items()}
    blank = means.get(Fraction(0))
    points = tuple(Point(x, means[x] - (blank or 0)) for x in sorted(means))
    if len(points) < 2:
        raise too_few_points()
    line = least_squares(points) if straight else None
    if line is not None and line.slope <= 0:
        raise too_few_points()
    if line is None:
        point_to_point(points, points[0].y)  # refuses standards that never rise
    return Curve(points, unit, blank, line)


def fold_into(reading: Quantity, highest: Quantity) -> int:
    """The smallest nice dilution that brings a reading to the middle of the curve, or below it."""
    wanted = reading.base / highest.base * 2
    return next((fold for fold in NICE_FOLDS if fold >= wanted), NICE_FOLDS[-1])
