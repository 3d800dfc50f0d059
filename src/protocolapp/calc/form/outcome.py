"""What a calculator answers: results, tables, a picture, what there is to say, and how it was worked out."""

from __future__ import annotations

from dataclasses import dataclass

from protocolapp.calc.equipment.pipetting import Pipetting
from protocolapp.calc.flag import Flag, Severity
from protocolapp.calc.form.picture import Picture
from protocolapp.quantity import Quantity


@dataclass(frozen=True, slots=True)
class Result:
    """One value.

    value: exact, in the unit it is shown in; None for a text. text: as people read it; plain: for the
    clipboard. detail: a second line (`P2, set 1.00`). pipetting: how a volume is pipetted. gives: the strength
    that what is really delivered gives. main: among the large ones. use: what it takes of something at hand.
    """

    name: str
    label: str
    value: Quantity | None
    text: str
    plain: str
    detail: str = ""
    pipetting: Pipetting | None = None
    gives: Quantity | None = None
    main: bool = True
    use: bool = False


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table. numeric: set to the right."""

    name: str
    label: str
    numeric: bool = True


@dataclass(frozen=True, slots=True)
class Cell:
    """text: as people read it; plain: for the clipboard. value: exact, None for a text. detail: the pipette."""

    text: str
    plain: str
    value: Quantity | None = None
    detail: str = ""


EMPTY = Cell("", "")


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells, one for each column.

    flagged: numbers of the rows, from 1, that something is wrong with. uses: the column that says what is
    taken of the thing named in a row's first cell; empty where nothing is.
    """

    name: str
    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    flagged: frozenset[int] = frozenset()
    uses: str = ""


@dataclass(frozen=True, slots=True)
class Step:
    """How a value was worked out: `V1 = C2·V2 / C1`, the same with its numbers, and what it gives."""

    formula: str
    filled: str = ""
    result: str = ""

    @property
    def text(self) -> str:
        """`V1 = C2·V2 / C1 = 10 µM × 1 mL / 10 mM = 1.00 µL`."""
        return " = ".join(part for part in (self.formula, self.filled, self.result) if part)


@dataclass(frozen=True, slots=True)
class Used:
    """What is taken of something at hand. key: a result's name, or `table.3` for the third row of a table."""

    key: str
    label: str
    amount: Quantity


@dataclass(frozen=True, slots=True)
class Outcome:
    """Everything worked out from what was typed. missing: fields that wait to be filled in; no results then.

    open_sets: sets of fields of which all but one are needed and more are left out (they are in `missing`).
    """

    results: tuple[Result, ...] = ()
    tables: tuple[Table, ...] = ()
    picture: Picture | None = None
    flags: tuple[Flag, ...] = ()
    steps: tuple[Step, ...] = ()
    missing: tuple[str, ...] = ()
    open_sets: tuple[tuple[str, ...], ...] = ()

    @property
    def blocked(self) -> bool:
        """Whether it cannot be done as it stands."""
        return any(flag.severity is Severity.BLOCK for flag in self.flags)

    @property
    def used(self) -> tuple[Used, ...]:
        """Everything it takes of what is at hand, in order."""
        found = [
            Used(one.name, one.label, one.value) for one in self.results if one.use and one.value is not None
        ]
        for table in self.tables:
            found += _used_in(table)
        return tuple(found)

    def result(self, name: str) -> Result | None:
        """The result of this name, or None."""
        return next((one for one in self.results if one.name == name), None)

    def value(self, name: str) -> Quantity:
        """The exact value of a result. KeyError when there is none, or it is a text."""
        found = self.result(name)
        if found is None or found.value is None:
            raise KeyError(name)
        return found.value

    def table(self, name: str) -> Table | None:
        """The table of this name, or None."""
        return next((one for one in self.tables if one.name == name), None)


def _used_in(table: Table) -> list[Used]:
    column = next((place for place, one in enumerate(table.columns) if one.name == table.uses), None)
    if column is None:
        return []
    return [
        Used(f"{table.name}.{number}", row[0].text, value)
        for number, row in enumerate(table.rows, start=1)
        if (value := row[column].value) is not None
    ]
