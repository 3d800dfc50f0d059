"""Numbers for a remedy, rounded to the safe side, so that what is proposed does when it is typed in."""

from __future__ import annotations

from fractions import Fraction
from math import ceil, floor

from protocolapp.quantity import Quantity, shown_unit
from protocolapp.quantity.numerals import decimals_shown


def at_least(quantity: Quantity) -> Quantity:
    """Up to the figures it is shown with: 25.397 µL -> 25.4 µL. In the unit it is shown in."""
    shown = quantity.to(shown_unit(quantity))
    step = Fraction(10) ** -decimals_shown(shown.magnitude)
    return Quantity(ceil(shown.magnitude / step) * step, shown.unit, shown.approximate)


def at_most(quantity: Quantity) -> Quantity:
    """Down to the figures it is shown with: 31.58 µg -> 31.5 µg. In the unit it is shown in."""
    shown = quantity.to(shown_unit(quantity))
    step = Fraction(10) ** -decimals_shown(shown.magnitude)
    return Quantity(floor(shown.magnitude / step) * step, shown.unit, shown.approximate)
