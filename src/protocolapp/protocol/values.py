"""Values that somebody gives: what kind they are, how they are read from text, and whether they keep their limits."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date, time
from fractions import Fraction
from functools import lru_cache
from types import MappingProxyType

from protocolapp.protocol.expression import Value
from protocolapp.protocol.known import nearest
from protocolapp.protocol.model import Column, Entry, Kind, Parameter, Valued
from protocolapp.protocol.model.texts import LONGEST_PROSE
from protocolapp.protocol.problem import quote
from protocolapp.quantity import (
    DecimalMark,
    Dimension,
    Quantity,
    QuantityError,
    find_unit,
    parse_number,
    parse_quantity,
)

__all__ = [
    "Value",
    "ValueProblem",
    "dimension_due",
    "is_misread",
    "kind_of",
    "read_value",
    "starting_text",
    "within",
]

YES, NO = ("yes", "true"), ("no", "false")

_NUMBER_ONLY = re.compile(r"\s*[-−+]?[0-9][0-9.,]*(?:[eE][-+]?[0-9]+)?\s*\Z")
_TIME = re.compile(r"([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9])?\Z")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}\Z")


class ValueProblem(ValueError):  # noqa: N818 - a problem of a value, as Problem is one of a file
    """A text is not a value of the kind that is due. message and remedy are written for people."""

    def __init__(self, message: str, remedy: str) -> None:
        super().__init__(message, remedy)
        self.message, self.remedy = message, remedy

    def __str__(self) -> str:
        return f"{self.message} {self.remedy}"


def starting_text(valued: Valued) -> str | None:
    """The default of a parameter, the typical value of a column or an entry, as written."""
    if isinstance(valued, Parameter):
        return valued.default
    return valued.typical if isinstance(valued, (Column, Entry)) else None


def kind_of(valued: Valued) -> Kind:
    """The kind as given; else from choices, unit and range; else from what the default or typical value looks like."""
    if valued.kind is not None:
        return valued.kind
    if valued.choices is not None:
        return Kind.CHOICE
    if valued.unit is not None:
        return Kind.QUANTITY
    if valued.range is not None:
        low = valued.range[0]
        return Kind.NUMBER if not low.unit.symbol else Kind.QUANTITY
    text = starting_text(valued)
    return _kind_of_text(text) if text is not None else Kind.TEXT


def dimension_due(valued: Valued) -> Dimension | None:
    """What a quantity must measure: by its unit, else by its default or typical value, else by its range.

    None where nothing says it, or the unit is unknown.
    """
    if valued.unit is not None:
        unit = find_unit(valued.unit)
        return unit.dimension if unit is not None else None
    text = starting_text(valued)
    if text is not None:
        quantity = _quantity_of(text)
        if quantity is not None:
            return quantity.dimension
    return valued.range[0].dimension if valued.range is not None else None


def is_misread(valued: Valued) -> bool:
    """Whether the default or typical value is taken for a text, though it begins like a quantity."""
    text = starting_text(valued) or ""
    return valued.kind is None and text[:1].isdigit() and kind_of(valued) is Kind.TEXT


def read_value(valued: Valued, text: str, decimal: DecimalMark = ".") -> Value:
    """The value of a text. A bare number takes the unit it is asked for in. Raises ValueProblem.

    Zero and negative quantities are read only where the range reaches so far.
    """
    kind = kind_of(valued)
    if kind in (Kind.QUANTITY, Kind.NUMBER, Kind.COUNT):
        try:
            return _read_number(valued, kind, text, decimal)
        except QuantityError as error:
            raise ValueProblem(error.message, error.remedy) from error
    return _READERS[kind](valued, text.strip())


def within(valued: Valued, value: Value) -> bool:
    """Whether a value keeps its range and is one of its choices."""
    if valued.choices is not None and isinstance(value, str):
        return value in valued.choices
    if valued.range is None:
        return True
    number = Quantity(value) if isinstance(value, Fraction) else value
    low, high = valued.range
    if not isinstance(number, Quantity) or {low.dimension, high.dimension} != {number.dimension}:
        return True  # that the kinds do not fit is told elsewhere
    return low <= number <= high


def _read_number(valued: Valued, kind: Kind, text: str, decimal: DecimalMark) -> Quantity | Fraction:
    if kind is Kind.QUANTITY:
        low = valued.range[0] if valued.range is not None else None
        return parse_quantity(
            _with_unit(text, valued.unit),
            expect=dimension_due(valued),
            decimal=decimal,
            allow_zero=low is not None and low.base <= 0,
            allow_negative=low is not None and low.is_negative,
        )
    number = parse_number(text, decimal)
    if kind is Kind.COUNT and (number.denominator != 1 or number < 0):
        raise ValueProblem(f"{quote(text)} is no count.", "Write a whole number, such as 3.")
    return number


def _with_unit(text: str, unit: str | None) -> str:
    return f"{text.strip()} {unit}" if unit is not None and _NUMBER_ONLY.match(text) else text


def _read_text(valued: Valued, text: str) -> Value:
    del valued
    if not text:
        raise ValueProblem("The text is empty.", "Write something.")
    if len(text) > LONGEST_PROSE:
        raise ValueProblem(f"The text has {len(text)} characters.", f"Keep it below {LONGEST_PROSE}.")
    return text


def _read_choice(valued: Valued, text: str) -> Value:
    choices = valued.choices or ()
    for choice in choices:
        if choice.casefold() == text.casefold():
            return choice
    near = nearest(text, choices)
    remedy = f"Did you mean {near}?" if near else f"Choose one of: {', '.join(choices)}."
    raise ValueProblem(f"{quote(text)} is none of the choices.", remedy)


def _read_yes_no(valued: Valued, text: str) -> Value:
    del valued
    if text.casefold() not in (*YES, *NO):
        raise ValueProblem(f"{quote(text)} is neither yes nor no.", "Write yes or no.")
    return text.casefold() in YES


def _read_date(valued: Valued, text: str) -> Value:
    del valued
    try:
        if _DATE.match(text):
            return date.fromisoformat(text)
    except ValueError as error:
        raise ValueProblem(f"There is no day {quote(text)}.", "Write it as 2027-03-31.") from error
    raise ValueProblem(f"{quote(text)} is no date.", "Write year, month and day: 2027-03-31.")


def _read_time(valued: Valued, text: str) -> Value:
    del valued
    if not _TIME.match(text):
        raise ValueProblem(f"{quote(text)} is no time of day.", "Write hours and minutes: 14:30.")
    return time.fromisoformat(text)


_READERS: Mapping[Kind, Callable[[Valued, str], Value]] = MappingProxyType(
    {
        Kind.TEXT: _read_text,
        Kind.CHOICE: _read_choice,
        Kind.YES_NO: _read_yes_no,
        Kind.DATE: _read_date,
        Kind.TIME: _read_time,
    }
)


@lru_cache(maxsize=4096)
def _quantity_of(text: str) -> Quantity | None:
    try:
        return parse_quantity(text, allow_zero=True, allow_negative=True)
    except QuantityError:
        return None


@lru_cache(maxsize=4096)
def _kind_of_text(text: str) -> Kind:
    quantity = _quantity_of(text)
    if quantity is not None:
        return Kind.QUANTITY if quantity.unit.symbol else Kind.NUMBER
    return Kind.YES_NO if text.casefold() in (*YES, *NO) else Kind.TEXT
