"""What all painted buttons share: literal text, one press for one press, Enter as well as Space."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QWidget

from protocolapp.gui.theme import Theme, Themed, theme_now
from protocolapp.gui.widgets.plain_text import without_mnemonic

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_PRESS = (*_ENTER, Qt.Key.Key_Space, Qt.Key.Key_Select)


class Pressable(QPushButton, Themed):
    """A button to be painted by a subclass. A held key counts once."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._literal = ""
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setText(text)

    def literal(self) -> str:
        """The text as it was given."""
        return self._literal

    def setText(self, text: str) -> None:
        """Show this text; `&` is an ampersand."""
        self._literal = text
        super().setText(without_mnemonic(text))
        self.updateGeometry()

    def shown(self) -> str:
        """The text to paint."""
        return self.text().replace("&&", "&")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.isAutoRepeat() and event.key() in _PRESS:
            event.accept()
        elif event.key() in _ENTER:
            event.accept()
            self.click()
        else:
            super().keyPressEvent(event)

    def retheme(self, _theme: Theme) -> None:
        self.updateGeometry()
        self.update()

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def pixels(self, size: int) -> int:
        """A size of the tokens at the scale in force."""
        return theme_now().px(size)
