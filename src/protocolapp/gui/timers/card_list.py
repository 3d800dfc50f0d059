"""The timers' cards, the most urgent first. A card lives as long as its timer: nothing under a hand is new."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from protocolapp.gui.theme import Space
from protocolapp.gui.widgets.scroll_column import ScrollColumn
from protocolapp.gui.widgets.timer_card import TimerCard
from protocolapp.gui.widgets.timer_view import TimerView


class CardList(ScrollColumn):
    """asked carries the card's TimerAsk."""

    asked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Space.SNUG, parent=parent)
        self._cards: dict[str, TimerCard] = {}
        self._order: list[str] = []
        self.column.add_stretch()
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def show_timers(self, timers: tuple[TimerView, ...]) -> None:
        """These timers, in this order."""
        wanted = {view.timer_id: view for view in timers}
        for gone in [name for name in self._cards if name not in wanted]:
            card = self._cards.pop(gone)
            card.hide()
            card.deleteLater()
            self._order.remove(gone)
        for place, view in enumerate(timers):
            self._show_card(place, view)

    def card(self, timer_id: str) -> TimerCard:
        """The card of a timer. Raises KeyError."""
        return self._cards[timer_id]

    def _show_card(self, place: int, view: TimerView) -> None:
        name = view.timer_id
        if name in self._cards:
            self._cards[name].show_view(view)
        else:
            self._cards[name] = TimerCard(view)
            self._cards[name].asked.connect(self.asked)
        if place >= len(self._order) or self._order[place] != name:
            if name in self._order:
                self._order.remove(name)
            self._order.insert(place, name)
            self.column.insert(place, self._cards[name])
