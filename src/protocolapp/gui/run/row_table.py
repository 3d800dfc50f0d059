"""A step's table: a tick for each sample, tube or component, its values, and the lines to type into."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from protocolapp.gui.explain.where_view import WhereAsked, is_value
from protocolapp.gui.run.entry_input import EntryInput, entry_input
from protocolapp.gui.run.entry_view import FieldView, RowView
from protocolapp.gui.run.step_view import StepView
from protocolapp.gui.theme import Space, Theme
from protocolapp.gui.theme.tokens import TARGET
from protocolapp.gui.widgets.box import Row
from protocolapp.gui.widgets.data_table import DataTable
from protocolapp.gui.widgets.table_cells import Cell, CellAsked, TableColumn, TableRow
from protocolapp.plan.facts import EntryKey

TICK = "tick"
_NAME_WIDTH, _CELL_WIDTH, _FIELD_WIDTH = 88, 64, 100


class RowTable(DataTable):
    """ticked carries the kit's Ticked, with the row's id. A click ticks without taking the keyboard.

    where_asked carries a WhereAsked, for the value in a cell.
    """

    where_asked = Signal(object)

    def __init__(self, view: StepView, next_row: str = "", parent: QWidget | None = None) -> None:
        self._view = view
        self.inputs: dict[EntryKey, EntryInput] = {}
        super().__init__(view.place, _columns(view), parent)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.table.set_rows(_rows(view, next_row))  # measured below, once the lines are in their places
        self.asked.connect(self._ask)
        self._put_inputs()
        self._fit_columns()  # anew, now that the lines have taken their room
        self._fit()

    def show_step(self, view: StepView, next_row: str) -> None:
        """The same rows at another moment. next_row: the id of the one whose turn it is."""
        self._view = view
        self.set_rows(_rows(view, next_row))
        for row in view.rows:
            for field in row.fields:
                if field.key in self.inputs:
                    self.inputs[field.key].show_field(field)

    def current_value(self) -> WhereAsked | None:
        """The value in the cell that has the keyboard; None where nothing can be told of it."""
        return self._value_in(self.asked_of(self.currentIndex()))

    def retheme(self, theme: Theme) -> None:
        high = TARGET + 2 * Space.HAIR if any(row.fields for row in self._view.rows) else TARGET
        self.verticalHeader().setMinimumSectionSize(theme.px(high))
        super().retheme(theme)
        self.verticalHeader().setMinimumSectionSize(theme.px(high))
        self._fit()

    def _ask(self, asked: CellAsked) -> None:
        value = self._value_in(asked)
        if value is not None:
            self.where_asked.emit(value)

    def _value_in(self, asked: CellAsked) -> WhereAsked | None:
        kind, _, number = asked.column.partition(":")
        if kind != "cell":
            return None
        name = self._view.cell_names[int(number)]
        return WhereAsked(name, asked.row) if is_value(name) else None

    def _put_inputs(self) -> None:
        first = len(self.table.columns) - len(self._view.field_headings)
        for number, row in enumerate(self._view.rows):
            for field in row.fields:
                column = first + self._view.field_headings.index(field.heading)
                self.setIndexWidget(self.table.index(number, column), self._cell(field))

    def _cell(self, field: FieldView) -> Row:
        line = entry_input(field)
        line.setObjectName("cell")
        line.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        self.inputs[field.key] = line
        cell = Row(Space.NONE, (0, Space.HAIR, Space.TIGHT, Space.HAIR))
        cell.add(line)
        return cell


def _columns(view: StepView) -> list[TableColumn]:
    names = [
        TableColumn(TICK, "Done", ticks=True),
        TableColumn("name", view.row_title, stretch=True, least=_NAME_WIDTH),
    ]
    cells = [
        TableColumn(f"cell:{number}", title, least=_CELL_WIDTH) for number, title in enumerate(view.headings)
    ]
    fields = [TableColumn(f"field:{title}", title, least=_FIELD_WIDTH) for title in view.field_headings]
    return [*names, *cells, *fields]


def _rows(view: StepView, next_row: str) -> list[TableRow]:
    return [_row(row, view, row.id == next_row) for row in view.rows]


def _row(row: RowView, view: StepView, is_next: bool) -> TableRow:
    ticked = f"Ticked {row.ticked}" if row.ticked else ""
    tick = Cell(checked=bool(row.ticked), enabled=row.enabled, message=ticked)
    name = Cell(row.label, strong=is_next, message=ticked)
    cells = [Cell(text, detail=detail) for text, detail in row.cells]
    cells += [Cell()] * (len(view.headings) - len(row.cells))
    empty = [Cell() for _ in view.field_headings]
    return TableRow(row.id, (tick, name, *cells, *empty))
