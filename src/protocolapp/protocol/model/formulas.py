"""Calculations, conditions and instructions as the protocol holds them."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Annotated, Any, TypeVar

from pydantic import PlainSerializer, PlainValidator, WithJsonSchema

from protocolapp.protocol.expression import (
    Condition,
    Expression,
    ExpressionError,
    StepText,
    names_in,
    parse_condition,
    parse_expression,
    parse_step_text,
)
from protocolapp.protocol.model.in_words import InWords
from protocolapp.protocol.model.refusal import refusal
from protocolapp.protocol.model.texts import LONGEST_PROSE, prose
from protocolapp.quantity import STRENGTHS, Quantity, QuantityError, parse_quantity

_REMEMBERED = 4096

T = TypeVar("T", Expression, Condition, StepText)


def _read_with(parse: Callable[[str], T], kind: type[T]) -> PlainValidator:
    remembered = lru_cache(maxsize=_REMEMBERED)(parse)

    def validate(value: Any) -> T:
        if isinstance(value, str):
            try:
                return remembered(str(prose(value)))
            except ExpressionError as error:
                raise refusal(error.message, error.remedy, error.offset) from error
        if isinstance(value, kind):
            return value
        raise refusal("a text is due here", "Write it on one line, or in quotes.")

    return PlainValidator(validate)


def _instruction(text: str) -> StepText:
    if not text:
        raise ExpressionError("the instruction is empty", "Say what to do.")
    if len(text) > LONGEST_PROSE:
        message = f"the instruction has {len(text)} characters; at most {LONGEST_PROSE} are shown"
        raise ExpressionError(message, "Make several steps of it.")
    return parse_step_text(text)


def _as(example: str) -> WithJsonSchema:
    return WithJsonSchema({"type": "string", "examples": [example]})


_text_of = PlainSerializer(lambda parsed: parsed.text, return_type=str)

Calculated = Annotated[
    Expression,
    _read_with(parse_expression, Expression),
    _text_of,
    _as("protein_per_ip / protein"),
    InWords("a [calculation](#calculations)"),
]
"""A calculation with units."""


def _strength_or_formula(value: Any) -> Quantity | Expression:
    """A strength as written, or a formula where names stand in it."""
    if isinstance(value, (Quantity, Expression)):
        return value
    if not isinstance(value, str):
        raise refusal("a strength is written as one text", "Write a strength, such as 50 mM, or a formula.")
    try:
        return parse_quantity(value, expect=STRENGTHS)
    except QuantityError as error:
        try:
            formula = _remembered_formula(value)
        except ExpressionError:
            formula = None
        if formula is None or not names_in(formula.tree):
            raise refusal(error.message, error.remedy) from error
        return formula


_remembered_formula = lru_cache(maxsize=_REMEMBERED)(parse_expression)

StrengthFormula = Annotated[
    Quantity | Expression,
    PlainValidator(_strength_or_formula),
    PlainSerializer(
        lambda value: value.text if isinstance(value, Expression) else value.written, return_type=str
    ),
    _as("50 mM"),
    InWords("a strength, such as `50 mM`, or a [calculation](#calculations) of one"),
]
"""A strength, or a formula that gives one: `enzyme_in_reaction * 2.5`."""

When = Annotated[
    Condition,
    _read_with(parse_condition, Condition),
    _text_of,
    _as("control is isotype IgG"),
    InWords("a [condition](#conditions)"),
]
"""A condition."""

Instruction = Annotated[
    StepText,
    _read_with(_instruction, StepText),
    _text_of,
    _as("Add {{ antibody_volume }} antibody."),
    InWords("text; `{{ name }}` stands for a value"),
]
"""An instruction with `{{ name }}` inserts."""
