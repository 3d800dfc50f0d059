"""Numbers as digits: exact ones for storage, rounded ones for people. Half is rounded up, away from zero."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from functools import cache

_SUPERSCRIPTS = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")
_LONGEST_DECIMAL = 80


@dataclass(frozen=True, slots=True)
class Signs:
    """The signs a number is written with. power: between mantissa and exponent; None writes `1.5e6`."""

    decimal: str
    minus: str
    group: str
    power: str | None

    def power_of_ten(self, exponent: int) -> str:
        if self.power is None:
            return f"e{exponent}"
        return f"{self.power}10{str(exponent).translate(_SUPERSCRIPTS)}"


PLAIN = Signs(decimal=".", minus="-", group="", power=None)
"""For the clipboard and CSV: ASCII minus, point, no grouping."""


@cache
def for_people(decimal: str) -> Signs:
    """True minus U+2212, thousands set apart by a narrow no-break space from five digits on."""
    return Signs(decimal=decimal, minus="\u2212", group="\u202f", power="\u00d7")


def round_half_up(value: Fraction) -> int:
    """The nearest whole number; a half goes away from zero (2.5 -> 3, -2.5 -> -3), as taught at the bench."""
    whole = (2 * abs(value.numerator) + value.denominator) // (2 * value.denominator)
    return whole if value >= 0 else -whole


def leading_power(value: Fraction) -> int:
    """The power of ten of the first digit of a value other than zero: 0 for 1-9.99, -1 for 0.1-0.99."""
    above, below = abs(value.numerator), value.denominator
    power = len(str(above)) - len(str(below))
    reached = above >= below * 10**power if power >= 0 else above * 10**-power >= below
    return power if reached else power - 1


def decimals_shown(value: Fraction) -> int:
    """Places after the point (negative: before it) that leave 3 significant figures, 4 if the first is 1."""
    if not value:
        return 0
    power = leading_power(value)
    above, below = abs(value.numerator), value.denominator
    first = above // (below * 10**power) if power >= 0 else above * 10**-power // below
    return (3 if first == 1 else 2) - power


def to_places(value: Fraction, places: int) -> Fraction:
    """Rounded half up to so many decimal places (negative: to tens, hundreds …)."""
    if places <= 0:
        return Fraction(round_half_up(value / 10**-places) * 10**-places)
    return Fraction(round_half_up(value * 10**places), 10**places)


def to_figures(value: Fraction) -> Fraction:
    """Rounded to 3 significant figures, 4 if the first is 1."""
    return to_places(value, decimals_shown(value))


def terminating_places(value: Fraction) -> int | None:
    """How many decimal places write the value exactly, or None if none do (1/3)."""
    rest, twos, fives = value.denominator, 0, 0
    while rest % 2 == 0:
        rest, twos = rest // 2, twos + 1
    while rest % 5 == 0:
        rest, fives = rest // 5, fives + 1
    return max(twos, fives) if rest == 1 else None


def fixed(value: Fraction, places: int, signs: Signs = PLAIN) -> str:
    """The value rounded half up to `places` (0 or more) decimals, its zeros kept: `2.00`, `14 000`."""
    number = (2 * abs(value.numerator) * 10**places + value.denominator) // (2 * value.denominator)
    digits = str(number).rjust(places + 1, "0")
    whole, part = (digits[:-places], digits[-places:]) if places else (digits, "")
    if signs.group and len(whole) > 4:
        whole = f"{int(whole):_}".replace("_", signs.group)
    return (
        (signs.minus if number and value.numerator < 0 else "")
        + whole
        + (signs.decimal + part if part else "")
    )


def trimmed(value: Fraction, signs: Signs = PLAIN) -> str:
    """The value rounded to its significant figures, without trailing zeros after the point."""
    places = decimals_shown(value)
    if places > 0:
        text = fixed(value, places, signs)
    else:  # to tens, hundreds …: in whole numbers, which is faster than to_places
        step = 10**-places
        tens = (2 * abs(value.numerator) + value.denominator * step) // (2 * value.denominator * step)
        text = fixed(Fraction(tens * step if value.numerator > 0 else -tens * step), 0, signs)
    return text.rstrip("0").removesuffix(signs.decimal) if signs.decimal in text else text


def scientific(value: Fraction, signs: Signs = PLAIN) -> str:
    """`1.5×10⁶`, with the significant figures of `trimmed`. The value is not zero."""
    rounded = to_figures(value)
    power = leading_power(rounded)
    return trimmed(rounded / Fraction(10) ** power, signs) + signs.power_of_ten(power)


def exact_number(value: Fraction) -> str:
    """Every digit: `0.25` where the decimal ends, else a fraction, `1/3`."""
    places = terminating_places(value)
    if places is None or places > _LONGEST_DECIMAL:
        return f"{value.numerator}/{value.denominator}"
    return fixed(value, places)
