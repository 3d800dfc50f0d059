"""The sample table of the set-up, with the protocol's columns, and pasting that knows its headings."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from protocolapp.gui.setup.draft import NAME
from protocolapp.gui.setup.reading import Place
from protocolapp.gui.setup.setup_view import FieldState
from protocolapp.gui.widgets.editable_table import CellNote, EditableTable
from protocolapp.gui.widgets.line_input import InputState
from protocolapp.gui.widgets.table_cells import TableColumn
from protocolapp.protocol.model import Kind, SampleTable
from protocolapp.protocol.values import kind_of
from protocolapp.services.headings import unit_in
from protocolapp.services.sample_rows import cells, columns_named, with_units

_NUMBERS = (Kind.QUANTITY, Kind.NUMBER, Kind.COUNT)


class SampleGrid(EditableTable):
    """not_taken carries a sentence about pasted columns that the protocol does not have."""

    not_taken = Signal(str)

    def __init__(self, table: SampleTable, parent: QWidget | None = None) -> None:
        super().__init__(
            table.plural[:1].upper() + table.plural[1:], _columns(table), parent, most=table.most
        )
        self._table = table

    def show_states(self, states: Mapping[Place, FieldState]) -> None:
        """Say what is wrong where."""
        self.set_notes(
            {
                place: CellNote(
                    None, InputState.ERROR if state.unreadable else InputState.WARN, state.message
                )
                for place, state in states.items()
            }
        )

    def paste(self) -> None:
        """With headings, each cell goes to the column it is named for; without, as the kit places them."""
        grid = cells(QGuiApplication.clipboard().text())
        named = columns_named(self._table, grid[0]) if grid else []
        if not named:
            super().paste()
            return
        order = [NAME if name == "" else name for name in named]
        units = [unit_in(cell) for cell in grid[0]]
        rows = [with_units(self._table, row, named, units) for row in grid[1:]]
        pasted = [
            {key: cell for key, cell in zip(order, row, strict=False) if key is not None} for row in rows
        ]
        room = self._most - len(self.rows())
        self._take((*self.rows(), *pasted[: max(room, 0)]))
        self._tell(grid[0], named, len(pasted) - room)

    def _tell(self, header: list[str], named: list[str | None], too_many: int) -> None:
        unknown = [cell for cell, name in zip(header, named, strict=True) if name is None and cell]
        told = []
        if unknown:
            told.append(
                self.tr("Not taken, for there is no such column: {names}.").format(names=", ".join(unknown))
            )
        if too_many > 0:
            told.append(self.tr("This protocol takes {most} rows at most.").format(most=self._most))
        if told:
            self.not_taken.emit(" ".join(told))


def _columns(table: SampleTable) -> tuple[TableColumn, ...]:
    given = (
        TableColumn(
            name,
            f"{column.label}, {column.unit}" if column.unit else column.label,
            numbers=kind_of(column) in _NUMBERS,
            editable=True,
            least=80,
        )
        for name, column in table.columns.items()
    )
    return (TableColumn(NAME, NAME, editable=True, stretch=True, least=140), *given)
