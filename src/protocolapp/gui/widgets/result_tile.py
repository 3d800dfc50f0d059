"""A result to read from afar: name, large value, and below it how it is pipetted and what that gives."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QGuiApplication, QKeyEvent, QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from protocolapp.gui.theme import Corner, Space, Theme, Type, Weight, theme_now
from protocolapp.gui.widgets.drawing import focus_ring, panel
from protocolapp.gui.widgets.line_input import InputState
from protocolapp.gui.widgets.plain_text import tooltip, visible
from protocolapp.gui.widgets.pressable import Pressable
from protocolapp.gui.widgets.wrapping import wrap_flags, wrapped_height

_LEAST_WIDTH, _SIGN = 160, 18
_SIZES = (Type.STEP, Type.HEAD, Type.TITLE, Type.LEAD)
"""The largest in which the value stands in one line; a long one is wrapped in the last."""
_LOOKS = {
    InputState.NORMAL: ("panel", "line", "ink"),
    InputState.WARN: ("warn_soft", "warn", "ink"),
    InputState.ERROR: ("alarm_soft", "alarm", "ink"),
}


@dataclass(frozen=True, slots=True)
class TileText:
    """caption, value and lines as people read them; copy: for the clipboard. message: what is wrong with it."""

    caption: str
    value: str
    lines: tuple[str, ...] = ()
    copy: str = ""
    state: InputState = InputState.NORMAL
    message: str = ""


class ResultTile(Pressable):
    """A click, Enter or Ctrl+C copies. At least as high as its lines are in its width."""

    copied = Signal(str)

    def __init__(self, text: TileText, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._text = TileText("", "")
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleDescription(self.tr("Press to copy"))
        self.clicked.connect(self.copy_value)
        self.show_text(text)

    def show_text(self, text: TileText) -> None:
        """Show another value in the same place."""
        if text == self._text:
            return
        self._text = text
        said = (text.caption, text.value, *text.lines, text.message)
        self.setAccessibleName(", ".join(visible(one) for one in said if one))
        self.setToolTip(tooltip(text.message))
        self.updateGeometry()
        self.update()

    def copy_value(self) -> None:
        """Put the value on the clipboard and say so by `copied`."""
        QGuiApplication.clipboard().setText(self._text.copy or self._text.value)
        self.copied.emit(self._text.copy or self._text.value)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_value()
        else:
            super().keyPressEvent(event)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        theme = theme_now()
        gaps = theme.px(Space.HAIR) * (1 + len(self._text.lines))
        return sum(high for _, _, _, high in self._parts(theme, width)) + gaps + 2 * theme.px(Space.SNUG)

    def sizeHint(self) -> QSize:
        width = theme_now().px(_LEAST_WIDTH)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme_now().px(_LEAST_WIDTH), theme_now().px(Space.VAST))

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, (ground, edge, _) = theme_now(), _LOOKS[self._text.state]
        painter, radius = QPainter(self), theme.px(Corner.MEDIUM)
        if self.underMouse() or self.isDown():
            edge = "control_line" if edge == "line" else edge
        panel(painter, self.rect(), radius, theme.colour(ground), theme.colour(edge))
        left, top = theme.px(Space.BASE), theme.px(Space.SNUG)
        for text, font, ink, high in self._parts(theme, self.width()):
            painter.setFont(font)
            painter.setPen(theme.colour(ink))
            room = QRect(left, top, self._room(theme, self.width()), high)
            flags = wrap_flags(painter.fontMetrics(), text, room.width())
            painter.drawText(
                room, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter) | flags, text
            )
            top += high + theme.px(Space.HAIR)
        if self._text.state is not InputState.NORMAL:
            sign = "circle-x" if self._text.state is InputState.ERROR else "triangle-alert"
            pixmap = theme.icon(sign, edge, _SIGN, self.devicePixelRatioF())
            painter.drawPixmap(self.width() - theme.px(Space.SNUG + _SIGN), theme.px(Space.SNUG), pixmap)
        if self.hasFocus():
            focus_ring(painter, self.rect(), radius, theme.colour("focus"))

    def _parts(self, theme: Theme, width: int) -> list[tuple[str, QFont, str, int]]:
        """Text, font, ink and height of each part, from top to bottom."""
        room = self._room(theme, width)
        beside = theme.px(_SIGN) if self._text.state is not InputState.NORMAL else 0
        value = self._value_font(theme, room)
        second = "second" if self._text.state is not InputState.NORMAL else "third"
        parts = [
            (visible(self._text.caption), theme.font(Type.SMALL), "second", room - beside),
            (visible(self._text.value), value, "ink", room),
            *((visible(line), theme.font(Type.SMALL), second, room) for line in self._text.lines),
        ]
        return [
            (text, font, ink, wrapped_height(QFontMetrics(font), text, max(1, wide)))
            for text, font, ink, wide in parts
        ]

    def _value_font(self, theme: Theme, room: int) -> QFont:
        text = visible(self._text.value)
        for size in _SIZES:
            font = theme.font(size, Weight.BOLD)
            if QFontMetrics(font).horizontalAdvance(text) <= room:
                break
        return font

    def _room(self, theme: Theme, width: int) -> int:
        return max(1, width - theme.px(Space.BASE + Space.SNUG))
