"""One calculator in the list."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from protocolapp.gui.theme import Corner, Space, Type, Weight, theme_now
from protocolapp.gui.widgets.drawing import focus_ring, panel
from protocolapp.gui.widgets.plain_text import tooltip
from protocolapp.gui.widgets.pressable import Pressable

_HEIGHT, _KEY = 36, "Enter"


class ListLine(Pressable):
    """pressed_name carries the name of the calculator."""

    pressed_name = Signal(str)

    def __init__(self, name: str, title: str, summary: str, parent: QWidget | None = None) -> None:
        super().__init__(title, parent)
        self._name = name
        self._current = self._best = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setToolTip(tooltip(summary))
        self.setAccessibleDescription(summary)
        self.clicked.connect(self._tell)

    def set_current(self, current: bool) -> None:
        """Whether it is the one that is open."""
        self._current = current
        self.setAccessibleName(self.tr("{title}, open").format(title=self.literal()) if current else "")
        self.update()

    def set_best(self, best: bool) -> None:
        """Whether Enter in the search would take it."""
        if best is not self._best:
            self._best = best
            self.update()

    def sizeHint(self) -> QSize:
        theme = theme_now()
        return QSize(theme.px(120), theme.px(_HEIGHT))

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, painter = theme_now(), QPainter(self)
        radius = theme.px(Corner.MEDIUM)
        if self._current or self.underMouse():
            panel(painter, self.rect(), radius, theme.colour("accent_soft" if self._current else "sunk"))
        room = self.rect().adjusted(theme.px(Space.TIGHT), 0, -theme.px(Space.TIGHT), 0)
        if self._best:
            small = theme.font(Type.TINY, Weight.MEDIUM)
            painter.setFont(small)
            painter.setPen(theme.colour("third"))
            painter.drawText(room, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), _KEY)
            room.setRight(room.right() - QFontMetrics(small).horizontalAdvance(_KEY) - theme.px(Space.TIGHT))
        weight = Weight.SEMIBOLD if self._current else Weight.REGULAR
        painter.setFont(theme.font(Type.BODY, weight))
        if painter.fontMetrics().horizontalAdvance(self.shown()) > room.width():
            painter.setFont(theme.font(Type.SMALL, weight))  # rather a little smaller than cut off
        painter.setPen(theme.colour("accent" if self._current else "ink"))
        shown = painter.fontMetrics().elidedText(self.shown(), Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter), shown)
        if self.hasFocus():
            focus_ring(painter, self.rect(), radius, theme.colour("focus"))

    def _tell(self) -> None:
        self.pressed_name.emit(self._name)
