"""The fields of a calculator filled from a plan's values: texts as people read them, and the exact values behind."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING

from protocolapp.calc.form import Calculator, Field, Kind
from protocolapp.calc.form.exact import Place
from protocolapp.plan.model import Missing
from protocolapp.protocol.calculators import Named, Word, Worked, column_of, read_given
from protocolapp.protocol.expression import CalculationError, ExpressionError, Per
from protocolapp.protocol.model import Calculation, Valued
from protocolapp.protocol.readings import TableValue
from protocolapp.protocol.values import ValueProblem, read_value
from protocolapp.quantity import Quantity, format_quantity

if TYPE_CHECKING:
    from protocolapp.plan.bind import Binding

NAME = "name"
"""The column that says what a row is; it is filled by itself."""


@dataclass
class Filling:
    """The fields of a calculator while they are filled."""

    calculator: Calculator
    binding: Binding
    typed: dict[str, str | Sequence[Mapping[str, str]]] = field(default_factory=dict)
    exact: dict[Place, tuple[Quantity, ...]] = field(default_factory=dict)
    rows: list[str] = field(default_factory=list)
    waits: dict[Missing, None] = field(default_factory=dict)
    missing_in: dict[str, tuple[Missing, ...]] = field(default_factory=dict)

    def fill(self, calculation: Calculation, row: str) -> None:
        for key, given in calculation.given.items():
            asked = self.calculator.field(key)
            if asked is None:
                continue
            if isinstance(given, str):
                if asked.kind is Kind.TABLE:
                    self._entered(asked, given)
                else:
                    text, values = self._single(asked, given, row, self.waits)
                    self._take(asked.name, text, values, (asked.name, 0, ""))
            else:
                self._columns(asked, given, calculation.per or Per.SAMPLE)

    def _take(self, name: str, text: str, values: tuple[Quantity, ...], place: Place) -> None:
        self.typed[name] = text
        if values:
            self.exact[place] = values

    def _single(
        self, asked: Field, given: str, row: str, waits: dict[Missing, None]
    ) -> tuple[str, tuple[Quantity, ...]]:
        """What one field gets: a text, and the exact values where it is worked out. Raises CalculationError."""
        try:
            way = read_given(asked, given, lambda word: word in self.binding.setting.names.level)
        except ExpressionError as error:
            raise CalculationError(f"{error.message}.", error.remedy) from error
        if isinstance(way, Word):
            return way.text, ()
        if isinstance(way, Named):
            return self._word(way.name, row, waits), ()
        return self._worked(way, row, waits)

    def _worked(self, way: Worked, row: str, waits: dict[Missing, None]) -> tuple[str, tuple[Quantity, ...]]:
        values = []
        for formula in way.formulas:
            value, missing = self.binding.compute(formula, row)
            waits |= dict.fromkeys(missing)
            if value is not None:
                values.append(value if isinstance(value, Quantity) else Quantity(value))
        return "; ".join(format_quantity(one) for one in values), tuple(values)

    def _word(self, name: str, row: str, waits: dict[Missing, None]) -> str:
        resolved = self.binding.resolve(name, row)
        waits |= dict.fromkeys(resolved.waits_for)
        value = resolved.value
        if isinstance(value, bool):
            return "yes" if value else "no"
        if isinstance(value, date):
            return value.isoformat()
        return value if isinstance(value, str) else resolved.text

    def _columns(self, table: Field, given: Mapping[str, str], per: Per) -> None:
        """One row for each sample or tube. Where rows stand apart, one that is not known yet is left out."""
        rows: list[Mapping[str, str]] = []
        for row in self.binding.rows_of(per):
            waits: dict[Missing, None] = {}
            cells, exact = self._row(table, given, row, waits)
            if waits and self.calculator.apart:
                self.missing_in[row] = tuple(waits)
                continue
            self.waits |= waits
            self.rows.append(row)
            rows.append(cells)
            self.exact |= {
                (table.name, len(rows), column): values for column, values in exact.items() if values
            }
        if not rows:
            left_out = (missing for one in self.missing_in.values() for missing in one)
            self.waits |= dict.fromkeys(left_out) or {self.binding.missing("samples"): None}
        self.typed[table.name] = rows

    def _row(
        self, table: Field, given: Mapping[str, str], row: str, waits: dict[Missing, None]
    ) -> tuple[dict[str, str], dict[str, tuple[Quantity, ...]]]:
        cells, exact = dict[str, str](), dict[str, tuple[Quantity, ...]]()
        for key, text in given.items():
            column = column_of(table, key)
            if column is not None:
                cells[column.name], exact[column.name] = self._single(column, text, row, waits)
        if column_of(table, NAME) is not None:
            cells.setdefault(NAME, self.binding.row_label(row))
        return cells, exact

    def _entered(self, table: Field, name: str) -> None:
        """The rows of a table that was entered at a step, each cell read as its column asks."""
        resolved = self.binding.resolve(name)
        self.waits |= dict.fromkeys(resolved.waits_for)
        value: object = resolved.value
        entry = self.binding.setting.names.entries.get(name)
        if not isinstance(value, TableValue) or entry is None:
            self.typed[table.name] = ()
            return
        rows: list[Mapping[str, str]] = []
        for number, texts in enumerate(value.rows, 1):
            cells = dict[str, str]()
            for key, text in zip(value.columns, texts, strict=True):
                due, column = column_of(table, key), entry.columns.get(key)
                if due is None or column is None or not text:
                    continue
                cells[due.name] = text
                worth = _exactly(column, text)
                if worth is not None and due.kind is not Kind.TEXT:
                    self.exact[table.name, number, due.name] = (worth,)
            rows.append(cells)
        self.typed[table.name] = rows


def _exactly(column: Valued, text: str) -> Quantity | None:
    """The value of a cell; None for a text."""
    try:
        value = read_value(column, text)
    except ValueProblem as problem:
        raise CalculationError(problem.message, problem.remedy) from problem
    if isinstance(value, Fraction):
        return Quantity(value)
    return value if isinstance(value, Quantity) else None
