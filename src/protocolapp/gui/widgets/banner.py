"""A message across the window that stays until its cause is gone: `NOT SAVED: disk full`."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QWidget

from protocolapp.gui.theme import Ink, Space, Weight
from protocolapp.gui.widgets.box import Column
from protocolapp.gui.widgets.button import Button, Variant
from protocolapp.gui.widgets.card import Card
from protocolapp.gui.widgets.icon_label import IconLabel
from protocolapp.gui.widgets.line_input import InputState
from protocolapp.gui.widgets.plain_label import PlainLabel

_LOOKS = {
    InputState.ERROR: ("octagon-alert", Ink.ALARM, "alarm_soft", "alarm"),
    InputState.WARN: ("triangle-alert", Ink.WARN, "warn_soft", "warn"),
    InputState.NORMAL: ("info", Ink.ACCENT, "accent_soft", ""),
}


class Banner(Card):
    """Title, message and remedy, and one action. acted: the action was pressed; the banner itself never hides."""

    acted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(
            direction=QBoxLayout.Direction.LeftToRight,
            spacing=Space.SNUG,
            margins=(Space.BASE, Space.TIGHT, Space.TIGHT, Space.TIGHT),
            parent=parent,
        )
        self._sign = IconLabel("info", Ink.ACCENT, 20)
        self._title = PlainLabel("", weight=Weight.SEMIBOLD, wrap=True)
        self._message = PlainLabel("", wrap=True, selectable=False)
        self._action = Button("", Variant.SECONDARY)
        self._action.clicked.connect(self.acted)
        words = Column(Space.NONE)
        words.add(self._title)
        words.add(self._message)
        self.add(self._sign)
        self.add(words, stretch=1)
        self.add(self._action)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.hide()

    def tell(
        self, title: str, message: str = "", action: str = "", state: InputState = InputState.ERROR
    ) -> None:
        """Show it. message: what happened and the remedy; action: the word of the button, none when empty."""
        icon, ink, ground, line = _LOOKS[state]
        self._sign.set_icon(icon, ink)
        self._title.set_ink(ink)
        self.set_colours(ground, line)
        self._title.setText(title)
        self._message.setText(message)
        self._message.setVisible(bool(message))
        self._action.setText(action)
        self._action.setVisible(bool(action))
        self.show()
