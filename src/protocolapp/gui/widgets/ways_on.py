"""Keys for what one may go on with: one for each way, made anew only when the ways change."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from protocolapp.gui.theme import Space
from protocolapp.gui.widgets.button import Button
from protocolapp.gui.widgets.flow_layout import Flow


@dataclass(frozen=True, slots=True)
class WayChosen:
    """place: of the way among those shown, from 0."""

    place: int


class WaysOn(Flow):
    """chosen carries a WayChosen."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Space.SNUG, parent=parent)
        self.buttons: list[Button] = []
        self._ways: tuple[str, ...] = ()

    def show_ways(self, ways: Sequence[str]) -> None:
        """Offer these; none hides the whole."""
        if tuple(ways) != self._ways:
            self._ways = tuple(ways)
            for button in self.buttons:
                button.hide()
                button.deleteLater()
            self.buttons = [Button(f"{way}…", icon="arrow-right") for way in ways]
            for button in self.buttons:
                button.clicked.connect(self._choose)
                self.add(button)
        self.setVisible(bool(ways))

    def _choose(self) -> None:
        sender = self.sender()
        if sender in self.buttons:
            self.chosen.emit(WayChosen(self.buttons.index(sender)))
