"""The kinds of text a protocol file holds, each read by one strict reader and written back as it was written.

Every scalar arrives as text (the YAML reader never guesses). `CutText` marks text that an unquoted ` #` has cut.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Annotated, Any, TypeVar

from pydantic import BeforeValidator, Field, PlainSerializer, PlainValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

from protocolapp.protocol.expression import (
    Condition,
    Expression,
    ExpressionError,
    StepText,
    parse_condition,
    parse_expression,
    parse_step_text,
)
from protocolapp.quantity import (
    TEMPERATURE,
    TIME,
    Dimension,
    Quantity,
    QuantityError,
    QuantityRange,
    parse_quantity,
    parse_range,
)
from protocolapp.quantity import RCF as FORCE

LONGEST_WAIT_DAYS = 366

T = TypeVar("T")


class CutText(str):
    """Text followed by ` #`, which YAML takes for a comment."""

    __slots__ = ()


def refusal(message: str, remedy: str = "") -> PydanticCustomError:
    """An error that carries its remedy to the problem list."""
    return PydanticCustomError("protocol", "{message}", {"message": message, "remedy": remedy})


def _prose(value: Any) -> Any:
    if isinstance(value, CutText):
        raise refusal("the text is cut at ` #`, which begins a comment", "put the whole text in quotes")
    return value


Text = Annotated[str, BeforeValidator(_prose), Field(min_length=1, max_length=4000)]
"""Prose for people, shown as it is."""

Identifier = Annotated[str, Field(pattern=r"^[a-z][a-z0-9]*([-_][a-z0-9]+)*$", max_length=64)]
"""A name that files refer to: lower case, digits, `-` and `_`."""

Name = Annotated[str, Field(pattern=r"^[a-z][a-z0-9]*(_[a-z0-9]+)*$", max_length=64)]
"""A name that calculations can use: lower case, digits and `_`."""

Citation = Annotated[str, Field(pattern=r"^[A-Za-z][A-Za-z0-9_-]*$", max_length=32)]
"""A key of `citations:`, or `lab` for the lab's own choice."""

Version = Annotated[str, Field(pattern=r"^(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)$", max_length=32)]


def _quantity_reader(expect: Dimension | None, *, allow_zero: bool, allow_negative: bool) -> Callable[[Any], Quantity]:
    def read(value: Any) -> Quantity:
        if isinstance(value, Quantity):
            return value
        if not isinstance(value, str):
            raise refusal("a quantity is one text", "write it like `50 mM`")
        try:
            return parse_quantity(value, expect=expect, allow_zero=allow_zero, allow_negative=allow_negative)
        except QuantityError as error:
            raise refusal(error.message, error.remedy) from error

    return read


def _range_reader(expect: Dimension) -> Callable[[Any], QuantityRange]:
    def read(value: Any) -> QuantityRange:
        if isinstance(value, QuantityRange):
            return value
        if not isinstance(value, str):
            raise refusal("a range is one text", "write it like `5-10 min`")
        try:
            return parse_range(value, expect=expect, allow_negative=expect == TEMPERATURE)
        except QuantityError as error:
            raise refusal(error.message, error.remedy) from error

    return read


def written(value: Quantity | QuantityRange) -> str:
    """The text of a quantity as the author wrote it."""
    return value.written


def _bounded_time(value: Quantity) -> Quantity:
    if value.to("d").magnitude > LONGEST_WAIT_DAYS:
        raise refusal("this is longer than a year", "give a time of at most 366 d")
    return value


def _schema(example: str) -> WithJsonSchema:
    return WithJsonSchema({"type": "string", "examples": [example]})


_as_written = PlainSerializer(written, return_type=str)

AnyQuantity = Annotated[
    Quantity, PlainValidator(_quantity_reader(None, allow_zero=False, allow_negative=False)), _as_written, _schema("50 mM")
]
"""A quantity greater than zero, of any dimension."""

AnyQuantityOrZero = Annotated[
    Quantity, PlainValidator(_quantity_reader(None, allow_zero=True, allow_negative=True)), _as_written, _schema("0 mM")
]
"""A quantity of any dimension and sign (for ranges)."""


def read_duration(value: Any) -> Quantity:
    return _bounded_time(_quantity_reader(TIME, allow_zero=False, allow_negative=False)(value))


def _read_span(value: Any) -> QuantityRange:
    span = _range_reader(TIME)(value)
    _bounded_time(span.high)
    return span


Duration = Annotated[Quantity, PlainValidator(read_duration), _as_written, _schema("30 min")]
"""A time greater than zero, at most 366 days."""

Span = Annotated[QuantityRange, PlainValidator(_read_span), _as_written, _schema("5-10 min")]
"""A time, or a range of times."""

Force = Annotated[
    Quantity, PlainValidator(_quantity_reader(FORCE, allow_zero=False, allow_negative=False)), _as_written, _schema("1000 x g")
]
"""A relative centrifugal force."""

_PLACES = ("on ice", "room temperature")


class At:
    """A temperature, a range of temperatures, or a place that stands for one (`on ice`, `room temperature`)."""

    __slots__ = ("celsius", "text")

    def __init__(self, text: str, celsius: QuantityRange | None) -> None:
        self.text, self.celsius = text, celsius

    def __eq__(self, other: object) -> bool:
        return isinstance(other, At) and other.text == self.text

    def __hash__(self) -> int:
        return hash(self.text)

    def __repr__(self) -> str:
        return f"At({self.text!r})"


def _read_at(value: Any) -> At:
    if isinstance(value, At):
        return value
    if isinstance(value, str) and re.match(r"^[-−+\d]", value.strip()):
        return At(value.strip(), _range_reader(TEMPERATURE)(value))
    if value in _PLACES:
        return At(value, None)
    raise refusal(f"“{value}” is no temperature", "write `4 °C`, `95-100 °C`, `on ice` or `room temperature`")


Temperature = Annotated[
    At, PlainValidator(_read_at), PlainSerializer(lambda at: at.text, return_type=str), _schema("4 °C")
]


def _expression(value: Any) -> Expression:
    if isinstance(value, Expression):
        return value
    return _parsed(parse_expression, value)


def _condition(value: Any) -> Condition:
    if isinstance(value, Condition):
        return value
    return _parsed(parse_condition, value)


def _step_text(value: Any) -> StepText:
    if isinstance(value, StepText):
        return value
    return _parsed(parse_step_text, _prose(value))


def _parsed(parse: Callable[[str], T], value: Any) -> T:
    if not isinstance(value, str):
        raise refusal("this must be one text")
    try:
        return parse(value)
    except ExpressionError as error:
        raise refusal(error.message, error.remedy) from error


_text_of = PlainSerializer(lambda parsed: parsed.text, return_type=str)

Calculated = Annotated[Expression, PlainValidator(_expression), _text_of, _schema("protein_per_ip / protein")]
"""A calculation with units."""

When = Annotated[Condition, PlainValidator(_condition), _text_of, _schema("control is isotype IgG")]
"""A condition on parameters."""

Instruction = Annotated[StepText, PlainValidator(_step_text), _text_of, _schema("Add {{ antibody_volume }} antibody.")]
"""An instruction with `{{ name }}` inserts."""
