"""The cells of an editable table, and how the keyboard goes through them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtWidgets import QAbstractItemDelegate, QWidget

from protocolapp.gui.widgets.data_table import DataTable
from protocolapp.gui.widgets.table_cells import TableColumn
from protocolapp.gui.widgets.table_delegate import TableDelegate

_HINT = QAbstractItemDelegate.EndEditHint


class EditableGrid(DataTable):
    """While typing, Tab goes to the next cell and Enter to the next row, as in a spreadsheet.

    row_wanted carries the column in which to go on below the last row.
    """

    pasted = Signal()
    deleted = Signal()
    undone = Signal()
    row_wanted = Signal(int)

    def __init__(self, name: str, columns: Sequence[TableColumn]) -> None:
        super().__init__(name, columns)
        self._begun: int | None = None
        """The column in which the row's typing began: Enter goes back to it, one row down."""
        self.setItemDelegate(_CellTyping(self))

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        here = self.currentIndex()
        row, column = here.row(), here.column()
        last = max(number for number, one in enumerate(self.table.columns) if one.editable)
        if hint is _HINT.EditNextItem:
            self._begun = column if self._begun is None else self._begun
            if column == last:
                super().closeEditor(editor, _HINT.NoHint)
                self._go_on(row + 1, self._begun)
                return
        elif hint is _HINT.SubmitModelCache:
            super().closeEditor(editor, _HINT.NoHint)
            self._go_down(row + 1, column if self._begun is None else self._begun)
            return
        super().closeEditor(editor, hint)

    def _go_on(self, row: int, column: int) -> None:
        if row < self.table.rowCount():
            self.go_to(row, column)
            self.edit(self.currentIndex())
        else:
            self.row_wanted.emit(column)

    def _go_down(self, row: int, column: int) -> None:
        self._begun = None
        if row < self.table.rowCount():
            self.go_to(row, column)
        else:
            self.row_wanted.emit(column)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._begun = None
        super().mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys = QKeySequence.StandardKey
        for key, signal in ((keys.Paste, self.pasted), (keys.Delete, self.deleted), (keys.Undo, self.undone)):
            if event.matches(key):
                signal.emit()
                return
        super().keyPressEvent(event)

    def go_to(self, row: int, column: int) -> None:
        if row >= 0:
            self.setFocus()
            self.setCurrentIndex(self.table.index(row, column))

    def chosen_rows(self) -> set[int]:
        here = self.currentIndex()
        chosen = {index.row() for index in self.selectionModel().selectedIndexes()}
        return chosen or ({here.row()} if here.isValid() else set())


class _CellTyping(TableDelegate):
    """Rows of a spreadsheet that are pasted while a cell is open go to the table, not all into the cell."""

    def __init__(self, grid: EditableGrid) -> None:
        super().__init__(grid)
        self._grid = grid

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and isinstance(editor, QWidget):
            pasting = event.type() is QEvent.Type.KeyPress and event.matches(QKeySequence.StandardKey.Paste)
            if pasting and {"\t", "\n"} & set(QGuiApplication.clipboard().text().strip()):
                self.closeEditor.emit(editor, _HINT.RevertModelCache)
                self._grid.pasted.emit()
                return True
        return super().eventFilter(editor, event)
