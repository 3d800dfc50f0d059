"""Each kind of quantity, time and temperature that a protocol holds, read from its text. Each raises QuantityError."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from protocolapp.quantity import (
    LENGTH,
    MASS_CONCENTRATION,
    MOLAR_MASS,
    PERCENTAGES,
    RPM,
    STRENGTHS,
    TEMPERATURE,
    TIME,
    Quantity,
    QuantityError,
    QuantityRange,
    parse_number,
    parse_quantity,
    parse_range,
)
from protocolapp.quantity import RCF as FORCE

LONGEST_WAIT_DAYS = 366
"""Any time in a protocol; longer is a slip."""

PLACES = ("on ice", "room temperature")
"""Places that stand for a temperature."""


@dataclass(frozen=True, slots=True)
class At:
    """A temperature, a range of temperatures, or a place that stands for one; celsius is None for a place."""

    text: str
    celsius: QuantityRange | None = field(compare=False)


def read_positive(text: str) -> Quantity:
    """A quantity above zero, of any dimension."""
    return parse_quantity(text)


def read_limit(text: str) -> Quantity:
    """A quantity of any dimension and sign."""
    return parse_quantity(text, allow_zero=True, allow_negative=True)


def read_strength(text: str) -> Quantity:
    """What a stock or a component may be given in."""
    return parse_quantity(text, expect=STRENGTHS)


def read_concentrate(text: str) -> Quantity:
    """A strength as it stands on the label of a concentrate."""
    strength = parse_quantity(text, expect=STRENGTHS)
    if strength.dimension not in (*PERCENTAGES, MASS_CONCENTRATION):
        raise QuantityError(
            f"“{text[:40]}” is not how a concentrate is labelled.",
            "Write it as a percentage or in mass per volume, such as 37 % w/w; what is kept as a stock goes to stock:.",
        )
    return strength


def read_molar_mass(text: str) -> Quantity:
    """Mass per amount of substance."""
    return parse_quantity(text, expect=MOLAR_MASS)


def read_density(text: str) -> Quantity:
    """Mass per volume."""
    density = parse_quantity(text)
    if density.dimension != MASS_CONCENTRATION:
        raise QuantityError(f"“{text[:40]}” is no density.", "Write mass per volume, such as 1.06 g/mL.")
    return density


def read_plain_number(text: str) -> Quantity:
    """A number of any sign, without a unit."""
    return Quantity(parse_number(text), written=text)


def read_force(text: str) -> Quantity:
    """A relative centrifugal force."""
    return parse_quantity(text, expect=FORCE)


def read_length(text: str) -> Quantity:
    """A length."""
    return parse_quantity(text, expect=LENGTH)


def read_speed(text: str) -> Quantity:
    """A rotor's speed."""
    return parse_quantity(text, expect=RPM)


def read_duration(text: str) -> Quantity:
    """A time above zero, at most 366 days."""
    return _bounded(parse_quantity(text, expect=TIME))


def read_span(text: str) -> QuantityRange:
    """A time, or a range of times, at most 366 days."""
    span = parse_range(text, expect=TIME)
    _bounded(span.high)
    return span


def read_at(text: str) -> At:
    """A temperature, a range of temperatures, or a place that stands for one."""
    if re.match(r"[-−+–]?\d", text):
        return At(text, parse_range(text, expect=TEMPERATURE, allow_negative=True))
    if text in PLACES:
        return At(text, None)
    raise QuantityError(
        f"“{text[:40]}” is no temperature.", "Write 4 °C, 95-100 °C, on ice or room temperature."
    )


def _bounded(time: Quantity) -> Quantity:
    if time.amount_in("d") > LONGEST_WAIT_DAYS:
        raise QuantityError("This is longer than a year.", f"Give a time of at most {LONGEST_WAIT_DAYS} d.")
    return time
