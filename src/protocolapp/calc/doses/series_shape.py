"""The shape of a dilution series: highest and lowest strength, fold and points, any one from the others."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from protocolapp.calc.doses.fold import Fold
from protocolapp.calc.flag import Code
from protocolapp.calc.form import Given, Sheet
from protocolapp.calc.substances.one_kind import brought_to
from protocolapp.calc.substances.strengths import in_kind_of
from protocolapp.quantity import Quantity, approx_log10, format_quantity

MOST_POINTS = 48
"""More tubes than this stand in no rack; a typing error does it easily: 1.01 for 10."""

MOST_DECADES = 24
"""From 1 M to a single molecule in a litre."""


@dataclass(frozen=True, slots=True)
class Shape:
    """What the series is to be, before any volume. anchor: the strength that was given, exact; above: how many steps
    lie above it. Each strength is worked out from it, so that no error adds up.
    """

    anchor: Quantity
    fold: Fold
    points: int
    above: Fraction = Fraction(0)

    @property
    def strengths(self) -> tuple[Quantity, ...]:
        """The strongest first."""
        return tuple(self._at(place) for place in range(self.points))

    @property
    def top(self) -> Quantity:
        return self._at(0)

    @property
    def bottom(self) -> Quantity:
        return self._at(self.points - 1)

    def _at(self, place: int) -> Quantity:
        return self.fold.times(self.anchor, self.above - place).to(self.anchor.unit)


def shape_between(
    *,
    top: Quantity | None = None,
    bottom: Quantity | None = None,
    fold: Fold | None = None,
    points: int | None = None,
) -> Shape:
    """The one of the four that is left out, from the others; points are rounded up. Needs top > bottom, fold > 1."""
    if top is None and bottom is not None and fold is not None and points is not None:
        return Shape(bottom, fold, points, Fraction(points - 1))
    assert top is not None  # noqa: S101 - one alone is left out
    if fold is None and bottom is not None and points is not None:
        return Shape(top, Fold.between(top, bottom, points - 1), points)
    if points is None and bottom is not None and fold is not None:
        return Shape(top, fold, max(fold.steps_to(top, bottom), 1) + 1)
    assert fold is not None  # noqa: S101 - as above
    assert points is not None  # noqa: S101 - as above
    return Shape(top, fold, points)


def shape_centred(centre: Quantity, fold: Fold, points: int) -> Shape:
    """As many steps above the centre as below; an odd number of points puts one exactly on it."""
    return Shape(centre, fold, points, Fraction(points - 1, 2))


def shape_possible(sheet: Sheet, given: Given, *, least: int = 2) -> bool:
    """Whether what was given makes a series; where not, the flags say why.

    Fields: top, bottom, fold, points. least: points there must be.
    """
    fold = given.maybe_number("fold")
    if fold is not None and fold <= 1:
        message = f"A fold of {format_quantity(Quantity(fold))} dilutes nothing."
        sheet.block(Code.OUTSIDE_RANGE, message, "Give one above 1: 2, 3, half-log.", "fold")
    if given.has("points") and given.count("points") < (least if fold is not None else 2):
        sheet.block(Code.OUTSIDE_RANGE, "One point is no series.", "Give 2 points or more.", "points")
    if given.has("top") and given.has("bottom"):
        top = given.quantity("top")
        bottom = brought_to(sheet, given.quantity("bottom"), top, given.maybe("mw"), "bottom")
        if bottom is not None and bottom >= top:
            sheet.block(
                Code.OUTSIDE_RANGE,
                f"The lowest strength ({sheet.show(bottom)}) is not below the highest ({sheet.show(top)}).",
                "Exchange the two.",
                "bottom",
            )
    if sheet.outcome().blocked:
        return False
    shape = shape_given(given)
    points = shape.points
    if points > MOST_POINTS:
        message = f"Such steps take {points} points from one end to the other."
        sheet.block(
            Code.OUTSIDE_RANGE, message, f"Take a larger fold: {MOST_POINTS} points are the most.", "fold"
        )
    elif approx_log10(shape.fold.value) * (points - 1) > MOST_DECADES:
        message = f"{points} points with such steps span more than {MOST_DECADES} powers of ten."
        sheet.block(Code.OUTSIDE_RANGE, message, "Take fewer points, or a smaller fold.", "points")
    return not sheet.outcome().blocked


def bottom_given(given: Given) -> Quantity | None:
    """The lowest strength that was typed, in the kind of the highest."""
    top, bottom = given.maybe("top"), given.maybe("bottom")
    return in_kind_of(bottom, top, given.maybe("mw")) if bottom is not None and top is not None else bottom


def shape_given(given: Given) -> Shape:
    """The series that was asked for; `shape_possible` has to hold."""
    value = given.maybe_number("fold")
    fold = Fold.of(value) if value is not None else None
    points = given.count("points") if given.has("points") else None
    if given.has("centre"):
        assert fold is not None  # noqa: S101 - both must be given there
        assert points is not None  # noqa: S101 - as above
        return shape_centred(given.quantity("centre"), fold, points)
    return shape_between(top=given.maybe("top"), bottom=bottom_given(given), fold=fold, points=points)
