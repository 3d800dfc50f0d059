"""The mark before a section, step or tube: a shape, a colour and, for those who hear it, a word."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from protocolapp.gui.theme import Theme, Themed, Type, Weight, theme_now
from protocolapp.gui.theme.tokens import MARK
from protocolapp.gui.widgets.drawing import panel
from protocolapp.gui.widgets.plain_text import visible


class Mark(StrEnum):
    """What a mark says; the value is the word for it."""

    DONE = "done"
    CURRENT = "current"
    OPEN = "open"
    SKIPPED = "skipped"
    FAILED = "failed"
    OVERDUE = "overdue"


_ICONS = {Mark.DONE: "check", Mark.SKIPPED: "minus", Mark.FAILED: "x"}
_LINED = {Mark.OPEN: Qt.PenStyle.SolidLine, Mark.SKIPPED: Qt.PenStyle.DashLine}
_INKS = {
    Mark.DONE: "accent",
    Mark.CURRENT: "on_accent",
    Mark.OPEN: "second",
    Mark.SKIPPED: "second",
    Mark.FAILED: "alarm",
    Mark.OVERDUE: "alarm",
}
_FILLS = {Mark.DONE: "accent_soft", Mark.CURRENT: "accent", Mark.FAILED: "alarm_soft"}
_SIGN = 14


def paint_mark(
    painter: QPainter, theme: Theme, rect: QRect, mark: Mark, number: str = "", ratio: float = 1.0
) -> None:
    """A mark in a square; its number stands where it has no sign of its own."""
    ink = _INKS[mark]
    if mark is Mark.OVERDUE:
        painter.drawPixmap(rect.topLeft(), theme.icon("triangle-alert", ink, MARK, ratio))
        return
    fill = theme.colour(_FILLS[mark]) if mark in _FILLS else None
    line = theme.colour("control_line") if mark in _LINED else None
    if mark is Mark.FAILED:
        line = theme.colour(ink)
    panel(painter, rect, rect.width() / 2, fill, line, style=_LINED.get(mark, Qt.PenStyle.SolidLine))
    if mark in _ICONS:
        corner = rect.center() - QRect(0, 0, theme.px(_SIGN), theme.px(_SIGN)).center()
        painter.drawPixmap(corner, theme.icon(_ICONS[mark], ink, _SIGN, ratio))
    else:
        painter.setFont(theme.font(Type.TINY, Weight.SEMIBOLD))
        painter.setPen(theme.colour(ink))
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, number)


class StateMark(QLabel, Themed):
    """A mark as a widget of its own. number: shown while current or open."""

    def __init__(self, mark: Mark = Mark.OPEN, number: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_mark(mark, number)

    def set_mark(self, mark: Mark, number: str = "") -> None:
        self._mark, self._number = mark, visible(number)
        self.setText(f"{self._number} {mark}".strip())
        self.update()

    def retheme(self, _theme: Theme) -> None:
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        side = theme_now().px(MARK)
        return QSize(side, side)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = theme_now()
        side = theme.px(MARK)
        square = QRect((self.width() - side) // 2, (self.height() - side) // 2, side, side)
        paint_mark(QPainter(self), theme, square, self._mark, self._number, self.devicePixelRatioF())
