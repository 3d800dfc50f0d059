"""The titles above a table: second ink, aligned as what stands below them, one line under all."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QHeaderView, QTableView

from protocolapp.gui.theme import Space, Type, Weight, theme_now
from protocolapp.gui.widgets.plain_text import visible
from protocolapp.gui.widgets.table_cells import TableColumn

_HEIGHT = 32


class TableHeader(QHeaderView):
    """Not for pressing: tables of tens of rows keep the order the work has."""

    def __init__(self, columns: tuple[TableColumn, ...], view: QTableView) -> None:
        super().__init__(Qt.Orientation.Horizontal, view)
        self._columns = columns
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
        right = theme.px(Space.BASE if column.numbers else Space.TIGHT)
        room = rect.adjusted(theme.px(2), 0, -right, 0)
        align = Qt.AlignmentFlag.AlignRight if column.numbers else Qt.AlignmentFlag.AlignLeft
        title = visible(column.title)
        shown = painter.fontMetrics().elidedText(title, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, align | Qt.AlignmentFlag.AlignVCenter, shown)
        painter.restore()

    def sectionSizeFromContents(self, section: int) -> QSize:
        theme, column = theme_now(), self._columns[section]
        title = QFontMetrics(theme.font(Type.SMALL, Weight.MEDIUM)).horizontalAdvance(visible(column.title))
        return QSize(max(theme.px(column.least), title + theme.px(Space.ROOMY)), theme.px(_HEIGHT))
