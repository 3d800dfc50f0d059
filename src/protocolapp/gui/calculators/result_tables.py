"""The tables of a result, and its smaller values, each copied as cells for a spreadsheet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from protocolapp.calc.form import Cell as Answered
from protocolapp.calc.form import Table
from protocolapp.gui.calculators.calculator_view import ResultView
from protocolapp.gui.plan.prep_view import PENDING
from protocolapp.gui.theme import Space, Type
from protocolapp.gui.widgets.box import Column
from protocolapp.gui.widgets.card import Card
from protocolapp.gui.widgets.data_table import DataTable
from protocolapp.gui.widgets.headings import Heading
from protocolapp.gui.widgets.line_input import InputState
from protocolapp.gui.widgets.long_table import LongTable
from protocolapp.gui.widgets.table_cells import Cell, TableColumn, TableRow

LONG = 24
"""From so many rows on a table scrolls by itself."""


class ResultTables(Column):
    """Cards are kept while the tables are the same ones. copied carries the text; rebuilt: there are other cards."""

    copied = Signal(str)
    rebuilt = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Space.BASE, parent=parent)
        self.cards: list[TableCard] = []
        self.hide()

    def show_tables(self, tables: Sequence[Table], *, pending: bool) -> None:
        """Show these. pending: nothing can be worked out while a field is being typed; the places are kept."""
        if pending:
            for card in self.cards:
                card.wait()
            return
        tables = [_filled(one) for one in tables]
        if [_shape(one) for one in tables] != [card.shape for card in self.cards]:
            self.clear()
            self.cards = [TableCard(one) for one in tables]
            for card in self.cards:
                card.table.copied.connect(self.copied)
                self.add(card)
            self.rebuilt.emit()
        for card, one in zip(self.cards, tables, strict=True):
            card.show_table(one)
        self.setVisible(bool(tables))


class TableCard(Card):
    """One table of numbers."""

    def __init__(self, table: Table, parent: QWidget | None = None) -> None:
        super().__init__(spacing=Space.TIGHT, parent=parent)
        self.shape = _shape(table)
        self._shown: Table | None = None
        columns = _columns(table)
        self.table: DataTable = (
            LongTable(table.title, columns, details=_detailed(table))
            if len(table.rows) >= LONG
            else DataTable(table.title, columns)
        )
        self.add(Heading(table.title, Type.LEAD))
        self.add(self.table)

    def wait(self) -> None:
        """No numbers until there are new ones."""
        self._shown = None
        self.table.set_rows(
            [
                TableRow(row.key, tuple(Cell(PENDING if one.text else "") for one in row.cells))
                for row in self.table.table.rows
            ]
        )

    def show_table(self, table: Table) -> None:
        """The same table, as it is now."""
        if table == self._shown:
            return
        self._shown = table
        self.table.set_rows(
            [
                TableRow(str(number), _cells(row, flagged=number in table.flagged))
                for number, row in enumerate(table.rows, start=1)
            ]
        )


class FurtherValues(Card):
    """What is worked out besides the large results. copied carries the text."""

    copied = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(spacing=Space.TIGHT, parent=parent)
        self._shown: tuple[ResultView, ...] = ()
        self.table = DataTable(
            self.tr("Further values"),
            (
                TableColumn("what", self.tr("Further values"), stretch=True, least=120),
                TableColumn("value", self.tr("Value"), numbers=True, least=160),
            ),
        )
        self.table.copied.connect(self.copied)
        self.add(self.table)
        self.hide()

    def show_values(self, values: Sequence[ResultView]) -> None:
        """Show these."""
        self.setVisible(bool(values))
        if tuple(values) == self._shown:
            return
        self._shown = tuple(values)
        rows = [
            TableRow(one.name, (Cell(one.label), Cell(one.text, strong=True, detail=" · ".join(one.lines))))
            for one in values
        ]
        self.table.set_rows(rows)


def _filled(table: Table) -> Table:
    """Without the columns in which nothing stands."""
    places = [
        place
        for place in range(len(table.columns))
        if not table.rows or any(row[place].text or row[place].detail for row in table.rows)
    ]
    if len(places) == len(table.columns):
        return table
    rows = tuple(tuple(row[place] for place in places) for row in table.rows)
    return replace(table, columns=tuple(table.columns[place] for place in places), rows=rows)


def _shape(table: Table) -> tuple[object, ...]:
    long = len(table.rows) >= LONG
    return (table.name, table.title, table.columns, long, long and _detailed(table), _widest(table))


def _detailed(table: Table) -> bool:
    return any(cell.detail for row in table.rows for cell in row)


def _widest(table: Table) -> int:
    """The column of the longest words, which takes the room that is left; -1 where there are only numbers."""
    lengths = {
        place: max((len(row[place].text) for row in table.rows), default=0)
        for place, column in enumerate(table.columns)
        if not column.numeric
    }
    return max(lengths, key=lambda place: (lengths[place], -place), default=-1)


def _columns(table: Table) -> tuple[TableColumn, ...]:
    widest = _widest(table)
    return tuple(
        TableColumn(one.name, one.label, numbers=one.numeric, stretch=place == widest)
        for place, one in enumerate(table.columns)
    )


def _cells(row: Sequence[Answered], *, flagged: bool) -> tuple[Cell, ...]:
    state = InputState.WARN if flagged else InputState.NORMAL
    return tuple(
        Cell(one.text, detail=one.detail, state=state if place == 0 else InputState.NORMAL)
        for place, one in enumerate(row)
    )
