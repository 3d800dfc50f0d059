"""The line edit inside all fields: literal, with a unit at its right, and a closed door for Enter."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import QEvent, QRect, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from protocolapp.gui.theme import Space, Theme, Themed, Type, theme_now
from protocolapp.gui.widgets.plain_text import visible

LONGEST_INPUT = 2000
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class InputState(StrEnum):
    """How what was typed stands."""

    NORMAL = "normal"
    WARN = "warn"
    ERROR = "error"


class LineInput(QLineEdit, Themed):
    """Enter stays here: what a scanner types ends in this line and never presses a button elsewhere.

    unit: stands at the right while the text itself names none. icon: stands at the left.
    """

    def __init__(self, *, unit: str = "", icon: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._unit, self._icon = visible(unit), icon
        self.setMaxLength(LONGEST_INPUT)
        self.textChanged.connect(self._make_room)
        self.retheme(theme_now())

    def set_unit(self, unit: str) -> None:
        self._unit = visible(unit)
        self._make_room()

    def set_state(self, state: InputState) -> None:
        """The colour of the border."""
        if self.property("state") != str(state):
            self.setProperty("state", str(state))
            self.style().unpolish(self)
            self.style().polish(self)

    def retheme(self, theme: Theme) -> None:
        self.setFont(theme.font(Type.BODY))
        self._make_room()

    def event(self, event: QEvent) -> bool:
        """Claim Enter before a shortcut of the window can."""
        if (
            event.type() is QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() in _ENTER
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        super().keyPressEvent(event)
        if event.key() in _ENTER:
            event.accept()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        theme = theme_now()
        painter = QPainter(self)
        gap = theme.px(Space.SNUG)
        if self._icon:
            size = theme.px(18)
            pixmap = theme.icon(self._icon, "third", 18, self.devicePixelRatioF())
            painter.drawPixmap(gap, (self.height() - size) // 2, pixmap)
        if self._unit_shown():
            painter.setFont(theme.font(Type.SMALL))
            painter.setPen(theme.colour("third"))
            room = QRect(gap, 0, self.width() - 2 * gap, self.height())
            painter.drawText(room, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, self._unit)

    def _unit_shown(self) -> bool:
        typed = self.text().lower().replace("e", "")  # 1e3 names no unit
        return bool(self._unit) and not any(sign.isalpha() or sign == "%" for sign in typed)

    def _make_room(self) -> None:
        theme = theme_now()
        gap = theme.px(Space.TIGHT)
        left = theme.px(18) + gap if self._icon else 0
        right = self.fontMetrics().horizontalAdvance(self._unit) + gap if self._unit_shown() else 0
        self.setTextMargins(left, 0, right, 0)
        self.update()
