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
        self.horizontalHeader().setResizeContentsPrecision(0)

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

    def _fit_rows(self) -> None:
        """All are of one height already."""

    def _high(self, theme: Theme) -> int:
        return theme.px(TARGET + (_TWO_LINES if self._details else 0))
