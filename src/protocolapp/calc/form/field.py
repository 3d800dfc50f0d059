"""The fields a calculator asks for: what each is called, what it accepts, what it starts from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from protocolapp.quantity import Dimension

Row = Mapping[str, str]
"""A row of a table as typed: column -> text."""

Typed = Mapping[str, str | Sequence[Row]]
"""What was typed: field -> text, or rows for a table. What is empty or left out is not given."""


class Kind(StrEnum):
    """What is typed into a field, and how it is read."""

    QUANTITY = "quantity"
    COUNT = "count"
    NUMBER = "number"
    RATIO = "ratio"
    PARTS = "parts"
    QUANTITIES = "quantities"
    NUMBERS = "numbers"
    CHOICE = "choice"
    YES_NO = "yes or no"
    TEXT = "text"
    DATE = "date"
    TABLE = "table"


class Suggest(StrEnum):
    """Where the names come from that are offered while a text is typed."""

    REAGENTS = "reagents"
    ROTORS = "rotors"
    UNITS = "units"


@dataclass(frozen=True, slots=True)
class Choice:
    """key: what the program calls it, one word of lower-case letters; text: what people read."""

    key: str
    text: str


@dataclass(frozen=True, slots=True)
class When:
    """The field is asked for only while a choice or yes-or-no field has one of these values."""

    field: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Field:
    """Made by the functions below, which say what each part means."""

    name: str
    label: str
    kind: Kind
    accepts: tuple[Dimension, ...] = ()
    unit: str = ""
    start: str = ""
    default: str = ""
    help: str = ""
    choices: tuple[Choice, ...] = ()
    columns: tuple[Field, ...] = ()
    rows: tuple[Row, ...] = ()
    most: int = 0
    zero: bool = False
    negative: bool = False
    optional: bool = False
    suggest: Suggest | None = None
    also: tuple[str, ...] = ()
    when: When | None = None

    @property
    def must(self) -> bool:
        """Whether it has to be typed: it is not optional and has no default."""
        return not self.optional and not self.default
