"""A thin bar that fills from the left."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QProgressBar, QSizePolicy, QWidget

from protocolapp.gui.theme import Theme, Themed, theme_now
from protocolapp.gui.widgets.drawing import panel, rounded

_HEIGHT = 6
_PARTS = 1000


class ProgressBar(QProgressBar, Themed):
    """How much is done, 0 to 1. name: what of, for those who hear it."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setRange(0, _PARTS)
        self.setTextVisible(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_fraction(self, fraction: float) -> None:
        """Values outside 0 to 1 are held at the ends."""
        self.setValue(round(max(0.0, min(fraction, 1.0)) * _PARTS))

    def retheme(self, _theme: Theme) -> None:
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        theme = theme_now()
        return QSize(theme.px(80), theme.px(_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        theme = theme_now()
        return QSize(theme.px(24), theme.px(_HEIGHT))

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = theme_now()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        radius = self.height() / 2
        painter.setClipPath(rounded(self.rect(), radius))
        painter.fillRect(self.rect(), theme.colour("line"))
        filled = round(self.width() * self.value() / _PARTS)
        panel(painter, QRect(0, 0, filled, self.height()), radius, theme.colour("accent"))
