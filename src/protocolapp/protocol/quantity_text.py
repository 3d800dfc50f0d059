"""How a quantity is written into a file: with a point, a unit, and every digit that matters."""

from __future__ import annotations

from fractions import Fraction

from protocolapp.quantity import Quantity
from protocolapp.quantity.numerals import exact_number, fixed

_PLACES = 20


def quantity_text(quantity: Quantity) -> str:
    """`0.25 mL`; a value whose decimals never end to 20 places, far beyond what any balance or pipette resolves."""
    return f"{number_text(quantity.magnitude)} {quantity.unit.symbol}".rstrip()


def number_text(number: Fraction) -> str:
    """The number as a decimal, never as a fraction."""
    exact = exact_number(number)
    return fixed(number, _PLACES).rstrip("0") if "/" in exact else exact
