"""A table of tens of rows, as high as its content: it is read with the page, not scrolled by itself."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QSizePolicy, QTableView, QWidget

from protocolapp.gui.theme import Theme, Themed, theme_now
from protocolapp.gui.theme.tokens import TARGET
from protocolapp.gui.widgets.copied_table import as_tsv
from protocolapp.gui.widgets.table_cells import CellAsked, TableColumn, TableRow
from protocolapp.gui.widgets.table_delegate import TableDelegate
from protocolapp.gui.widgets.table_header import TableHeader
from protocolapp.gui.widgets.table_model import TableModel

_MODE = QHeaderView.ResizeMode
_WORTH_SCROLLING = 200
"""Rather than make a stretching column narrower than this, at 100 %, the table scrolls sideways."""
_TRIGGER = QAbstractItemView.EditTrigger


class DataTable(QTableView, Themed):
    """Arrows walk, Space ticks, Enter or F2 or typing edits, Ctrl+C copies the selection or, with none, all as TSV.

    ticked carries Ticked, edited carries Edited, copied the text; asked a CellAsked, by the right button or the menu
    key. Tab leaves the table.
    """

    ticked = Signal(object)
    edited = Signal(object)
    copied = Signal(str)
    asked = Signal(object)

    def __init__(self, name: str, columns: Sequence[TableColumn], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._fitted: tuple[object, ...] = ()
        self.table = TableModel(columns, self)
        self.table.ticked.connect(self.ticked)
        self.table.edited.connect(self.edited)
        self.setModel(self.table)
        self.setItemDelegate(TableDelegate(self))
        self.setHorizontalHeader(TableHeader(self.table.columns, self))
        self._calm()
        self._fit_columns()
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self._fit)
        for signal in (self.table.modelReset, self.table.dataChanged, self.horizontalHeader().sectionResized):
            signal.connect(self._fit_soon)
        self.horizontalScrollBar().rangeChanged.connect(self._measure_anew)
        self.retheme(theme_now())

    def _calm(self) -> None:
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(True)
        self.setCornerButtonEnabled(False)
        self.verticalHeader().hide()
        self.setTabKeyNavigation(False)
        self.setEditTriggers(_TRIGGER.EditKeyPressed | _TRIGGER.AnyKeyPressed | _TRIGGER.DoubleClicked)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def _fit_columns(self) -> None:
        self._fitted = ()
        header = self.horizontalHeader()
        for number, column in enumerate(self.table.columns):
            header.setSectionResizeMode(number, _MODE.Fixed if column.stretch else _MODE.ResizeToContents)

    def set_rows(self, rows: Sequence[TableRow]) -> None:
        """Show these; the cursor stays when the rows are the same ones."""
        self.table.set_rows(rows)
        self._fit()

    def retheme(self, theme: Theme) -> None:
        self.horizontalHeader().setMinimumSectionSize(theme.px(TARGET))
        self.verticalHeader().setMinimumSectionSize(theme.px(TARGET))
        self.horizontalHeader().updateGeometry()
        self._fit()

    def copy_selection(self) -> None:
        """Put the selected cells, or all with their titles, on the clipboard and say so by `copied`."""
        chosen = self.selectionModel().selectedIndexes()
        text = as_tsv(self.table, chosen if len(chosen) > 1 else ())
        QGuiApplication.clipboard().setText(text)
        self.copied.emit(text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_selection()
        elif not self._acts_here(event):
            super().keyPressEvent(event)

    def _acts_here(self, event: QKeyEvent) -> bool:
        """Whether the key ticks or edits at the cursor."""
        if event.key() == Qt.Key.Key_Space:
            return self._tick_here(repeated=event.isAutoRepeat())
        return event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._edit_here()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_mouse = event.reason() is QContextMenuEvent.Reason.Mouse
        index = self.indexAt(event.pos()) if by_mouse else self.currentIndex()
        if index.isValid():
            event.accept()
            self.asked.emit(self.asked_of(index))

    def asked_of(self, index: QModelIndex) -> CellAsked:
        """A cell by the keys of its row and column."""
        return CellAsked(self.table.rows[index.row()].key, self.table.columns[index.column()].key)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if event.button() is Qt.MouseButton.LeftButton and index.isValid() and index == self.currentIndex():
            self.table.ask_tick(index)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self.table.rowCount():
            first = self.table.index(0, 0)
            self.selectionModel().setCurrentIndex(first, QItemSelectionModel.SelectionFlag.NoUpdate)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._fit_soon()

    def sizeHint(self) -> QSize:
        rows = sum(self.rowHeight(row) for row in range(self.table.rowCount()))
        bar = self.horizontalScrollBar()
        below = bar.sizeHint().height() if bar.maximum() > bar.minimum() else 0
        return QSize(super().sizeHint().width(), self.horizontalHeader().sizeHint().height() + rows + below)

    def minimumSizeHint(self) -> QSize:
        return QSize(theme_now().px(160), self.sizeHint().height())

    def _measure_anew(self) -> None:
        """The scroll bar, which takes height, came or went."""
        self.updateGeometry()

    def _fit_soon(self) -> None:
        """Once, when all columns have their new widths."""
        self._soon.start()

    def _fit(self) -> None:
        """Columns as wide as there is room, rows as high as their wrapped text, the table as high as its rows.

        To measure every cell is most of the work of showing a table, so it is done only when it can come out otherwise.
        """
        if self._fitted == self._measures():
            return
        self._stretch()
        self._fit_rows()
        self.updateGeometries()  # else a scroll bar that is no longer needed stays
        self.updateGeometry()
        self._fitted = self._measures()

    def _fit_rows(self) -> None:
        self.resizeRowsToContents()

    def _measures(self) -> tuple[object, ...]:
        """All that the fit depends on."""
        widths = [self.columnWidth(number) for number in range(len(self.table.columns))]
        least = self.verticalHeader().minimumSectionSize()
        return (self.table.rows, widths, self.viewport().width(), least, theme_now())

    def _stretch(self) -> None:
        """What the other columns leave, but never so little that words are broken."""
        wide = [number for number, column in enumerate(self.table.columns) if column.stretch]
        others = sum(self.columnWidth(n) for n in range(len(self.table.columns)) if n not in wide)
        least = {number: self._least(number) for number in wide}
        spare = max(0, self.viewport().width() - others - sum(least.values()))
        for number in wide:
            self.setColumnWidth(number, least[number] + spare // len(wide))

    def _least(self, number: int) -> int:
        theme = theme_now()
        natural = min(self.sizeHintForColumn(number), theme.px(_WORTH_SCROLLING))
        return theme.px(self.table.columns[number].least) or natural

    def _tick_here(self, *, repeated: bool) -> bool:
        """Tick the cursor's cell, or the one box in its row."""
        here = self.currentIndex()
        if not here.isValid():
            return False
        ticks = [number for number, column in enumerate(self.table.columns) if column.ticks]
        column = here.column() if here.column() in ticks else ticks[0] if len(ticks) == 1 else -1
        if column < 0:
            return False
        return repeated or self.table.ask_tick(self.table.index(here.row(), column))

    def _edit_here(self) -> bool:
        here: QModelIndex = self.currentIndex()
        editing = self.state() is QAbstractItemView.State.EditingState
        if here.isValid() and not editing and self.table.flags(here) & Qt.ItemFlag.ItemIsEditable:
            self.edit(here)
            return True
        return False
