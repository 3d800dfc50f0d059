"""Rounded to the safe side: a limit downwards, what is to be enough upwards, so that it does when it is typed in."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from math import ceil, floor

from protocolapp.quantity import Quantity, shown_unit
from protocolapp.quantity.numerals import decimals_shown


def at_least(quantity: Quantity) -> Quantity:
    """Up to the figures it is shown with: 25.397 µL -> 25.4 µL. In the unit it is shown in."""
    return _to_shown_figures(quantity, ceil)


def at_most(quantity: Quantity) -> Quantity:
    """Down to the figures it is shown with: 31.58 µg -> 31.5 µg. In the unit it is shown in."""
    return _to_shown_figures(quantity, floor)


def _to_shown_figures(quantity: Quantity, to_whole: Callable[[Fraction], int]) -> Quantity:
    shown = quantity.to(shown_unit(quantity))
    step = Fraction(10) ** -decimals_shown(shown.magnitude)
    return Quantity(to_whole(shown.magnitude / step) * step, shown.unit, shown.approximate)
