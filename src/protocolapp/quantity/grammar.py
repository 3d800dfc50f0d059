"""How a number may be written: the one grammar that reading and refusing share.

One decimal mark. Thousands only in full groups of three: with a comma where the point is the decimal mark,
with a point where the comma is (and then never one group alone, which is too easily a decimal), or with the
no-break and thin spaces this program itself writes. ASCII digits only.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from fractions import Fraction
from functools import lru_cache
from types import MappingProxyType
from typing import Literal

from protocolapp.quantity.errors import QuantityError

DecimalMark = Literal[".", ","]

LARGEST_POWER = 30
"""Powers of ten beyond this are slips of the pen, not quantities."""

LONGEST_TEXT = 64
"""Characters in a quantity; anything longer is something else."""

_SIGN = r"(?P<sign>[-+−–]?)"
_SPACED = r"[0-9]{1,3}(?:[\u00a0\u2009\u202f][0-9]{3})+(?![0-9])"
_RAISED = r"[⁺⁻]?[⁰¹²³⁴⁵⁶⁷⁸⁹]+"
_EXPONENT = (
    r"(?:[eE](?P<e>[-+−]?[0-9]+)"
    rf"|\s?[×x*·]\s?10(?:\^(?P<caret>[-+−]?[0-9]+)|(?P<raised>{_RAISED}))"
    rf"|(?<=10)(?:\^(?P<ten_caret>[-+−]?[0-9]+)|(?P<ten_raised>{_RAISED})))?"
)
_WITH_COMMAS = r"[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])"
_WITH_POINTS = r"[0-9]{1,3}(?:\.[0-9]{3}){2,}(?![0-9])|[0-9]{1,3}(?:\.[0-9]{3})+(?=,[0-9])"

_WHOLE: Mapping[DecimalMark, str] = MappingProxyType(
    {".": rf"{_WITH_COMMAS}|{_SPACED}|[0-9]+", ",": rf"{_WITH_POINTS}|{_SPACED}|[0-9]+"}
)

UNGROUPED = rf"(?P<sign>)(?P<whole>[0-9]+)(?:\.(?P<part>[0-9]+))?{_EXPONENT}"
"""A number inside a calculation, where a comma parts arguments and a sign is an operator."""


@lru_cache(maxsize=2)
def number_pattern(decimal: DecimalMark) -> re.Pattern[str]:
    """A number at the beginning of a text."""
    return re.compile(rf"{_SIGN}(?P<whole>{_WHOLE[decimal]})(?:[{decimal}](?P<part>[0-9]+))?{_EXPONENT}")


_NUMBER_GROUPS = ("sign", "whole", "part", "e", "caret", "raised", "ten_caret", "ten_raised")
_GROUP_MARKS = str.maketrans("", "", ",.\u00a0\u2009\u202f")
_ASCII_POWER = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻−", "0123456789+--")


def value_of(number: re.Match[str]) -> Fraction:
    """The exact value of a match of `number_pattern` or `UNGROUPED`.

    Raises QuantityError for a power of ten out of all bounds.
    """
    sign, whole, part, *powers = number.group(*_NUMBER_GROUPS)
    if whole.isdecimal():
        digits = int(whole + part) if part else int(whole)
    else:
        digits = int(whole.translate(_GROUP_MARKS) + (part or ""))
    exponent = -len(part) if part else 0
    written = next((power for power in powers if power), None)
    if written is not None:
        power = int(written.translate(_ASCII_POWER))
        if number["ten_caret"] or number["ten_raised"]:
            digits, exponent = _pure_power(number, digits), exponent + power
        else:
            exponent += power
        if abs(power) > LARGEST_POWER:
            raise _out_of_bounds(number[0])
    value = Fraction(digits * 10**exponent) if exponent >= 0 else Fraction(digits, 10**-exponent)
    if value and not -LARGEST_POWER <= len(str(digits)) + exponent <= LARGEST_POWER + 1:
        raise _out_of_bounds(number[0])
    return -value if sign and sign != "+" else value


def _pure_power(number: re.Match[str], digits: int) -> int:
    if digits != 10 or number["part"]:
        raise QuantityError(
            f"“{number[0]}” has a power that belongs to no ten.", "Write the number as 1.5×10⁶ or 1.5e6."
        )
    return 1


def _out_of_bounds(text: str) -> QuantityError:
    return QuantityError(
        f"“{text}” is beyond anything that can be measured at the bench.", "Check the power of ten."
    )
