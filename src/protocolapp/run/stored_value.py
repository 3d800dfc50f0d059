"""A value as an event keeps it: a kind and an exact text, free of locale, read back to the very same value."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import date, datetime, time
from fractions import Fraction

from protocolapp.plan.facts import Value
from protocolapp.protocol.plain_values import moment_text
from protocolapp.protocol.plate_text import place_of
from protocolapp.protocol.readings import OVER, Attachment, PlateReadings, TableValue
from protocolapp.quantity import Quantity, QuantityError, exact_text, parse_exact
from protocolapp.run.event_data import DataError, data_of, reader_for
from protocolapp.run.events import Given

TEXT, QUANTITY, NUMBER, YES_NO, DATE, TIME = "text", "quantity", "number", "yes/no", "date", "time"
DATE_AND_TIME, TABLE, PLATE, FILE = "date and time", "table", "plate", "file"

_YES, _NO = "yes", "no"


OfParts = TableValue | PlateReadings | Attachment

_READING = re.compile(r"-?[0-9]+(\.[0-9]+)?")

_OF_PARTS: Mapping[str, type[OfParts]] = {
    TABLE: TableValue,
    PLATE: PlateReadings,
    FILE: Attachment,
}
"""Kept as JSON with sorted keys, so that the same value has the same text."""

_READERS = {kind: reader_for(cls) for kind, cls in _OF_PARTS.items()}


class StoredValueError(ValueError):
    """A stored value cannot be read: the data is damaged."""


def stored_kind(value: Value) -> str:
    """The kind under which a value is stored; a choice is a text, a count a number."""
    if isinstance(value, bool):
        return YES_NO
    if isinstance(value, Quantity):
        return QUANTITY
    if isinstance(value, Fraction):
        return NUMBER
    if isinstance(value, datetime):
        return DATE_AND_TIME
    if isinstance(value, date):
        return DATE
    of_parts = next((kind for kind, cls in _OF_PARTS.items() if isinstance(value, cls)), "")
    if of_parts:
        return of_parts
    return TIME if isinstance(value, time) else TEXT


def stored_text(value: Value) -> str:
    """The exact text of a value: `0.25 mL`, `1/3`, `yes`, `2027-03-31`, `14:30:00`, JSON, or the text itself."""
    if isinstance(value, bool):
        return _YES if value else _NO
    if isinstance(value, Quantity):
        return exact_text(value)
    if isinstance(value, datetime):
        return moment_text(value)
    if isinstance(value, (date, time)):
        return value.isoformat()
    if isinstance(value, tuple(_OF_PARTS.values())):
        return json.dumps(data_of(value), sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return str(value)


def read_stored(kind: str, text: str) -> Value:
    """What `stored_kind` and `stored_text` wrote. Raises StoredValueError."""
    try:
        return _read(kind, text)
    except (ValueError, ZeroDivisionError, QuantityError, DataError, RecursionError) as error:
        raise StoredValueError(f"{kind} {text[:60]!r}") from error


def read_all(given: Mapping[str, Given]) -> dict[str, Value]:
    """Several values by name. Raises StoredValueError."""
    return {name: read_stored(one.kind, one.value) for name, one in given.items()}


def given(value: Value, shown: str) -> Given:
    """A value as an event keeps it, with the text that people read."""
    return Given(stored_kind(value), stored_text(value), shown)


def _read(kind: str, text: str) -> Value:
    if kind == TEXT:
        return text
    if kind == QUANTITY:
        return parse_exact(text)
    if kind == NUMBER:
        return Fraction(text)
    if kind == YES_NO and text in (_YES, _NO):
        return text == _YES
    if kind == DATE:
        return date.fromisoformat(text)
    if kind == TIME:
        return time.fromisoformat(text)
    if kind == DATE_AND_TIME:
        moment = datetime.fromisoformat(text)
        if moment_text(moment) == text:
            return moment
    if kind in _READERS:
        return _sound(_READERS[kind](json.loads(text)))
    raise ValueError(kind)


def _sound(value: OfParts) -> OfParts:
    """What was read, if it can be one: nothing after this looks twice. Raises ValueError."""
    if isinstance(value, TableValue) and any(len(row) != len(value.columns) for row in value.rows):
        raise ValueError("a row of another length")
    if isinstance(value, PlateReadings):
        for pair in value.wells:
            well, reading = pair
            place = place_of(well)
            if place is None or place[0] >= value.rows or place[1] >= value.columns:
                raise ValueError("no well of this plate")
            if reading != OVER and not _READING.fullmatch(reading):
                raise ValueError("no reading")
    return value
