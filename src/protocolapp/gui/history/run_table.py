"""The table of runs: one page, walked with the arrows, opened with Enter or a double click."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyleOptionViewItem, QTableView, QWidget

from protocolapp.gui.history.history_view import MARKS, RunLine
from protocolapp.gui.theme import Space, theme_now
from protocolapp.gui.widgets.data_table import DataTable
from protocolapp.gui.widgets.state_mark import Mark, paint_mark
from protocolapp.gui.widgets.table_cells import Cell, TableColumn, TableRow
from protocolapp.gui.widgets.table_delegate import TableDelegate

Index = QModelIndex | QPersistentModelIndex
_MARK = 20
_COLUMNS = (
    ("status", "Status", 0),
    ("started", "Started", 140),
    ("label", "Run", 0),
    ("protocol", "Protocol, version", 164),
    ("title", "Title", 90),
    ("operator", "Operator", 0),
)


class RunTable(DataTable):
    """chosen carries a RunLine or None; opened carries a RunLine."""

    chosen = Signal(object)
    opened = Signal(object)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        columns = [
            TableColumn(key, title, stretch=bool(least), least=least) for key, title, least in _COLUMNS
        ]
        super().__init__(name, columns, parent)
        self._lines: tuple[RunLine, ...] = ()
        self.setItemDelegateForColumn(0, _StatusDelegate(self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.selectionModel().currentRowChanged.connect(self._choose)
        self.activated.connect(self._open)

    def show_lines(self, lines: Sequence[RunLine]) -> None:
        """Show these; the run that was chosen stays so while it is among them."""
        before = self.line()
        self._lines = tuple(lines)
        self.set_rows([TableRow(line.run_id, _cells(line)) for line in lines])
        ids = [line.run_id for line in lines]
        if before is not None and before.run_id in ids:
            self.selectRow(ids.index(before.run_id))
        elif lines:
            self.selectRow(0)
        self.chosen.emit(self.line())

    def line(self) -> RunLine | None:
        """The chosen run."""
        row = self.currentIndex().row()
        return self._lines[row] if 0 <= row < len(self._lines) else None

    def _choose(self, _now: QModelIndex, _before: QModelIndex) -> None:
        self.chosen.emit(self.line())

    def _open(self, _index: QModelIndex) -> None:
        if self.line() is not None:
            self.opened.emit(self.line())


class _StatusDelegate(TableDelegate):
    """A shape before the word."""

    def __init__(self, view: QTableView) -> None:
        super().__init__(view)
        self._table = view

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme = theme_now()
        side, gap = theme.px(_MARK), theme.px(Space.TIGHT)
        left = QRect(option.rect.left(), option.rect.top(), side + gap, option.rect.height())
        if option.state & QStyle.StateFlag.State_Selected and self._table.hasFocus():
            painter.fillRect(left, theme.colour("accent_soft"))
        painter.setPen(theme.colour("line"))
        painter.drawLine(left.bottomLeft(), left.bottomRight())
        square = QRect(left.left() + theme.px(2), left.center().y() - side // 2, side, side)
        mark = MARKS.get(str(index.data()), Mark.OPEN)
        paint_mark(painter, theme, square, mark, "", self._table.devicePixelRatioF())
        beside = QStyleOptionViewItem(option)
        beside.rect = option.rect.adjusted(side + gap, 0, 0, 0)
        super().paint(painter, beside, index)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        theme = theme_now()
        return super().sizeHint(option, index) + QSize(theme.px(_MARK) + theme.px(Space.TIGHT), 0)


def _cells(line: RunLine) -> tuple[Cell, ...]:
    return (
        Cell(line.status),
        Cell(line.started),
        Cell(line.label, badge=line.tag),
        Cell(line.protocol),
        Cell(line.title, strong=bool(line.title)),
        Cell(line.operator),
    )
