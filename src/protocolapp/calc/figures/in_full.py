"""Numbers as they were typed: 9.999 mM stays 9.999 mM, where three figures would make it 10 mM."""

from __future__ import annotations

from fractions import Fraction

from protocolapp.quantity import DecimalMark, Quantity, format_quantity, shown_unit
from protocolapp.quantity.numerals import leading_power, terminating_places, to_figures

MOST_FIGURES = 8
"""What has more figures was worked out, not typed, and is rounded like all results."""

LARGEST_WHOLE = 10**13
"""Up to here a whole number is written with all its digits."""


def every_digit(quantity: Quantity) -> Quantity | None:
    """The increment that shows all its figures; None where the usual ones do, or where it has too many."""
    if quantity.is_zero or quantity.approximate:
        return None
    unit = shown_unit(quantity)
    value = quantity.amount_in(unit)
    places = terminating_places(value)
    if places is None or value == to_figures(value):
        return None
    figures = places + leading_power(value) + 1
    return Quantity(Fraction(1, 10**places), unit) if figures <= MOST_FIGURES else None


def in_full(quantity: Quantity, decimal: DecimalMark = ".") -> str:
    """As people read it, with all the figures that were typed."""
    return format_quantity(quantity, increment=every_digit(quantity), decimal=decimal)


def whole_in_full(number: Fraction | int, decimal: DecimalMark = ".") -> str:
    """A whole number with all its digits, anything else as usual: `10 000 000`, `142.9`."""
    value = Quantity(Fraction(number))
    whole = value.magnitude.denominator == 1 and abs(value.magnitude) < LARGEST_WHOLE
    return format_quantity(value, increment=Quantity.of(1) if whole else None, decimal=decimal)
