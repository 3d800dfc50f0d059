"""What was given to a calculator, read: values by field name."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from fractions import Fraction
from typing import TypeVar

from protocolapp.quantity import Quantity

T = TypeVar("T")


class Given:
    """Read values. A field that was not given is not in it; asking for one that must be there raises KeyError.

    row: in a table, the number of the row as typed, from 1. unknown: the field left out of the calculator's
    first set of solvable ones, or empty.
    """

    def __init__(self, values: Mapping[str, object], row: int = 0, unknown: str = "") -> None:
        self._values = values
        self.row, self.unknown = row, unknown

    def has(self, name: str) -> bool:
        """Whether the field was given (a default counts)."""
        return name in self._values

    def quantity(self, name: str) -> Quantity:
        return self._value(name, Quantity)

    def maybe(self, name: str) -> Quantity | None:
        """The quantity, or None where it was not given."""
        return self.quantity(name) if name in self._values else None

    def share(self, name: str) -> Fraction:
        """A share as a plain number: 10 % is 1/10."""
        return self.quantity(name).as_number()

    def number(self, name: str) -> Fraction:
        return self._value(name, Fraction)

    def maybe_number(self, name: str) -> Fraction | None:
        """The number, or None where it was not given."""
        return self.number(name) if name in self._values else None

    def count(self, name: str) -> int:
        return self._value(name, int)

    def ratio(self, name: str) -> Fraction:
        """Parts in all: 1000 for 1:1000."""
        return self._value(name, Fraction)

    def parts(self, name: str) -> tuple[Fraction, ...]:
        """(50, 1) for 50:1."""
        return self._value(name, tuple)

    def quantities(self, name: str) -> tuple[Quantity, ...]:
        """Empty where none were given."""
        return self._value(name, tuple) if name in self._values else ()

    def numbers(self, name: str) -> tuple[Fraction, ...]:
        """Empty where none were given."""
        return self._value(name, tuple) if name in self._values else ()

    def choice(self, name: str) -> str:
        """The key of what was chosen."""
        return self._value(name, str)

    def yes(self, name: str) -> bool:
        return self._value(name, bool)

    def text(self, name: str) -> str:
        """Empty where none was given."""
        return self._value(name, str) if name in self._values else ""

    def date(self, name: str) -> datetime:
        """Without a zone: a moment as the calendar on the wall gives it."""
        return self._value(name, datetime)

    def rows(self, name: str) -> tuple[Given, ...]:
        """The rows of a table; empty where none were given."""
        return self._value(name, tuple) if name in self._values else ()

    def _value(self, name: str, kind: type[T]) -> T:
        value = self._values[name]
        if not isinstance(value, kind):
            raise TypeError(f"the field “{name}” holds a {type(value).__name__}, not a {kind.__name__}")
        return value
