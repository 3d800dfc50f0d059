"""What a calculation gives to the fields of its calculator: known fields, known names, values of the right kind."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from protocolapp.calc.form import Calculator, Field
from protocolapp.calc.form import Kind as Asked
from protocolapp.calc.form.reading import read_text
from protocolapp.protocol.calculators import (
    Columns,
    Named,
    TableNamed,
    Way,
    Word,
    Worked,
    column_of,
    read_given,
)
from protocolapp.protocol.checks.meanings import USABLE, Meanings
from protocolapp.protocol.checks.subject import Named as Defined
from protocolapp.protocol.checks.subject import Subject
from protocolapp.protocol.expression import ExpressionError, Per
from protocolapp.protocol.finding import Finding
from protocolapp.protocol.known import nearest
from protocolapp.protocol.model import Calculation, Entry, Kind, Valued
from protocolapp.protocol.places import Path
from protocolapp.protocol.problem import quote
from protocolapp.protocol.values import dimension_due, kind_of
from protocolapp.quantity import NUMBER, Dimension, QuantityError, find_unit, units_of

_FITTING: Mapping[Asked, tuple[Kind, ...]] = MappingProxyType(
    {
        Asked.CHOICE: (Kind.CHOICE, Kind.TEXT, Kind.YES_NO),
        Asked.YES_NO: (Kind.YES_NO, Kind.CHOICE),
        Asked.DATE: (Kind.DATE, Kind.DATE_AND_TIME),
    }
)
"""The kinds of value whose name may stand in a field; a text takes any."""


@dataclass
class GivenFields:
    """Reads the `with:` of one calculation. ways: what was understood, by field; findings: what is wrong.

    examples: a value of the kind that a formula comes out as, by field.
    """

    subject: Subject
    meanings: Meanings
    name: str
    calculation: Calculation
    calculator: Calculator
    ways: dict[str, Way] = field(default_factory=dict)
    examples: dict[str, str] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)

    def read(self) -> None:
        """Every field that is given."""
        for key, given in self.calculation.given.items():
            path: Path = ("calculations", self.name, "with", key)
            found = self.calculator.field(key)
            if found is None:
                known = [name for one in self.calculator.fields for name in (one.name, *one.also)]
                near = nearest(key, known)
                fields = ", ".join(one.name for one in self.calculator.fields)
                remedy = f"Did you mean {near}?" if near else f"It asks for {fields}."
                self._say(
                    path, f"the calculator {self.calculator.name} has no field “{key}”", remedy, at_key=True
                )
            elif found.kind is Asked.TABLE:
                self._table(found, given, path)
            elif isinstance(given, str):
                self._single(found, given, path, None if self._has_columns else self.calculation.per)
            else:
                self._say(
                    path, f"“{key}” takes one value, not columns", "Write one name or formula.", at_key=True
                )

    @property
    def _has_columns(self) -> bool:
        return any(not isinstance(given, str) for given in self.calculation.given.values())

    def _table(self, table: Field, given: str | Mapping[str, str], path: Path) -> None:
        if isinstance(given, str):
            self._entered(table, given, path)
            return
        cells: dict[str, Word | Worked | Named] = {}
        for key, text in given.items():
            column = column_of(table, key)
            if column is None:
                near = nearest(key, [name for one in table.columns for name in (one.name, *one.also)])
                columns = ", ".join(one.name for one in table.columns)
                remedy = f"Did you mean {near}?" if near else f"Its columns are {columns}."
                self._say(
                    (*path, key), f"the table “{table.name}” has no column “{key}”", remedy, at_key=True
                )
                continue
            way = self._understood(column, text, (*path, key), self.calculation.per or Per.SAMPLE)
            if way is not None:
                cells[column.name] = way
        self._require_columns(table, {column_of(table, key) for key in given}, path)
        self.ways[table.name] = Columns(cells)

    def _require_columns(self, table: Field, there: set[Field | None], path: Path) -> None:
        names = {one.name for one in there if one is not None} | {"name"}
        for column in table.columns:
            if column.must and column.name not in names:
                message = f"the column “{column.name}” is missing"
                self._say(
                    path, message, f"Add {column.name}: with the name of what stands in it.", at_key=True
                )

    def _entered(self, table: Field, name: str, path: Path) -> None:
        """A table that is entered at a step: its columns are those of the calculator's table."""
        defined = self.subject.names.get(name)
        entry = defined.valued if defined is not None else None
        if not isinstance(entry, Entry) or kind_of(entry) is not Kind.TABLE:
            if defined is None and self.subject.excused(name):
                return
            tables = [
                each for each, one in self.subject.names.items()
                if isinstance(one.valued, Entry) and one.valued.kind is Kind.TABLE
            ]  # fmt: skip
            near = nearest(name, tables)
            remedy = f"Did you mean {near}?" if near else "Name an entry of kind table, or write columns."
            self._say(path, f"there is no table “{name}”", remedy)
            return
        for key, column in entry.columns.items():
            due = column_of(table, key)
            if due is None:
                columns = ", ".join(one.name for one in table.columns)
                message = f"“{name}” has a column “{key}”, which “{table.name}” does not take"
                self._say(path, message, f"Its columns are {columns}.")
                continue
            dimension = dimension_due(column) if kind_of(column) is Kind.QUANTITY else NUMBER
            if dimension is not None and due.kind is not Asked.TEXT and dimension not in _accepted(due):
                message = f"“{key}” of “{name}” is {dimension.with_article}"
                self._say(path, message, f"“{due.label}” takes {_words(due)}.")
        self._require_columns(table, {column_of(table, key) for key in entry.columns}, path)
        self.ways[table.name] = TableNamed(name)

    def _single(self, asked: Field, given: str, path: Path, per: Per | None) -> None:
        way = self._understood(asked, given, path, per)
        if way is None:
            return
        self.ways[asked.name] = way
        if isinstance(way, Worked):
            dimension = self.meanings.of_expression(way.formulas[0], path, per).dimension
            if dimension is not None and dimension in asked.accepts and dimension != _usual(asked):
                self.examples[asked.name] = f"1 {units_of(dimension)[0].symbol}"

    def _understood(
        self, asked: Field, given: str, path: Path, per: Per | None
    ) -> Word | Worked | Named | None:
        try:
            way = read_given(asked, given, self._is_name)
        except ExpressionError as error:
            self._say(path, error.message, error.remedy, offset=error.offset)
            return None
        if isinstance(way, Named):
            self.findings += self._named(asked, way.name, path, per)
        elif isinstance(way, Worked):
            for formula in way.formulas:
                found = self.meanings.of_expression(formula, path, per).dimension
                if found is not None and found not in _accepted(asked):
                    message = f"this is {found.with_article}, but “{asked.label}” takes {_words(asked)}"
                    self._say(path, message, "Give a value of that kind.")
        return way

    def _is_name(self, word: str) -> bool:
        return word in self.subject.names or self.subject.excused(word)

    def _named(self, asked: Field, name: str, path: Path, per: Per | None) -> Iterator[Finding]:
        """A name in the place of a word: every value that it may have can be read."""
        defined = self.subject.names.get(name)
        if defined is None:
            return
        if defined.sort not in USABLE:
            yield Finding(path, f"“{name}” is {defined.sort} and has no value here", "Name a parameter.")
            return
        yield from _row_fits(defined, path, per)
        valued = defined.valued
        if valued is None or asked.kind is Asked.TEXT:
            return
        if kind_of(valued) not in _FITTING.get(asked.kind, ()):
            message = f"“{name}” is of kind {kind_of(valued)}, and “{asked.label}” is a {asked.kind}"
            yield Finding(path, message, "Name a value of that kind.")
        for choice in _choices(valued):
            if not _reads(asked, choice):
                offered = ", ".join(one.text for one in asked.choices) or "yes or no"
                message = f"{quote(choice)} of “{name}” is no word for “{asked.label}”"
                yield Finding(path, message, f"It takes {offered}.")

    def _say(self, path: Path, message: str, remedy: str, *, at_key: bool = False, offset: int = 0) -> None:
        self.findings.append(Finding(path, message, remedy, at_key=at_key, offset=offset))


def _row_fits(defined: Defined, path: Path, per: Per | None) -> Iterator[Finding]:
    if defined.per is not None and defined.per is not per and per is not Per.TUBE:
        message = f"“{defined.name}” has one value per {defined.per}"
        yield Finding(path, message, f"Add per: {defined.per}, or name a parameter.")


def _choices(valued: Valued) -> tuple[str, ...]:
    return (valued.choices or ()) if kind_of(valued) is Kind.CHOICE else ()


def _reads(asked: Field, text: str) -> bool:
    try:
        read_text(asked, text)
    except QuantityError:
        return False
    return True


def _usual(asked: Field) -> Dimension | None:
    """The kind of the field's own example."""
    unit = find_unit(asked.unit)
    return unit.dimension if unit is not None else None


def _accepted(asked: Field) -> tuple[Dimension, ...]:
    return asked.accepts or (NUMBER,)


def _words(asked: Field) -> str:
    return " or ".join(one.with_article for one in _accepted(asked)[:3])
