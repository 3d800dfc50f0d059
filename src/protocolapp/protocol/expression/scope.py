"""What a calculation is worked out with: the values around it, and what to say while some are missing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from fractions import Fraction
from typing import Protocol

from protocolapp.protocol.expression.per import Per
from protocolapp.protocol.expression.tree import OfPlate
from protocolapp.protocol.readings import Attachment, PlateReadings, TableValue
from protocolapp.quantity import Quantity

Value = Quantity | Fraction | bool | str | date | time | datetime | TableValue | PlateReadings | Attachment
"""A value as the program holds it. A count or number is a Fraction; a choice or text is a str. A date and time is that
of the wall clock where it happened, to the minute; as a datetime is also a date, ask for it first."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A value that is not known yet. row: the id of the sample or tube, or empty. `samples` when there are no rows."""

    name: str
    row: str = ""


@dataclass(frozen=True, slots=True)
class Unknown:
    """Not known yet; waits_for: what is missing, in order, each once."""

    waits_for: tuple[Wanted, ...]

    def __or__(self, other: Unknown) -> Unknown:
        return Unknown(tuple(dict.fromkeys((*self.waits_for, *other.waits_for))))


class Scope(Protocol):
    """The values around a calculation, as seen by the run or by one row."""

    def lookup(self, name: str) -> Value | Unknown:
        """The value of a name here: the row's own, its sample's, or the run's."""

    def count(self, what: str) -> int | Unknown:
        """How many `samples`, `tubes`, `tubes of sample`, tubes of a kind, or wells of a plate there are."""

    def of_plate(self, asked: OfPlate) -> Quantity | Unknown:
        """How many wells, plates or doses a plate has, or one of its doses. Raises CalculationError."""

    def per(self, name: str) -> Per | None:
        """Whether a name has one value per sample or tube."""

    def rows(self, per: Per) -> Sequence[Scope]:
        """The scope of each sample or tube of the run."""
