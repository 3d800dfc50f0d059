"""Quantities, times and temperatures as the protocol holds them: read strictly, written back as they were written."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Annotated, Any, TypeVar

from pydantic import PlainSerializer, PlainValidator, WithJsonSchema

from protocolapp.protocol.model.in_words import InWords
from protocolapp.protocol.model.refusal import refusal
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
PLACES = ("on ice", "room temperature")
"""Places that stand for a temperature."""

_REMEMBERED = 4096

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class At:
    """A temperature, a range of temperatures, or a place that stands for one; celsius is None for a place."""

    text: str
    celsius: QuantityRange | None = field(compare=False)


def _read_with(read: Callable[[str], T], kind: type[T], due: str) -> PlainValidator:
    """A validator that takes text (or a value read before) and turns refusals into problems with remedies."""
    remembered = lru_cache(maxsize=_REMEMBERED)(read)

    def validate(value: Any) -> T:
        if isinstance(value, str):
            try:
                return remembered(value)
            except QuantityError as error:
                raise refusal(error.message, error.remedy) from error
        if isinstance(value, kind):
            return value
        raise refusal(f"{due.partition(',')[0]} is written as one text", f"Write {due.partition(', ')[2]}.")

    return PlainValidator(validate)


def _as(example: str) -> WithJsonSchema:
    return WithJsonSchema({"type": "string", "examples": [example]})


_as_written = PlainSerializer(lambda value: value.written, return_type=str)


def _quantity(text: str) -> Quantity:
    return parse_quantity(text)


def _any_quantity(text: str) -> Quantity:
    return parse_quantity(text, allow_zero=True, allow_negative=True)


def _strength(text: str) -> Quantity:
    return parse_quantity(text, expect=STRENGTHS)


def _concentrate(text: str) -> Quantity:
    strength = parse_quantity(text, expect=STRENGTHS)
    if strength.dimension not in (*PERCENTAGES, MASS_CONCENTRATION):
        raise QuantityError(
            f"“{text[:40]}” is not how a concentrate is labelled.",
            "Write it as a percentage or in mass per volume, such as 37 % w/w; what is kept as a stock goes to stock:.",
        )
    return strength


def _molar_mass(text: str) -> Quantity:
    return parse_quantity(text, expect=MOLAR_MASS)


def _density(text: str) -> Quantity:
    density = parse_quantity(text)
    if density.dimension != MASS_CONCENTRATION:
        raise QuantityError(f"“{text[:40]}” is no density.", "Write mass per volume, such as 1.06 g/mL.")
    return density


def _plain_number(text: str) -> Quantity:
    return Quantity(parse_number(text), written=text)


def _force(text: str) -> Quantity:
    return parse_quantity(text, expect=FORCE)


def _length(text: str) -> Quantity:
    return parse_quantity(text, expect=LENGTH)


def _speed(text: str) -> Quantity:
    return parse_quantity(text, expect=RPM)


def read_duration(text: str) -> Quantity:
    """A time above zero, at most 366 days. Raises QuantityError."""
    return _bounded(parse_quantity(text, expect=TIME))


def _span(text: str) -> QuantityRange:
    span = parse_range(text, expect=TIME)
    _bounded(span.high)
    return span


def _bounded(time: Quantity) -> Quantity:
    if time.amount_in("d") > LONGEST_WAIT_DAYS:
        raise QuantityError("This is longer than a year.", f"Give a time of at most {LONGEST_WAIT_DAYS} d.")
    return time


def _at(text: str) -> At:
    if re.match(r"[-−+–]?\d", text):
        return At(text, parse_range(text, expect=TEMPERATURE, allow_negative=True))
    if text in PLACES:
        return At(text, None)
    raise QuantityError(
        f"“{text[:40]}” is no temperature.", "Write 4 °C, 95-100 °C, on ice or room temperature."
    )


AnyQuantity = Annotated[
    Quantity,
    _read_with(_quantity, Quantity, "a quantity, such as 50 mM"),
    _as_written,
    _as("50 mM"),
    InWords("a quantity above zero, with its unit"),
]
"""A quantity greater than zero, of any dimension."""

Limit = Annotated[
    Quantity,
    _read_with(_any_quantity, Quantity, "a limit, such as 5 mM"),
    _as_written,
    _as("5 mM"),
    InWords("a quantity of any sign, with its unit"),
]
"""A quantity of any dimension and sign: the end of a range."""

Strength = Annotated[
    Quantity,
    _read_with(_strength, Quantity, "a strength, such as 50 mM"),
    _as_written,
    _as("50 mM"),
    InWords("a strength: `50 mM`, `10 mg/mL`, `1 % v/v`, `100 X`, `5 U/mL`, `1e6 cells/mL`"),
]
"""What a stock or a component may be given in: molar, mass per volume, % with its basis, X, U/mL, cells/mL."""

Concentrate = Annotated[
    Quantity,
    _read_with(_concentrate, Quantity, "a strength, such as 37 % w/w"),
    _as_written,
    _as("37 % w/w"),
    InWords("a strength as on the label: `37 % w/w`, `1 mg/mL`"),
]
"""What a concentrate is labelled with: % with its basis, mass per volume."""

MolarMass = Annotated[
    Quantity,
    _read_with(_molar_mass, Quantity, "a molar mass, such as 58.44 g/mol"),
    _as_written,
    _as("58.44 g/mol"),
    InWords("a molar mass"),
]
"""Mass per amount of substance."""

Density = Annotated[
    Quantity,
    _read_with(_density, Quantity, "a density, such as 1.06 g/mL"),
    _as_written,
    _as("1.06 g/mL"),
    InWords("a density"),
]
"""Mass per volume."""

PlainNumber = Annotated[
    Quantity,
    _read_with(_plain_number, Quantity, "a number, such as 8.06"),
    _as_written,
    _as("8.06"),
    InWords("a number without a unit"),
]
"""A number of any sign, without a unit."""

Duration = Annotated[
    Quantity,
    _read_with(read_duration, Quantity, "a time, such as 30 min"),
    _as_written,
    _as("30 min"),
    InWords("a time above zero, at most 366 d"),
]
"""A time greater than zero, at most 366 days."""

Span = Annotated[
    QuantityRange,
    _read_with(_span, QuantityRange, "a time, such as 5-10 min"),
    _as_written,
    _as("5-10 min"),
    InWords("a time, or a range of times"),
]
"""A time, or a range of times."""

Force = Annotated[
    Quantity,
    _read_with(_force, Quantity, "a force, such as 1000 x g"),
    _as_written,
    _as("1000 x g"),
    InWords("a relative centrifugal force, `x g`"),
]
"""A relative centrifugal force."""

Length = Annotated[
    Quantity,
    _read_with(_length, Quantity, "a length, such as 8.4 cm"),
    _as_written,
    _as("8.4 cm"),
    InWords("a length"),
]
"""A length: a rotor's radius."""

Speed = Annotated[
    Quantity,
    _read_with(_speed, Quantity, "a speed, such as 14000 rpm"),
    _as_written,
    _as("14000 rpm"),
    InWords("a speed, `rpm`"),
]
"""A rotor's speed."""

Temperature = Annotated[
    At,
    _read_with(_at, At, "a temperature, such as 4 °C"),
    PlainSerializer(lambda at: at.text, return_type=str),
    _as("4 °C"),
    InWords("a temperature, a range of them, `on ice` or `room temperature`"),
]
"""A temperature, a range of them, `on ice` or `room temperature`."""
