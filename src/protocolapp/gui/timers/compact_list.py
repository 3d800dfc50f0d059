"""The timers where there is little room: a key each, with its digits. One that rings is acknowledged by pressing it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from protocolapp.gui.theme import Space
from protocolapp.gui.widgets.button import Button, Variant
from protocolapp.gui.widgets.plain_text import tooltip
from protocolapp.gui.widgets.scroll_column import ScrollColumn
from protocolapp.gui.widgets.timer_view import TimerAsk, TimerView, TimerWish


class CompactList(ScrollColumn):
    """asked carries a TimerAsk: acknowledge it, or go to its run."""

    asked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Space.TIGHT, parent=parent)
        self._keys: list[_Key] = []
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.column.add_stretch()

    def show_timers(self, timers: tuple[TimerView, ...]) -> None:
        """These timers, in this order."""
        while len(self._keys) < len(timers):
            key = _Key()
            key.clicked.connect(self._pressed)
            self.column.insert(len(self._keys), key)
            self._keys.append(key)
        while len(self._keys) > len(timers):
            key = self._keys.pop()
            key.hide()
            key.deleteLater()
        for key, view in zip(self._keys, timers, strict=True):
            key.show_view(view)

    def _pressed(self) -> None:
        key = self.sender()
        if isinstance(key, _Key) and key.view is not None:
            wish = TimerWish.ACKNOWLEDGE if key.view.can_acknowledge else TimerWish.OPEN
            self.asked.emit(TimerAsk(key.view.timer_id, wish))


class _Key(Button):
    def __init__(self) -> None:
        super().__init__("", icon="clock")
        self.view: TimerView | None = None
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def show_view(self, view: TimerView) -> None:
        before, self.view = self.view, view
        self.setText(view.digits)
        if before is None or (before.phase, before.title, before.ends) != (view.phase, view.title, view.ends):
            self.set_variant(Variant.DANGER if view.ringing else Variant.SECONDARY)
            self.set_icon("bell-ring" if view.ringing else "clock")
            said = f"{view.title}, {view.phase.replace('_', ' ')}, {view.ends}"
            self.setAccessibleName(said)
            self.setToolTip(tooltip(said))
