"""Small tags: `v1.0.0`, `add fresh`, `late`."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from protocolapp.gui.theme import Corner, Ink, Space, Type, Weight, theme_now
from protocolapp.gui.widgets.drawing import panel
from protocolapp.gui.widgets.plain_label import PlainLabel

_GROUNDS = {Ink.WARN: "warn_soft", Ink.ALARM: "alarm_soft", Ink.ACCENT: "accent_soft"}


class Badge(PlainLabel):
    """A word on a ground of its own; ink: SECOND, or ACCENT, WARN, ALARM where it means something."""

    def __init__(self, text: str, ink: Ink = Ink.SECOND, parent: QWidget | None = None) -> None:
        super().__init__(text, Type.TINY, Weight.MEDIUM, ink, parent=parent)
        self._ground = _GROUNDS.get(ink, "sunk")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        text = self.fontMetrics().size(0, self.text())
        theme = theme_now()
        return QSize(text.width() + theme.px(Space.BASE), text.height() + theme.px(Space.HAIR))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = theme_now()
        painter = QPainter(self)
        panel(painter, self.rect(), theme.px(Corner.SMALL), theme.colour(self._ground))
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text())
