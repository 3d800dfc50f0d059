"""A volume or another value to read from afar and to copy."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFont,
    QFontMetrics,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from protocolapp.gui.theme import Corner, Space, Theme, Type, Weight, theme_now
from protocolapp.gui.widgets.drawing import focus_ring, panel
from protocolapp.gui.widgets.plain_text import tooltip, visible
from protocolapp.gui.widgets.pressable import Pressable

_CAPTION, _DETAIL = (Type.SMALL, Weight.REGULAR), (Type.TINY, Weight.REGULAR)
_LINE_HEIGHTS = (18, 32, 16)
"""The same whatever the size of the value, so that chips stand in line."""
_LEAST_WIDTH, _LARGEST_WIDTH = 140, 320
_MARK, _MARK_TARGET = 16, 44


class ValueChip(Pressable):
    """Caption, large value, detail. A click, Enter or Ctrl+C copies `copy` (default: the value) as plain text.

    asked: where it comes from; by its mark, the right button or the menu key, where `set_asking` offers it.
    """

    copied = Signal(str)
    asked = Signal()

    def __init__(
        self,
        caption: str,
        value: str,
        detail: str = "",
        *,
        copy: str = "",
        value_size: int = Type.HEAD,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("", parent)
        self._value_size = value_size
        self._asking = False
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self.copy_value)
        self.set_value(caption, value, detail, copy=copy)

    def set_value(self, caption: str, value: str, detail: str = "", *, copy: str = "") -> None:
        """Show another value."""
        self._lines = (visible(caption), visible(value), visible(detail))
        self._copy = copy or value
        self.setAccessibleName(", ".join(line for line in self._lines if line))
        self.setAccessibleDescription(self.tr("Press to copy"))
        self.updateGeometry()
        self.update()

    def set_asking(self, asking: bool) -> None:
        """Whether there is something to tell of where it comes from."""
        if asking != self._asking:
            self._asking = asking
            self.updateGeometry()
            self.update()

    def copy_value(self) -> None:
        """Put the value on the clipboard and say so by `copied`."""
        QGuiApplication.clipboard().setText(self._copy)
        self.copied.emit(self._copy)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_value()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """The mark at its corner is no part of the key that copies."""
        if self._asking and self._mark_place().contains(event.position().toPoint()):
            event.accept()
            self.asked.emit()
        else:
            super().mousePressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if self._asking:
            event.accept()
            self.asked.emit()

    def retheme(self, theme: Theme) -> None:
        super().retheme(theme)
        self._tell_whole()

    def sizeHint(self) -> QSize:
        theme = theme_now()
        metrics = [QFontMetrics(font) for font in self._fonts(theme)]
        caption, *others = (m.horizontalAdvance(line) for m, line in zip(metrics, self._lines, strict=True))
        text = max(caption + self._right_of_caption(theme) - theme.px(Space.SNUG), *others)
        width = min(text + 2 * theme.px(Space.BASE), theme.px(_LARGEST_WIDTH))
        height = sum(map(theme.px, _LINE_HEIGHTS)) + 2 * theme.px(Space.SNUG)
        return QSize(max(theme.px(_LEAST_WIDTH), width), height)

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = theme_now()
        painter = QPainter(self)
        lively = self.underMouse() or self.isDown()
        radius = theme.px(Corner.MEDIUM)
        panel(
            painter,
            self.rect(),
            radius,
            theme.colour("sunk"),
            theme.colour("control_line") if lively else None,
        )
        room = self.rect().adjusted(
            theme.px(Space.BASE), theme.px(Space.SNUG), -self._right_of_caption(theme), 0
        )
        inks = ("second", "ink", "third")
        for font, line, ink, high in zip(self._fonts(theme), self._lines, inks, _LINE_HEIGHTS, strict=True):
            painter.setFont(font)
            painter.setPen(theme.colour(ink))
            metrics = painter.fontMetrics()
            shown = metrics.elidedText(line, Qt.TextElideMode.ElideRight, room.width())
            place = QRect(room.left(), room.top(), room.width(), theme.px(high))
            painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, shown)
            room.setTop(place.bottom() + 1)
            room.setRight(self.width() - theme.px(Space.SNUG) - 1)
        if self._asking:
            mark = self._mark_place()
            pixmap = theme.icon("info", "third", _MARK, self.devicePixelRatioF())
            inset = (mark.width() - theme.px(_MARK)) // 2
            painter.drawPixmap(mark.left() + inset, mark.top() + inset, pixmap)
        if self.hasFocus():
            focus_ring(painter, self.rect(), radius, theme.colour("focus"))

    def _right_of_caption(self, theme: Theme) -> int:
        """What the caption leaves free: an edge, or the mark."""
        mark = (theme.px(_MARK_TARGET) + theme.px(_MARK)) // 2 + theme.px(Space.HAIR)
        return mark if self._asking else theme.px(Space.SNUG)

    def _mark_place(self) -> QRect:
        """The corner that asks where the value comes from: larger than its mark, for a gloved hand."""
        side = theme_now().px(_MARK_TARGET)
        return QRect(self.width() - side, 0, side, side)

    def _fonts(self, theme: Theme) -> tuple[QFont, QFont, QFont]:
        return theme.font(*_CAPTION), theme.font(self._value_size, Weight.BOLD), theme.font(*_DETAIL)

    def _tell_whole(self) -> None:
        self.setToolTip(tooltip(self.accessibleName()))
