"""A box to tick, 24 px in a row of 44, and the same as a switch."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QWidget

from protocolapp.gui.theme import Corner, Space, Theme, Themed, Type, theme_now
from protocolapp.gui.theme.tokens import MARK, TARGET
from protocolapp.gui.widgets.drawing import focus_ring, panel
from protocolapp.gui.widgets.plain_text import visible, without_mnemonic

_SWITCH_WIDTH = 44
_AROUND = 3


def paint_box(
    painter: QPainter, theme: Theme, box: QRect, checked: bool, enabled: bool, ratio: float
) -> None:
    """A check box in a square."""
    radius = theme.px(Corner.SMALL)
    if checked:
        panel(painter, box, radius, theme.colour("accent" if enabled else "control_line"))
        size = box.width() - theme.px(Space.TIGHT)
        corner = box.center() - QPoint((size - 1) // 2, (size - 1) // 2)
        painter.drawPixmap(QRect(corner, QSize(size, size)), theme.icon("check", "on_accent", 16, ratio))
    else:
        edge = theme.colour("second" if enabled else "control_line")
        panel(painter, box, radius, theme.colour("panel" if enabled else "sunk"), edge, 2)


class CheckBox(QCheckBox, Themed):
    """The whole row is the target. switch: for settings that act at once."""

    def __init__(self, text: str, *, switch: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._literal, self._switch = text, switch
        self.setText(text)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def literal(self) -> str:
        """The text as it was given."""
        return self._literal

    def setText(self, text: str) -> None:
        """Show this text; `&` is an ampersand."""
        self._literal = text
        super().setText(without_mnemonic(text))

    def retheme(self, _theme: Theme) -> None:
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        theme = theme_now()
        text = QFontMetrics(theme.font(Type.BODY)).horizontalAdvance(visible(self._literal))
        return QSize(self._text_left(theme) + text + _AROUND + 1, theme.px(TARGET))

    def minimumSizeHint(self) -> QSize:
        theme = theme_now()
        return QSize(self._text_left(theme) + theme.px(TARGET), theme.px(TARGET))

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = theme_now()
        painter = QPainter(self)
        side = theme.px(MARK)
        top = (self.height() - side) // 2
        box = QRect(_AROUND, top, theme.px(_SWITCH_WIDTH) if self._switch else side, side)
        if self._switch:
            self._paint_switch(painter, theme, box)
        else:
            paint_box(painter, theme, box, self.isChecked(), self.isEnabled(), self.devicePixelRatioF())
        left = self._text_left(theme)
        painter.setFont(theme.font(Type.BODY))
        painter.setPen(theme.colour("ink" if self.isEnabled() else "third"))
        room = QRect(left, 0, self.width() - left, self.height())
        shown = painter.fontMetrics().elidedText(
            visible(self._literal), Qt.TextElideMode.ElideRight, room.width()
        )
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, shown)
        if self.hasFocus():
            around = box.adjusted(-_AROUND, -_AROUND, _AROUND, _AROUND)
            radius = around.height() / 2 if self._switch else theme.px(Corner.SMALL) + _AROUND
            focus_ring(painter, around, radius, theme.colour("focus"))

    def _paint_switch(self, painter: QPainter, theme: Theme, track: QRect) -> None:
        checked, radius, inset = self.isChecked(), track.height() / 2, theme.px(4)
        fill = theme.colour("accent" if checked and self.isEnabled() else "panel")
        panel(painter, track, radius, fill, None if checked else theme.colour("second"), 2)
        side = track.height() - 2 * inset
        left = track.right() + 1 - inset - side if checked else track.left() + inset
        knob = QRect(left, track.top() + inset, side, side)
        panel(painter, knob, side / 2, theme.colour("on_accent" if checked else "second"))

    def _text_left(self, theme: Theme) -> int:
        return 2 * _AROUND + theme.px(_SWITCH_WIDTH if self._switch else MARK) + theme.px(Space.TIGHT)
