"""What is typed about the lab, read row by row: the things themselves, or what is wrong and in which cell."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from protocolapp.gui.bare_numbers import with_unit
from protocolapp.lab import LabError, Operator, Pipette, Rotor, Substance
from protocolapp.lab.errors import checked_name
from protocolapp.quantity import (
    LENGTH,
    RPM,
    VOLUME,
    DecimalMark,
    Dimension,
    Quantity,
    QuantityError,
    exact_text,
    format_quantity,
    parse_quantity,
)

Row = Mapping[str, str]
Place = tuple[int, str]
"""The number of a row, from 0, and the key of a column."""

Thing = TypeVar("Thing", Operator, Pipette, Rotor, Substance)
_ANY_NAME = "x"


@dataclass(frozen=True, slots=True)
class LabReading(Generic[Thing]):
    """things: of the rows, complete when nothing is wrong. troubles: what is wrong, by its place.

    shown: cells as they are understood, where that is not how they were typed.
    """

    things: tuple[Thing, ...]
    troubles: Mapping[Place, str]
    shown: Mapping[Place, str]


class CellError(Exception):
    """This column is wrong."""

    def __init__(self, column: str, message: str) -> None:
        super().__init__(message)
        self.column, self.message = column, message


def read_operators(rows: Sequence[Row], _decimal: DecimalMark = ".") -> LabReading[Operator]:
    """Columns name and initials; initials left empty are made from the name."""
    reading = read_rows(rows, _operator)
    return _each_its_own(reading, "initials", lambda one: one.initials)


def read_pipettes(rows: Sequence[Row], decimal: DecimalMark = ".") -> LabReading[Pipette]:
    """Columns name, minimum, maximum, increment (µL where no unit is typed) and channels (1 where empty)."""
    return read_rows(rows, lambda row: _pipette(row, decimal))


def read_rotors(rows: Sequence[Row], decimal: DecimalMark = ".") -> LabReading[Rotor]:
    """Columns name, r_max (cm where no unit is typed) and max_rpm, which may stay empty."""
    return read_rows(rows, lambda row: _rotor(row, decimal))


def operator_row(operator: Operator, _decimal: DecimalMark = ".") -> dict[str, str]:
    return {"name": operator.name, "initials": operator.initials}


def pipette_row(pipette: Pipette, decimal: DecimalMark = ".") -> dict[str, str]:
    return {
        "name": pipette.name,
        "minimum": exactly(pipette.minimum, decimal),
        "maximum": exactly(pipette.maximum, decimal),
        "increment": exactly(pipette.increment, decimal),
        "channels": str(pipette.channels),
    }


def rotor_row(rotor: Rotor, decimal: DecimalMark = ".") -> dict[str, str]:
    limit = exactly(rotor.max_rpm, decimal) if rotor.max_rpm is not None else ""
    return {"name": rotor.name, "r_max": exactly(rotor.r_max, decimal), "max_rpm": limit}


def read_rows(rows: Sequence[Row], read_one: Callable[[Row], tuple[Thing, Row]]) -> LabReading[Thing]:
    """All rows by a function that reads one, or raises CellError; the names must differ."""
    things: list[Thing] = []
    troubles: dict[Place, str] = {}
    shown: dict[Place, str] = {}
    for number, row in enumerate(rows):
        try:
            thing, texts = read_one(row)
        except CellError as error:
            troubles[number, error.column] = error.message
            continue
        things.append(thing)
        shown |= {(number, column): text for column, text in texts.items() if text != row.get(column, "")}
    reading = LabReading(tuple(things), troubles, shown)
    return _each_its_own(reading, "name", lambda one: one.name)


def _each_its_own(
    reading: LabReading[Thing], column: str, named: Callable[[Thing], str]
) -> LabReading[Thing]:
    """A second thing of the same name is wrong; told once all rows can be read."""
    if reading.troubles:
        return reading
    seen: set[str] = set()
    troubles: dict[Place, str] = {}
    for number, thing in enumerate(reading.things):
        name = named(thing)
        if name.casefold() in seen:
            troubles[number, column] = f"“{name}” is there twice: in the record it could be either of them."
        seen.add(name.casefold())
    return LabReading(reading.things, troubles, reading.shown)


def _operator(row: Row) -> tuple[Operator, Row]:
    name = name_in(row, "operator")
    try:
        operator = Operator(name, row.get("initials", ""))
    except LabError as error:
        raise CellError("initials", sentence(error)) from error
    return operator, operator_row(operator)


def _pipette(row: Row, decimal: DecimalMark) -> tuple[Pipette, Row]:
    name, channels = name_in(row, "pipette"), _channels(row)
    low, high, step = (_volume(row, column, decimal) for column in ("minimum", "maximum", "increment"))
    _tried("maximum", lambda: Pipette(name, low, high, high))
    pipette = _tried("increment", lambda: Pipette(name, low, high, step))
    pipette = _tried("channels", lambda: Pipette(name, low, high, step, channels)) if pipette else pipette
    return pipette, pipette_row(pipette, decimal)


def _rotor(row: Row, decimal: DecimalMark) -> tuple[Rotor, Row]:
    name = name_in(row, "rotor")
    radius = quantity_in(row, "r_max", "cm", LENGTH, decimal)
    _tried("r_max", lambda: Rotor(name, radius))
    typed = row.get("max_rpm", "").strip()
    limit = quantity_in(row, "max_rpm", "rpm", RPM, decimal) if typed else None
    rotor = _tried("max_rpm", lambda: Rotor(name, radius, limit))
    return rotor, rotor_row(rotor, decimal)


def name_in(row: Row, what: str) -> str:
    """The name typed. Raises CellError."""
    try:
        return checked_name(row.get("name", ""), what)
    except LabError as error:
        raise CellError("name", sentence(error)) from error


def _channels(row: Row) -> int:
    typed = row.get("channels", "").strip() or "1"
    if not (typed.isascii() and typed.isdigit() and len(typed) <= 4):
        raise CellError("channels", f"“{typed[:20]}” is not a number of channels. Write 1, 8 or 12.")
    return int(typed)


def _volume(row: Row, column: str, decimal: DecimalMark) -> Quantity:
    """A volume that a pipette could have at all."""
    volume = quantity_in(row, column, "µL", VOLUME, decimal)
    _tried(column, lambda: Pipette(_ANY_NAME, volume, volume, volume))
    return volume


def quantity_in(row: Row, column: str, unit: str, kind: Dimension, decimal: DecimalMark) -> Quantity:
    """The quantity typed, in `unit` where none is. Raises CellError."""
    typed = with_unit(row.get(column, ""), unit)
    if not typed:
        raise CellError(column, f"Write a value, such as {_EXAMPLES[column]}.")
    try:
        return parse_quantity(typed, expect=kind, decimal=decimal)
    except QuantityError as error:
        raise CellError(column, str(error)) from error


def _tried(column: str, make: Callable[[], Thing]) -> Thing:
    try:
        return make()
    except LabError as error:
        raise CellError(column, sentence(error)) from error


def sentence(error: LabError) -> str:
    """All that is to be said of it."""
    return f"{error.title}. {error.message} {error.remedy}"


def exactly(quantity: Quantity, decimal: DecimalMark) -> str:
    """As people read it, with every digit: rounding a value here would change it."""
    text = format_quantity(quantity, decimal=decimal)
    try:
        same = parse_quantity(text, decimal=decimal) == quantity
    except QuantityError:
        same = False
    return text if same else exact_text(quantity).replace(".", decimal).replace(" ", "\u00a0")


_EXAMPLES = {
    "minimum": "0.2 µL",
    "maximum": "200 µL",
    "increment": "0.2 µL",
    "r_max": "8.4 cm",
    "max_rpm": "15000 rpm",
    "mw": "121.14 g/mol",
    "density": "1.06 g/mL",
}
