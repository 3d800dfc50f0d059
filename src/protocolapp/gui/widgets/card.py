"""Panels: a card with its line and round corners, which may be one large button, and the pane along a window's edge."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from protocolapp.gui.theme import Corner, Space, Theme, theme_now
from protocolapp.gui.widgets.box import Box, Margins
from protocolapp.gui.widgets.drawing import focus_ring, panel
from protocolapp.gui.widgets.pressable import Pressable

_CARD_MARGINS: Margins = (Space.ROOMY, Space.BASE, Space.ROOMY, Space.BASE)


class Card(Box):
    """A panel. With a `pressed_name` the whole of it is a button of that name, and what it holds stays usable."""

    clicked = Signal()

    def __init__(
        self,
        pressed_name: str = "",
        *,
        direction: QBoxLayout.Direction = QBoxLayout.Direction.TopToBottom,
        spacing: int = Space.TIGHT,
        margins: Margins = _CARD_MARGINS,
        fill: str = "panel",
        line: str = "line",
        parent: QWidget | None = None,
    ) -> None:
        self._fill, self._line = fill, line
        super().__init__(direction, spacing, margins, parent)
        self._surface: _Surface | None = None
        if pressed_name:
            self._surface = _Surface(pressed_name, self)
            self._surface.clicked.connect(self.clicked)
            self.setAttribute(Qt.WidgetAttribute.WA_Hover)
            self.setCursor(Qt.CursorShape.PointingHandCursor)
            self.setFocusProxy(self._surface)

    def set_colours(self, fill: str, line: str) -> None:
        """Other tokens for the ground and its line; an empty line is not drawn."""
        self._fill, self._line = fill, line
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = theme_now()
        painter = QPainter(self)
        line = self._edge()
        panel(painter, self.rect(), theme.px(Corner.LARGE), theme.colour(self._fill), line)
        if self._surface is not None and self._surface.hasFocus():
            focus_ring(painter, self.rect(), theme.px(Corner.LARGE), theme.colour("focus"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._surface is not None:
            self._surface.setGeometry(self.rect())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        inside = self.rect().contains(event.position().toPoint())
        if self._surface is not None and event.button() is Qt.MouseButton.LeftButton and inside:
            self._surface.click()
        else:
            super().mouseReleaseEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self._surface is None:
            super().mousePressEvent(event)

    def _edge(self) -> QColor | None:
        theme = theme_now()
        if self._surface is not None and self.underMouse():
            return theme.colour("accent" if self._line == "line" else self._line)
        return theme.colour(self._line) if self._line else None


class _Surface(Pressable):
    """The button behind the content of a card; the card paints it."""

    def __init__(self, name: str, card: Card) -> None:
        super().__init__("", card)
        self._card = card
        self.setAccessibleName(name)
        self.lower()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Nothing: the card shows hover and focus."""

    def event(self, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self._card.update()
        return super().event(event)


class Pane(Box):
    """A part of the window on the panel's ground, with a hairline towards the rest.

    edge: where the hairline is. width: fixed, in pixels at 100 %; 0 for as wide as there is room.
    """

    def __init__(
        self,
        edge: Qt.Edge = Qt.Edge.RightEdge,
        spacing: int = Space.SNUG,
        margins: Margins = (Space.BASE, Space.ROOMY, Space.BASE, Space.ROOMY),
        width: int = 0,
        parent: QWidget | None = None,
    ) -> None:
        self._edge, self._width = edge, width
        super().__init__(QBoxLayout.Direction.TopToBottom, spacing, margins, parent)

    def retheme(self, theme: Theme) -> None:
        super().retheme(theme)
        if self._width:
            self.setFixedWidth(theme.px(self._width))

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = theme_now()
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.colour("panel"))
        painter.setPen(theme.colour("line"))
        rect = self.rect().adjusted(0, 0, -1, -1)
        lines = {
            Qt.Edge.LeftEdge: (rect.topLeft(), rect.bottomLeft()),
            Qt.Edge.RightEdge: (rect.topRight(), rect.bottomRight()),
            Qt.Edge.TopEdge: (rect.topLeft(), rect.topRight()),
            Qt.Edge.BottomEdge: (rect.bottomLeft(), rect.bottomRight()),
        }
        painter.drawLine(*lines[self._edge])
