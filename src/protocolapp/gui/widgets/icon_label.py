"""An icon beside a word. It says nothing itself, so those who hear the screen are not told of it."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from protocolapp.gui.theme import Theme, Themed, theme_now


class IconLabel(QWidget, Themed):
    """An icon of resources/icons. size: pixels at 100 %."""

    def __init__(self, icon: str, ink: str = "second", size: int = 18, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon, self._ink, self._size = icon, ink, size
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_icon(self, icon: str, ink: str) -> None:
        self._icon, self._ink = icon, ink
        self.update()

    def retheme(self, _theme: Theme) -> None:
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        side = theme_now().px(self._size)
        return QSize(side, side)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        pixmap = theme_now().icon(self._icon, self._ink, self._size, self.devicePixelRatioF())
        QPainter(self).drawPixmap(0, 0, pixmap)
