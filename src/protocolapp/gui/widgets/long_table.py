"""A table of hundreds of rows: equal heights, scrolled by itself, and only what is in sight is measured and painted."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHeaderView, QWidget

from protocolapp.gui.theme import Theme, Type, theme_now
from protocolapp.gui.theme.tokens import TARGET
from protocolapp.gui.widgets.data_table import DataTable
from protocolapp.gui.widgets.table_cells import TableColumn

_SHOWN = 12
_TWO_LINES = Type.TINY + 2


class LongTable(DataTable):
    """Shows a dozen rows at a time. details: a second line in the cells."""

    def __init__(
        self, name: str, columns: Sequence[TableColumn], *, details: bool, parent: QWidget | None = None
    ) -> None:
        self._details = details
        super().__init__(name, columns, parent)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    def retheme(self, theme: Theme) -> None:
        super().retheme(theme)
        self.verticalHeader().setDefaultSectionSize(self._high(theme))

    def sizeHint(self) -> QSize:
        theme = theme_now()
        rows = min(_SHOWN, self.table.rowCount()) * self._high(theme)
        bar = self.horizontalScrollBar()
        below = bar.sizeHint().height() if bar.maximum() > bar.minimum() else 0
        head = self.horizontalHeader().sizeHint().height()
        return QSize(theme.px(320), head + rows + below)

    def _fit(self) -> None:
        """Columns as wide as their longest text, what is left to those that stretch; rows are of one height."""
        columns, header = self.table.columns, self.horizontalHeader()
        widths = [
            max(header.sectionSizeFromContents(number).width(), self._longest(number))
            for number in range(len(columns))
        ]
        stretching = [number for number, column in enumerate(columns) if column.stretch]
        spare = max(0, self.viewport().width() - sum(widths))
        for number, width in enumerate(widths):
            share = spare // len(stretching) if number in stretching else 0
            if self.columnWidth(number) != width + share:
                self.setColumnWidth(number, width + share)
        self.updateGeometries()  # the titles may take two lines now
        self.updateGeometry()

    def _longest(self, number: int) -> int:
        """The width of the cell with the longest text, and of that with the longest detail; no others are measured."""
        rows = range(self.table.rowCount())
        if not rows:
            return 0
        cells = [row.cells[number] for row in self.table.rows]
        chosen = {
            max(rows, key=lambda at: len(cells[at].text)),
            max(rows, key=lambda at: len(cells[at].detail)),
        }
        return max(self.sizeHintForIndex(self.table.index(row, number)).width() for row in chosen)

    def _high(self, theme: Theme) -> int:
        return theme.px(TARGET + (_TWO_LINES if self._details else 0))
