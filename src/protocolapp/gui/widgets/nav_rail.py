"""The rail at the window's left: where one is, and where one can go."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QSizePolicy, QWidget

from protocolapp.gui.theme import Corner, Space, Theme, Type, Weight, theme_now
from protocolapp.gui.widgets.card import Pane
from protocolapp.gui.widgets.drawing import focus_ring, panel
from protocolapp.gui.widgets.plain_text import tooltip
from protocolapp.gui.widgets.pressable import Pressable
from protocolapp.gui.widgets.roving import RovingFocus

_SIDE, _HEIGHT, _ICON = 60, 52, 20


@dataclass(frozen=True, slots=True)
class Place:
    """A place of the program. at_end: stands at the rail's lower end. hint: its key, for the tooltip."""

    key: str
    word: str
    icon: str
    at_end: bool = False
    hint: str = ""


class NavRail(Pane):
    """Places from top to bottom; arrows walk, Enter or Space goes. went carries the key of the place."""

    went = Signal(str)

    def __init__(self, places: Sequence[Place], parent: QWidget | None = None) -> None:
        margins = (Space.TIGHT, Space.BASE, Space.TIGHT, Space.SNUG)
        super().__init__(Qt.Edge.RightEdge, Space.HAIR, margins, parent=parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        self._group = QButtonGroup(self)
        self._buttons = {place.key: _PlaceButton(place) for place in places}
        for place in (place for place in places if not place.at_end):
            self._put(place)
        self.add_stretch()
        for place in (place for place in places if place.at_end):
            self._put(place)
        self._roving = RovingFocus(self)
        self._order = [p.key for p in sorted(places, key=_end_last)]
        self._roving.watch([self._buttons[key] for key in self._order])
        self._group.buttonClicked.connect(self._go)

    def set_current(self, key: str) -> None:
        """Show where one is. Raises KeyError for a place it does not have."""
        self._buttons[key].setChecked(True)
        self._roving.set_stop(self._order.index(key))

    def set_count(self, key: str, count: int) -> None:
        """A number at a place that asks for attention, e.g. timers that are due; 0 for none."""
        self._buttons[key].set_count(count)

    def _put(self, place: Place) -> None:
        self._group.addButton(self._buttons[place.key])
        self.add(self._buttons[place.key])

    def _go(self, button: QWidget) -> None:
        if isinstance(button, _PlaceButton):
            self._roving.set_stop(self._order.index(button.place.key))
            self.went.emit(button.place.key)


def _end_last(place: Place) -> bool:
    return place.at_end


class _PlaceButton(Pressable):
    def __init__(self, place: Place) -> None:
        super().__init__(place.word)
        self.place = place
        self._count = 0
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setToolTip(tooltip(place.hint))

    def set_count(self, count: int) -> None:
        self._count = count
        self.setAccessibleDescription(self.tr("{count} due").format(count=count) if count else "")
        self.update()

    def sizeHint(self) -> QSize:
        theme = theme_now()
        word = QFontMetrics(theme.font(Type.TINY, Weight.MEDIUM)).horizontalAdvance(self.shown())
        return QSize(max(theme.px(_SIDE), word + theme.px(Space.TIGHT)), theme.px(_HEIGHT))

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = theme_now()
        painter = QPainter(self)
        radius = theme.px(Corner.MEDIUM)
        if self.isChecked() or self.underMouse():
            panel(painter, self.rect(), radius, theme.colour("accent_soft" if self.isChecked() else "sunk"))
        ink = "accent" if self.isChecked() else "second"
        size, top = theme.px(_ICON), theme.px(Space.TIGHT)
        icon = theme.icon(self.place.icon, ink, _ICON, self.devicePixelRatioF())
        left = (self.width() - size) // 2
        painter.drawPixmap(left, top, icon)
        painter.setPen(theme.colour(ink))
        painter.setFont(theme.font(Type.TINY, Weight.MEDIUM))
        word = QRect(0, top + size, self.width(), self.height() - top - size - theme.px(2))
        painter.drawText(word, Qt.AlignmentFlag.AlignCenter, self.shown())
        if self._count:
            self._paint_count(painter, theme, left + size)
        if self.hasFocus():
            focus_ring(painter, self.rect(), radius, theme.colour("focus"))

    def _paint_count(self, painter: QPainter, theme: Theme, left: int) -> None:
        painter.setFont(theme.font(Type.TINY, Weight.BOLD))
        text = str(min(self._count, 99))
        height = theme.px(Space.BASE)
        width = max(height, painter.fontMetrics().horizontalAdvance(text) + theme.px(Space.TIGHT))
        dot = QRect(left - theme.px(Space.HAIR), theme.px(Space.HAIR), width, height)
        panel(painter, dot, height / 2, theme.colour("alarm"))
        painter.setPen(theme.colour("on_alarm"))
        painter.drawText(dot, Qt.AlignmentFlag.AlignCenter, text)
