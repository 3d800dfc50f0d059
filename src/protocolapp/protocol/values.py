"""Values that somebody gives: what kind they are, how they are read from text, and whether they keep their limits."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime, time
from fractions import Fraction
from functools import lru_cache, partial

from protocolapp.protocol.expression import Value
from protocolapp.protocol.model import Column, Entry, Kind, Parameter, Valued
from protocolapp.protocol.plain_values import NO, READERS, YES, moment_text
from protocolapp.protocol.plate_text import read_plate
from protocolapp.protocol.problem import quote
from protocolapp.protocol.readings import OVER, PlateReadings, TableValue
from protocolapp.protocol.table_text import read_table
from protocolapp.protocol.value_problem import ValueProblem
from protocolapp.quantity import (
    DecimalMark,
    Dimension,
    Quantity,
    QuantityError,
    find_unit,
    parse_number,
    parse_quantity,
)
from protocolapp.quantity.numerals import exact_number, fixed, terminating_places

__all__ = [
    "Value",
    "ValueProblem",
    "cells_outside",
    "dimension_due",
    "is_misread",
    "kind_of",
    "moment_text",
    "read_value",
    "starting_text",
    "within",
]

_NUMBER_ONLY = re.compile(r"\s*[-−+]?[0-9][0-9.,]*(?:[eE][-+]?[0-9]+)?\s*\Z")
_DECIMALS = r"[-−+]?[0-9 ,.\u00a0\u202f]*[{}]([0-9]+)\s*[^0-9eE]*\Z"
_PLACES: Mapping[DecimalMark, re.Pattern[str]] = {
    ".": re.compile(_DECIMALS.format(".")),
    ",": re.compile(_DECIMALS.format(",")),
}


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
    if isinstance(valued, Entry) and (valued.columns or valued.plate is not None):
        return Kind.TABLE if valued.columns else Kind.PLATE
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
    if kind is Kind.PLATE:
        return read_plate(text, decimal)
    if kind is Kind.TABLE:
        columns = valued.columns if isinstance(valued, Entry) else {}
        return read_table(columns, text, partial(_cell_text, decimal=decimal))
    return READERS[kind](valued, text.strip())


def within(valued: Valued, value: Value) -> bool:
    """Whether a value keeps its range and is one of its choices; a table and a plate, whether every cell does."""
    if isinstance(value, (TableValue, PlateReadings)):
        return not cells_outside(valued, value)
    if valued.choices is not None and isinstance(value, str):
        return value in valued.choices
    if valued.range is None:
        return True
    number = Quantity(value) if isinstance(value, Fraction) else value
    low, high = valued.range
    if not isinstance(number, Quantity) or {low.dimension, high.dimension} != {number.dimension}:
        return True  # that the kinds do not fit is told elsewhere
    return low <= number <= high


def cells_outside(valued: Valued, value: TableValue | PlateReadings) -> tuple[tuple[str, Valued, str], ...]:
    """The cells of a table or wells of a plate that break their limits: where, what is due there, and its text."""
    if isinstance(value, PlateReadings):
        return tuple(
            (well, valued, text)
            for well, text in value.wells
            if text != OVER and not within(valued, Fraction(text))
        )
    columns = valued.columns if isinstance(valued, Entry) else {}
    return tuple(
        (f"{columns[name].label}, row {number}", columns[name], text)
        for number, row in enumerate(value.rows, 1)
        for name, text in zip(value.columns, row, strict=True)
        if text and name in columns and not within(columns[name], read_value(columns[name], text))
    )


def _cell_text(column: Column, text: str, decimal: DecimalMark) -> str:
    """A cell of a table as it is kept: a number in its column's unit, as precisely as it was typed."""
    value = read_value(column, text, decimal)
    if isinstance(value, bool):
        return YES[0] if value else NO[0]
    if isinstance(value, Quantity):
        return _number_text(column, value, text, decimal)
    if isinstance(value, Fraction):
        return _as_typed(value, text, decimal)
    if isinstance(value, datetime):
        return moment_text(value)
    return value.isoformat("minutes") if isinstance(value, time) else str(value)


def _number_text(column: Column, value: Quantity, text: str, decimal: DecimalMark) -> str:
    """In the column's unit where that can be read back: 30 min are 0.5 h, but 20 min stay what they are."""
    here = value.to(column.unit) if column.unit is not None else value
    number = _as_typed(here.magnitude, text if here.unit == value.unit else "", decimal)
    if column.unit is None:
        return f"{number} {here.unit.symbol}".rstrip()
    try:
        read_value(column, number)
    except ValueProblem:
        return f"{exact_number(value.magnitude)} {value.unit.symbol}"
    return number


def _as_typed(value: Fraction, text: str, decimal: DecimalMark) -> str:
    """Every digit of a number, with the zeros that were typed behind the last of them."""
    places = terminating_places(value)
    typed = _PLACES[decimal].match(text.strip())
    if places is None or typed is None or len(typed[1]) <= places:
        return exact_number(value)
    return fixed(value, len(typed[1]))


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
