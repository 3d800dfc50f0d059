"""What a calculator declares: its fields, which of them may be the unknown, and the work it does."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from protocolapp.calc.form.field import Field, Kind

if TYPE_CHECKING:
    from protocolapp.calc.form.bench import Bench
    from protocolapp.calc.form.given import Given
    from protocolapp.calc.form.outcome import Outcome


class Topic(StrEnum):
    """The groups in which calculators are listed, in this order; the value is the heading."""

    SOLUTIONS = "Solutions"
    SERIES = "Series and plates"
    PROTEIN = "Protein and blots"
    CELLS = "Cells"
    ASSAYS = "Assays"
    BASICS = "Basics"


@dataclass(frozen=True, slots=True)
class Solve:
    """Exactly one of these fields is left out, and worked out from the others. unknown: the one at first.

    assumed: the field that holds its `start` where it is left out beside the unknown (1 X, where only a factor is
    asked for); empty for none.
    """

    fields: tuple[str, ...]
    unknown: str
    assumed: str = ""


@dataclass(frozen=True, slots=True)
class Calculator:
    """One calculator. It lies in the module of its name, as `CALCULATOR`; nothing else has to know of it.

    summary: one sentence. formulas: as in a text book. sources: where formulas and defaults come from. words:
    what else people search for. solves: sets of fields of which one is the unknown. size: the field that
    everything used grows with (a count, or a volume), for "what does what I have allow?"; its results are
    marked `use`.
    apart: each row of its table is worked out by itself, so that one that is not known yet holds up no other.
    work: pure; it is called when every field that must be given can be read, and may raise QuantityError.
    """

    name: str
    title: str
    topic: Topic
    summary: str
    fields: tuple[Field, ...]
    work: Callable[[Given, Bench], Outcome]
    formulas: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    solves: tuple[Solve, ...] = ()
    size: str = ""
    apart: bool = False

    def field(self, name: str) -> Field | None:
        """The field of this name, or of this other name; None when there is none."""
        return next((one for one in self.fields if name == one.name or name in one.also), None)

    @property
    def table(self) -> Field | None:
        """Its first table, which a file of samples fills; None without one."""
        return next((one for one in self.fields if one.kind is Kind.TABLE), None)
