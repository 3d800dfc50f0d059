"""Reading quantities from text, strictly: what is in doubt is refused, with the likely meaning named."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

from protocolapp.quantity import refusing
from protocolapp.quantity.dimension import NUMBER as PLAIN_NUMBER
from protocolapp.quantity.dimension import PERCENTAGES, RCF, RPM, Dimension
from protocolapp.quantity.durations import read_span
from protocolapp.quantity.errors import QuantityError
from protocolapp.quantity.grammar import LONGEST_TEXT, UNGROUPED, DecimalMark, number_pattern, value_of
from protocolapp.quantity.range import QuantityRange
from protocolapp.quantity.unit import Unit
from protocolapp.quantity.units import ONE, PERCENT, SPACES, find_unit, unit_pattern
from protocolapp.quantity.value import Quantity

Expected = Dimension | tuple[Dimension, ...] | None
"""The kind of quantity due, or the kinds that will do; None for any."""


@dataclass(frozen=True, slots=True)
class _Read:
    """A number and a unit cut out of a text, not yet judged."""

    number: str
    value: Fraction
    unit: Unit


def parse_quantity(
    text: str,
    *,
    expect: Expected = None,
    decimal: DecimalMark = ".",
    allow_zero: bool = False,
    allow_negative: bool = False,
) -> Quantity:
    """`50 mM`, `1.5×10⁶ cells/mL`, `14,000 x g`, `-80 °C`, `1 h 30 min` as an exact quantity.

    expect: the dimension due, or several. A reading in °C may be zero or below without being allowed to.
    Raises QuantityError (DimensionError when it is a quantity of another kind), each with its remedy.
    """
    written = text.strip(SPACES)
    if len(written) > LONGEST_TEXT:
        raise refusing.too_long(written)
    read = _cut(written, decimal)
    if read is None:
        span = read_span(written)
        if span is None:
            raise refusing.unreadable(written, expect, decimal)
        read = _Read(written, *span)
    _fits(written, read, expect, decimal)
    _sign_fits(written, read, allow_zero, allow_negative)
    return Quantity(read.value, read.unit, written=written)


def parse_number(text: str, decimal: DecimalMark = ".") -> Fraction:
    """A number without a unit, exact; zero and negative are allowed. Raises QuantityError."""
    quantity = parse_quantity(
        text, expect=PLAIN_NUMBER, decimal=decimal, allow_zero=True, allow_negative=True
    )
    if quantity.unit is not ONE:
        raise QuantityError(
            f"“{text.strip(SPACES)}” is a share, not a number.", "Write the number without the %."
        )
    return quantity.magnitude


@lru_cache(maxsize=1)
def _leading_pattern() -> re.Pattern[str]:
    return re.compile(rf"{UNGROUPED}(?:[{SPACES}]?(?P<unit>{unit_pattern()}))?")


def leading_quantity(text: str, start: int = 0) -> tuple[Quantity, int] | None:
    """The quantity that begins at `start` in a calculation, and where it ends; None when no digit is there.

    The longest unit wins (`4 mg/mL`); no sign, no thousands marks, decimal point only. Raises QuantityError.
    """
    found = _leading_pattern().match(text, start)
    if found is None:
        return None
    symbol = found["unit"]
    unit = find_unit(symbol or "")
    if unit is None:
        raise QuantityError(f"There is no unit “{symbol}”.", "Use a unit such as mL, mg or mM.")
    return Quantity(value_of(found), unit, written=found[0]), found.end()


# A dash between two values; not the minus of an exponent, nor a sign at the very beginning.
_BETWEEN = re.compile(r"(?<=[^\s×·*eE^])\s*(?:[-–—−]|\bto\b)\s*(?=[-+−–]?[0-9])")


def parse_range(
    text: str,
    *,
    expect: Expected = None,
    decimal: DecimalMark = ".",
    allow_zero: bool = False,
    allow_negative: bool = False,
) -> QuantityRange:
    """`5-10 min`, `95–100 °C`, `30 min - 1 h`, `-80 to -60 °C`, or one value, which is both ends.

    Raises QuantityError for anything `parse_quantity` refuses, and when the ends are the wrong way round.
    """

    def one(part: str) -> Quantity:
        return parse_quantity(
            part, expect=expect, decimal=decimal, allow_zero=allow_zero, allow_negative=allow_negative
        )

    written = text.strip(SPACES)
    if len(written) > LONGEST_TEXT:
        raise refusing.too_long(written)
    dash = _BETWEEN.search(written, 1)
    if dash is None:
        single = one(written)
        return QuantityRange(single, single, written)
    left, right = written[: dash.start()].strip(SPACES), written[dash.end() :]
    high = one(right)
    bare = number_pattern(decimal).fullmatch(left)
    low = one(left if bare is None else left + " " + _unit_text(right, decimal))
    if low.dimension != high.dimension:
        raise QuantityError(
            f"The two ends of “{written}” measure different things.", "Use the same unit for both."
        )
    if low > high:
        raise QuantityError(
            f"The range “{written}” falls.", f"Write the smaller value first: {right} comes last."
        )
    return QuantityRange(low, high, written)


def _unit_text(text: str, decimal: DecimalMark) -> str:
    number = number_pattern(decimal).match(text)
    return text[number.end() :].strip(SPACES) if number else ""


def _cut(text: str, decimal: DecimalMark) -> _Read | None:
    number = number_pattern(decimal).match(text)
    if number is None:
        return None
    unit = find_unit(text[number.end() :])
    return None if unit is None else _Read(number[0], value_of(number), unit)


# Nobody sets a rotor to a thousandth: `14,000 x g` was copied from a text with the other marks.
_MAYBE_THOUSANDS = re.compile(r",[0-9]{3}$")


def _fits(text: str, read: _Read, expect: Expected, decimal: DecimalMark) -> None:
    """Raises when the quantity is of a kind that is not due here, or may be a thousand times too small."""
    if decimal == "," and read.unit.dimension in (RCF, RPM) and _MAYBE_THOUSANDS.search(read.number):
        raise refusing.ambiguous(read.number, text, decimal)
    if expect is None:
        return
    kinds = expect if isinstance(expect, tuple) else (expect,)
    if read.unit is PERCENT and not any(kind.is_number for kind in kinds) and set(kinds) & set(PERCENTAGES):
        raise refusing.percent_without_basis(read.number)
    if read.unit.dimension not in kinds:
        raise refusing.wrong_kind(text, read.number, read.unit, kinds)


def _sign_fits(text: str, read: _Read, allow_zero: bool, allow_negative: bool) -> None:
    if read.unit.is_affine:
        if read.value * read.unit.factor + read.unit.offset < 0:
            raise QuantityError(f"“{text}” is below absolute zero.", "Check the sign and the unit.")
        return
    if read.value < 0 and not allow_negative:
        raise QuantityError(f"“{text}” is negative.", "Write a value above zero.")
    if not read.value and not allow_zero:
        raise QuantityError(f"“{text}” is zero.", "Write a value above zero.")
