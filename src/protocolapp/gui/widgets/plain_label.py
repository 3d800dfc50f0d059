"""The only label: its text is never read as markup, and no character in it stays hidden."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from protocolapp.gui.theme import Ink, Theme, Themed, Type, Weight, theme_now
from protocolapp.gui.widgets.plain_text import tooltip, visible
from protocolapp.gui.widgets.wrapping import longest_word, wrap_flags, wrapped_height

_WIDEST_HINT = 560
_NARROWEST = 96


class PlainLabel(QLabel, Themed):
    """Literal text. wrap: over several lines, inside very long words too; elide: one line that ends in `…`, whole in
    the tooltip; selectable: by mouse and keyboard."""

    def __init__(
        self,
        text: str = "",
        size: int = Type.BODY,
        weight: int = Weight.REGULAR,
        ink: str = Ink.INK,
        *,
        wrap: bool = False,
        elide: bool = False,
        selectable: bool = False,
        align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._heights: dict[int, int] = {}
        self._literal, self._size, self._weight, self._ink = text, size, weight, ink
        self._elide, self._own_paint = elide, (wrap or elide) and not selectable
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wrap)
        self.setAlignment(align | Qt.AlignmentFlag.AlignVCenter)
        if selectable:
            by = (
                Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
            )
            self.setTextInteractionFlags(by)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(wrap)
        self.setSizePolicy(policy)
        self.setText(text)
        self.retheme(theme_now())

    def literal(self) -> str:
        """The text as it was given, invisible characters and all."""
        return self._literal

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.FontChange:
            self._heights.clear()
        super().changeEvent(event)

    def setText(self, text: str) -> None:
        """Show this text, exactly."""
        self._literal = text
        self._heights.clear()
        super().setText(visible(text))
        if self._elide:
            self._tell_whole()

    def set_ink(self, ink: str) -> None:
        """Another token for the text."""
        if ink != self._ink:
            self._ink = ink
            self.retheme(theme_now())

    def set_type(self, size: int, weight: int) -> None:
        """Another size and weight."""
        if (size, weight) != (self._size, self._weight):
            self._size, self._weight = size, weight
            self.retheme(theme_now())

    def retheme(self, theme: Theme) -> None:
        self.setFont(theme.font(self._size, self._weight))
        palette = QPalette()
        palette.setColor(self.foregroundRole(), theme.colour(self._ink))
        self.setPalette(palette)
        self.updateGeometry()

    def heightForWidth(self, width: int) -> int:
        if not (self._own_paint and self.wordWrap()):
            return super().heightForWidth(width)
        height = self._heights.get(width)  # layouts ask many times over
        if height is None:
            height = self._heights[width] = wrapped_height(self.fontMetrics(), self.text(), width)
        return height

    def sizeHint(self) -> QSize:
        if not self._own_paint:
            return super().sizeHint()
        natural = self.fontMetrics().size(0, self.text())
        if not self.wordWrap():
            return natural
        width = min(natural.width() + 1, theme_now().px(_WIDEST_HINT))
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        if not self._own_paint:
            return super().minimumSizeHint()
        widest = longest_word(self.fontMetrics(), self.text()) if self.wordWrap() else self.sizeHint().width()
        least = min(theme_now().px(_NARROWEST), widest)
        return QSize(least, self.fontMetrics().height() if self.text() else 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._own_paint:
            super().paintEvent(event)
            return
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        if self._elide:
            text = self.fontMetrics().elidedText(self._one_line(), Qt.TextElideMode.ElideRight, self.width())
            painter.drawText(self.rect(), int(self.alignment()), text)
        else:
            flags = wrap_flags(self.fontMetrics(), self.text(), self.width())
            painter.drawText(self.rect(), int(self.alignment()) | flags, self.text())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._elide:
            self._tell_whole()

    def _one_line(self) -> str:
        return self.text().replace("\n", " ")

    def _tell_whole(self) -> None:
        fits = self.fontMetrics().horizontalAdvance(self._one_line()) <= self.width()
        self.setToolTip("" if fits else tooltip(self._literal))
