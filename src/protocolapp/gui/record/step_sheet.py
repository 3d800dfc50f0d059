"""One step of the record, painted: a run has hundreds, and a widget for each of their lines would stall the window."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QTextLayout
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from protocolapp.gui.record.painted_table import PaintedTable
from protocolapp.gui.record.steps_view import LineKind, StepLine, StepView
from protocolapp.gui.record.text_layout import height_of, laid_out
from protocolapp.gui.theme import Ink, Space, Theme, Themed, Type, Weight, theme_now
from protocolapp.gui.widgets.plain_text import visible
from protocolapp.gui.widgets.state_mark import paint_mark

_MARK, _NUMBER, _NARROWEST = 24, 40, 240
_LOOKS = {
    LineKind.TEXT: (Type.BODY, Weight.MEDIUM, Ink.INK),
    LineKind.QUIET: (Type.SMALL, Weight.REGULAR, Ink.SECOND),
    LineKind.VALUE: (Type.SMALL, Weight.REGULAR, Ink.INK),
    LineKind.ALARM: (Type.SMALL, Weight.MEDIUM, Ink.ALARM),
}


@dataclass(frozen=True)
class _Laid:
    """For one width and theme. lines: each with its top and ink."""

    theme: Theme
    width: int
    lines: tuple[tuple[QTextLayout, int, Ink], ...]
    table: PaintedTable | None
    table_top: int
    height: int


class StepSheet(QLabel, Themed):
    """Mark and number at the left, the lines beside them. Its text is the whole step, for those who hear it."""

    def __init__(self, view: StepView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.view = view
        self._laid: _Laid | None = None
        self._heights: dict[int, int] = {}
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)  # else a label forgets that its height goes by its width
        self.setText(visible(view.said))
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def retheme(self, _theme: Theme) -> None:
        self._laid = None
        self._heights.clear()
        self.updateGeometry()
        self.update()

    def heightForWidth(self, width: int) -> int:
        """Kept for each width: a layout asks for several, many times over."""
        if width not in self._heights:
            self._heights[width] = self._lay_out(width).height
        return self._heights[width]

    def sizeHint(self) -> QSize:
        width = max(self.width(), self.minimumSizeHint().width())
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        theme = theme_now()
        return QSize(theme.px(_NARROWEST), theme.px(Space.WIDE))

    def paintEvent(self, _event: QPaintEvent) -> None:
        laid = self._lay_out(self.width())
        theme, left = laid.theme, self._left(laid.theme)
        painter = QPainter(self)
        top = theme.px(Space.TIGHT)
        side = theme.px(_MARK)
        paint_mark(painter, theme, QRect(0, top, side, side), self.view.mark, "", self.devicePixelRatioF())
        painter.setFont(theme.font(Type.SMALL, Weight.SEMIBOLD))
        painter.setPen(theme.colour(Ink.SECOND))
        number = QRect(side + theme.px(Space.TIGHT), top, left - side - theme.px(Space.BASE), side)
        painter.drawText(number, Qt.AlignmentFlag.AlignVCenter, visible(self.view.number))
        for layout, line_top, ink in laid.lines:
            painter.setPen(theme.colour(ink))
            layout.draw(painter, QPointF(left, line_top))
        if laid.table is not None:
            laid.table.paint(painter, left, laid.table_top)

    def _left(self, theme: Theme) -> int:
        return theme.px(_MARK + _NUMBER)

    def _lay_out(self, width: int) -> _Laid:
        if self._laid is None or self._laid.width != width:
            self._laid = self._laid_in(theme_now(), width)
        return self._laid

    def _laid_in(self, theme: Theme, width: int) -> _Laid:
        room = max(1, width - self._left(theme))
        top = theme.px(Space.TIGHT) + theme.px(2)
        above, top = _stacked(self.view.above, theme, room, top)
        table, table_top = None, top
        if self.view.table is not None:
            table_top = top + theme.px(Space.HAIR)
            table = PaintedTable(self.view.table, theme, room)
            top = table_top + table.height + theme.px(Space.TIGHT)
        below, top = _stacked(self.view.below, theme, room, top)
        return _Laid(theme, width, (*above, *below), table, table_top, top + theme.px(Space.TIGHT))


def _stacked(
    lines: tuple[StepLine, ...], theme: Theme, room: int, top: int
) -> tuple[list[tuple[QTextLayout, int, Ink]], int]:
    """The lines one below the other, and where the next thing goes."""
    stacked = []
    for line in lines:
        size, weight, ink = _LOOKS[line.kind]
        layout = laid_out(line.runs, theme.font(size, weight), theme.font(size, Weight.SEMIBOLD), room)
        stacked.append((layout, top, ink))
        top += height_of(layout) + theme.px(2)
    return stacked, top
