"""A value as one would type it into a field: every digit, without the unit where the field shows one."""

from __future__ import annotations

from fractions import Fraction

from protocolapp.plan.facts import Value
from protocolapp.plan.show import show_given
from protocolapp.quantity import DecimalMark, Quantity
from protocolapp.quantity.numerals import exact_number

YES, NO = "yes", "no"


def given_text(value: Value, unit: str, decimal: DecimalMark) -> str:
    """Never a rounded figure; empty for a number that has no end in decimals."""
    if isinstance(value, bool):
        return YES if value else NO
    if isinstance(value, Quantity):
        number = exact_number(value.amount_in(unit)) if unit else str(value)
    elif isinstance(value, Fraction):
        number = exact_number(value)
    else:
        return show_given(value).text
    return "" if "/" in number else number.replace(".", decimal)
