"""Quantities, times and temperatures as the protocol holds them: read strictly, written back as they were written."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Annotated, Any, TypeVar

from pydantic import PlainSerializer, PlainValidator, WithJsonSchema

from protocolapp.protocol.model.in_words import InWords
from protocolapp.protocol.model.quantity_texts import (
    At,
    read_at,
    read_concentrate,
    read_density,
    read_duration,
    read_force,
    read_length,
    read_limit,
    read_molar_mass,
    read_plain_number,
    read_positive,
    read_span,
    read_speed,
    read_strength,
)
from protocolapp.protocol.model.refusal import refusal
from protocolapp.quantity import Quantity, QuantityError, QuantityRange

_REMEMBERED = 4096

T = TypeVar("T")


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

AnyQuantity = Annotated[
    Quantity,
    _read_with(read_positive, Quantity, "a quantity, such as 50 mM"),
    _as_written,
    _as("50 mM"),
    InWords("a quantity above zero, with its unit"),
]
"""A quantity greater than zero, of any dimension."""

Limit = Annotated[
    Quantity,
    _read_with(read_limit, Quantity, "a limit, such as 5 mM"),
    _as_written,
    _as("5 mM"),
    InWords("a quantity of any sign, with its unit"),
]
"""A quantity of any dimension and sign: the end of a range."""

Strength = Annotated[
    Quantity,
    _read_with(read_strength, Quantity, "a strength, such as 50 mM"),
    _as_written,
    _as("50 mM"),
    InWords("a strength: `50 mM`, `10 mg/mL`, `1 % v/v`, `100 X`, `5 U/mL`, `1e6 cells/mL`"),
]
"""What a stock or a component may be given in: molar, mass per volume, % with its basis, X, U/mL, cells/mL."""

Concentrate = Annotated[
    Quantity,
    _read_with(read_concentrate, Quantity, "a strength, such as 37 % w/w"),
    _as_written,
    _as("37 % w/w"),
    InWords("a strength as on the label: `37 % w/w`, `1 mg/mL`"),
]
"""What a concentrate is labelled with: % with its basis, mass per volume."""

MolarMass = Annotated[
    Quantity,
    _read_with(read_molar_mass, Quantity, "a molar mass, such as 58.44 g/mol"),
    _as_written,
    _as("58.44 g/mol"),
    InWords("a molar mass"),
]
"""Mass per amount of substance."""

Density = Annotated[
    Quantity,
    _read_with(read_density, Quantity, "a density, such as 1.06 g/mL"),
    _as_written,
    _as("1.06 g/mL"),
    InWords("a density"),
]
"""Mass per volume."""

PlainNumber = Annotated[
    Quantity,
    _read_with(read_plain_number, Quantity, "a number, such as 8.06"),
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
    _read_with(read_span, QuantityRange, "a time, such as 5-10 min"),
    _as_written,
    _as("5-10 min"),
    InWords("a time, or a range of times"),
]
"""A time, or a range of times."""

Force = Annotated[
    Quantity,
    _read_with(read_force, Quantity, "a force, such as 1000 x g"),
    _as_written,
    _as("1000 x g"),
    InWords("a relative centrifugal force, `x g`"),
]
"""A relative centrifugal force."""

Length = Annotated[
    Quantity,
    _read_with(read_length, Quantity, "a length, such as 8.4 cm"),
    _as_written,
    _as("8.4 cm"),
    InWords("a length"),
]
"""A length: a rotor's radius."""

Speed = Annotated[
    Quantity,
    _read_with(read_speed, Quantity, "a speed, such as 14000 rpm"),
    _as_written,
    _as("14000 rpm"),
    InWords("a speed, `rpm`"),
]
"""A rotor's speed."""

Temperature = Annotated[
    At,
    _read_with(read_at, At, "a temperature, such as 4 °C"),
    PlainSerializer(lambda at: at.text, return_type=str),
    _as("4 °C"),
    InWords("a temperature, a range of them, `on ice` or `room temperature`"),
]
"""A temperature, a range of them, `on ice` or `room temperature`."""
