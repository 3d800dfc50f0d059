"""The combo box inside a choice field."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QSizePolicy, QStyleOptionComboBox, QWidget

from protocolapp.gui.theme import Space, Theme, Themed, Type, theme_now
from protocolapp.gui.theme.tokens import TARGET
from protocolapp.gui.widgets.line_input import InputState

_CHEVRON = 16


class ChoiceInput(QComboBox, Themed):
    """A combo box that the mouse wheel scrolls past."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(8)
        self.retheme(theme_now())

    def set_state(self, state: InputState) -> None:
        """The colour of the border."""
        self.setProperty("state", str(state))
        self.style().unpolish(self)
        self.style().polish(self)

    def retheme(self, theme: Theme) -> None:
        self.setFont(theme.font(Type.BODY))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """A wheel over a form scrolls the form; it must not change a value unseen."""
        event.ignore()

    def initStyleOption(self, option: QStyleOptionComboBox) -> None:
        """A choice that is longer than its place ends in `…`."""
        super().initStyleOption(option)
        room = self.width() - theme_now().px(TARGET + 2 * Space.SNUG) - 4
        text = self.fontMetrics().elidedText(option.currentText, Qt.TextElideMode.ElideRight, room)
        option.currentText = text

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        theme = theme_now()
        size = theme.px(_CHEVRON)
        ink = "second" if self.isEnabled() else "third"
        pixmap = theme.icon("chevron-down", ink, _CHEVRON, self.devicePixelRatioF())
        left = self.width() - size - theme.px(Space.SNUG)
        QPainter(self).drawPixmap(left, (self.height() - size) // 2, pixmap)
