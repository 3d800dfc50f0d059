"""The titles above a table: second ink, aligned as what stands below them, in two lines where one would be wide."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QHeaderView, QTableView

from protocolapp.gui.theme import Space, Theme, Type, Weight, theme_now
from protocolapp.gui.widgets.plain_text import visible
from protocolapp.gui.widgets.table_cells import TableColumn

_HEIGHT, _AMPLE = 32, 0.6
"""Where titles in one line take so much of the table, what stands below them may need the rest."""


class TableHeader(QHeaderView):
    """Not for pressing: tables of tens of rows keep the order the work has."""

    def __init__(self, columns: tuple[TableColumn, ...], view: QTableView) -> None:
        super().__init__(Qt.Orientation.Horizontal, view)
        self._columns = columns
        self._known: tuple[Theme, int, tuple[tuple[int, int], ...]] | None = None
        self.setSectionsClickable(False)
        self.setHighlightSections(False)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        theme, column = theme_now(), self._columns[section]
        painter.save()
        painter.setPen(theme.colour("line"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.setPen(theme.colour("second"))
        painter.setFont(theme.font(Type.SMALL, Weight.MEDIUM))
        right = theme.px(Space.SNUG if column.numbers else Space.TIGHT)
        room = rect.adjusted(theme.px(2), 0, -right, 0)
        align = Qt.AlignmentFlag.AlignRight if column.numbers else Qt.AlignmentFlag.AlignLeft
        title = visible(column.title)
        metrics = painter.fontMetrics()
        if self._lines(section) == 1 or _in_two_lines(metrics, title) > room.width():
            title = metrics.elidedText(
                title, Qt.TextElideMode.ElideRight, room.width() * self._lines(section)
            )
        flags = int(align | Qt.AlignmentFlag.AlignVCenter) | int(Qt.TextFlag.TextWordWrap)
        painter.drawText(room, flags, title)
        painter.restore()

    def sectionSizeFromContents(self, section: int) -> QSize:
        """So wide that the title stands in one line where there is room for all so, else in two."""
        theme, column = theme_now(), self._columns[section]
        whole = sum(
            max(theme.px(one.least), wide + theme.px(Space.BASE))
            for one, (wide, _) in zip(self._columns, self._measured(theme)[1], strict=True)
        )
        of = 0 if whole <= _AMPLE * self.viewport().width() else 1
        wide = self._measured(theme)[1][section][of] + theme.px(Space.BASE)
        return QSize(max(theme.px(column.least), wide), self._high())

    def sizeHint(self) -> QSize:
        """As high as its titles are in the columns as they are now."""
        return QSize(super().sizeHint().width(), self._high())

    def _high(self) -> int:
        theme = theme_now()
        lines = max((self._lines(section) for section in range(self.count())), default=1)
        return theme.px(_HEIGHT) + (lines - 1) * self._measured(theme)[0]

    def _lines(self, section: int) -> int:
        """1 or 2."""
        theme, column = theme_now(), self._columns[section]
        beside = theme.px(Space.SNUG if column.numbers else Space.TIGHT) + theme.px(2)
        wide = self._measured(theme)[1][section][0]
        return 1 if wide <= self.sectionSize(section) - beside else 2

    def _measured(self, theme: Theme) -> tuple[int, tuple[tuple[int, int], ...]]:
        """The height of a line, and of each title the width in one line and in two: once for each theme."""
        if self._known is None or self._known[0] is not theme:
            metrics = QFontMetrics(theme.font(Type.SMALL, Weight.MEDIUM))
            titles = [visible(column.title) for column in self._columns]
            widths = tuple((metrics.horizontalAdvance(one), _in_two_lines(metrics, one)) for one in titles)
            self._known = theme, metrics.height(), widths
        return self._known[1:]


def _in_two_lines(metrics: QFontMetrics, title: str) -> int:
    """The least width in which the title takes two lines at the most."""
    words = title.split(" ")
    parts = ((" ".join(words[:at]), " ".join(words[at:])) for at in range(1, len(words) + 1))
    return min(max(map(metrics.horizontalAdvance, pair)) for pair in parts) + 1
