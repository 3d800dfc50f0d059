"""The table of samples: typed, pasted from a spreadsheet, and with every change taken back by Ctrl+Z."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from protocolapp.gui.theme import Space
from protocolapp.gui.widgets.box import Column, Row
from protocolapp.gui.widgets.button import Button, Variant
from protocolapp.gui.widgets.editable_grid import EditableGrid
from protocolapp.gui.widgets.line_input import InputState
from protocolapp.gui.widgets.pasted_table import pasted_rows
from protocolapp.gui.widgets.table_cells import Cell, Edited, TableColumn, TableRow

MOST_ROWS = 500
_KEPT = 100

Values = tuple[dict[str, str], ...]
"""Row by row, column key -> text as typed."""


@dataclass(frozen=True, slots=True)
class RowsChanged:
    """All rows after a change by a person; rows that are wholly empty are left out."""

    rows: Values


@dataclass(frozen=True, slots=True)
class CellNote:
    """What to show in a cell besides what was typed: a worked-out value, or how the input stands.

    quiet: the text holds though nothing was typed.
    """

    text: str | None = None
    state: InputState = InputState.NORMAL
    message: str = ""
    quiet: bool = False


class EditableTable(Column):
    """Add, paste, delete, undo. While typing, Tab goes to the next cell and Enter to the next row, as in a
    spreadsheet; a new row is added where there is none. changed carries RowsChanged.
    """

    changed = Signal(object)

    def __init__(
        self,
        name: str,
        columns: Sequence[TableColumn],
        parent: QWidget | None = None,
        *,
        most: int = MOST_ROWS,
    ) -> None:
        super().__init__(Space.TIGHT, parent=parent)
        self._columns, self._most = tuple(columns), most
        self._rows: Values = ()
        self._past: list[Values] = []
        self._notes: Mapping[tuple[int, str], CellNote] = {}
        self.grid = EditableGrid(name, columns)
        self.grid.edited.connect(self._edit)
        for signal, slot in (
            (self.grid.pasted, self.paste),
            (self.grid.deleted, self.delete_rows),
            (self.grid.undone, self.undo),
            (self.grid.row_wanted, self._next_row),
        ):
            signal.connect(slot)
        add = Button(self.tr("Add row"), Variant.QUIET, icon="plus")
        paste = Button(self.tr("Paste rows"), Variant.QUIET, icon="copy")
        self._delete = Button(self.tr("Delete row"), Variant.QUIET, icon="trash-2")
        keys = Row(Space.HAIR)
        for button, slot in ((add, self.add_row), (paste, self.paste), (self._delete, self.delete_rows)):
            button.clicked.connect(slot)
            keys.add(button)
        keys.add_stretch()
        self.add(self.grid)
        self.add(keys)
        self._show()

    def rows(self) -> Values:
        """The rows that are not wholly empty."""
        return tuple(row for row in self._rows if any(row.values()))

    def set_rows(self, rows: Sequence[Mapping[str, str]]) -> None:
        """Show these; what was typed before can no longer be taken back."""
        self._rows = tuple(dict(row) for row in rows[: self._most])
        self._past.clear()
        self._show()

    def set_notes(self, notes: Mapping[tuple[int, str], CellNote]) -> None:
        """Notes by the number of a row of `rows()` and the key of a column."""
        self._notes = notes
        self._show()

    def add_row(self) -> None:
        """An empty row at the end, with the cursor in it."""
        if len(self._rows) < self._most:
            self._take((*self._rows, {}))
        self.grid.go_to(len(self._rows) - 1, self._first_editable())

    def begin_row(self, row: Mapping[str, str], column: int) -> None:
        """A row at the end with this in it and the cursor in a column. It counts once something is typed into it."""
        if len(self._rows) < self._most:
            self._rows = (*(one for one in self._rows if any(one.values())), dict(row))
            self._show()
        self.grid.go_to(len(self._rows) - 1, column)

    def paste(self) -> None:
        """Put the clipboard's cells over the rows from the cursor on; new rows are added as needed."""
        here = self.grid.currentIndex()
        start, first = (here.row(), here.column()) if here.isValid() else (len(self._rows), 0)
        pasted = pasted_rows(QGuiApplication.clipboard().text(), self._columns, first)
        rows = [dict(row) for row in self._rows]
        for number, cells in enumerate(pasted, start):
            if number >= self._most:
                break
            while len(rows) <= number:
                rows.append({})
            rows[number] |= cells
        if pasted:
            self._take(tuple(rows))

    def delete_rows(self) -> None:
        """Delete the rows that are selected or hold the cursor."""
        chosen = self.grid.chosen_rows()
        if chosen:
            self._take(tuple(row for number, row in enumerate(self._rows) if number not in chosen))
            self.grid.go_to(min(min(chosen), len(self._rows) - 1), self._first_editable())

    def undo(self) -> None:
        """Take the last change back."""
        if self._past:
            self._rows = self._past.pop()
            self._show()
            self.changed.emit(RowsChanged(self.rows()))

    def _edit(self, edited: Edited) -> None:
        number = int(edited.row)
        row = {**self._rows[number], edited.column: edited.text.strip()}
        self._take((*self._rows[:number], row, *self._rows[number + 1 :]))

    def _next_row(self, column: int) -> None:
        """Below the last row: nothing more while that is still empty, or when no more are allowed."""
        if len(self._rows) < self._most and any(self._rows[-1].values()):
            self._take((*self._rows, {}))
            self.grid.go_to(len(self._rows) - 1, column)

    def _take(self, rows: Values) -> None:
        self._past = [*self._past, self._rows][-_KEPT:]
        self._rows = rows
        self._show()
        self.changed.emit(RowsChanged(self.rows()))

    def _show(self) -> None:
        filled = iter(range(len(self._rows)))
        numbers = [next(filled) if any(row.values()) else -1 for row in self._rows]
        self.grid.set_rows(
            [
                TableRow(str(at), tuple(self._cell(row, number, column) for column in self._columns))
                for at, (row, number) in enumerate(zip(self._rows, numbers, strict=True))
            ]
        )
        self._delete.setEnabled(bool(self._rows))

    def _cell(self, row: Mapping[str, str], number: int, column: TableColumn) -> Cell:
        cell = Cell(row.get(column.key, ""))
        note = self._notes.get((number, column.key))
        if note is None:
            return cell
        text = cell.text if note.text is None else note.text
        return replace(cell, text=text, state=note.state, message=note.message, quiet=note.quiet)

    def _first_editable(self) -> int:
        return next((at for at, column in enumerate(self._columns) if column.editable), 0)
