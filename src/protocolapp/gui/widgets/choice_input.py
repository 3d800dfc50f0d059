"""The combo box inside a choice field."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QSizePolicy, QStyleOptionComboBox, QWidget

from protocolapp.gui.theme import Space, Theme, Themed, Type, theme_now
from protocolapp.gui.theme.tokens import TARGET
from protocolapp.gui.widgets.line_input import InputState
from protocolapp.gui.widgets.plain_text import tooltip

_CHEVRON = 16


class ChoiceInput(QComboBox, Themed):
    """A combo box that the mouse wheel scrolls past."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(8)
        self.currentTextChanged.connect(self._tell_whole)
        self.retheme(theme_now())

    def set_state(self, state: InputState) -> None:
        """The colour of the border."""
        self.setProperty("state", str(state))
        self.style().unpolish(self)
        self.style().polish(self)

    def retheme(self, theme: Theme) -> None:
        self.setFont(theme.font(Type.BODY))

    def showPopup(self) -> None:
        """Long choices are read whole in the list."""
        view = self.view()
        around = theme_now().px(2 * Space.BASE) + view.verticalScrollBar().sizeHint().width()
        widest = self.screen().availableGeometry().width()
        view.setMinimumWidth(min(max(self.width(), view.sizeHintForColumn(0) + around), widest))
        super().showPopup()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._tell_whole()

    def _tell_whole(self) -> None:
        """What is cut off is told when pointed at."""
        text = self.currentText()
        self.setToolTip(tooltip(text) if self.fontMetrics().horizontalAdvance(text) > self._room() else "")

    def _room(self) -> int:
        return self.width() - theme_now().px(TARGET + 2 * Space.SNUG) - 4

    def wheelEvent(self, event: QWheelEvent) -> None:
        """A wheel over a form scrolls the form; it must not change a value unseen."""
        event.ignore()

    def initStyleOption(self, option: QStyleOptionComboBox) -> None:
        """A choice that is longer than its place ends in `…`."""
        super().initStyleOption(option)
        text = self.fontMetrics().elidedText(option.currentText, Qt.TextElideMode.ElideRight, self._room())
        option.currentText = text

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        theme = theme_now()
        size = theme.px(_CHEVRON)
        ink = "second" if self.isEnabled() else "third"
        pixmap = theme.icon("chevron-down", ink, _CHEVRON, self.devicePixelRatioF())
        left = self.width() - size - theme.px(Space.SNUG)
        QPainter(self).drawPixmap(left, (self.height() - size) // 2, pixmap)
