"""Below the table: which page of how many."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from protocolapp.gui.theme import Ink, Space, Type
from protocolapp.gui.widgets.box import Row
from protocolapp.gui.widgets.button import Button
from protocolapp.gui.widgets.plain_label import PlainLabel

_MARGINS = (Space.NONE, Space.NONE, Space.NONE, Space.SNUG)


class Pager(Row):
    """turned carries −1 or 1. The two buttons are there only when there is more than one page."""

    turned = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Space.SNUG, _MARGINS, parent)
        self._place = PlainLabel("", Type.SMALL, ink=Ink.SECOND)
        self.before = Button(self.tr("Page before"), icon="chevron-left")
        self.behind = Button(self.tr("Next page"), icon="chevron-right")
        self.add(self._place, stretch=1)
        self.add(self.before)
        self.add(self.behind)
        self.before.clicked.connect(self._back)
        self.behind.clicked.connect(self._on)

    def show_place(self, words: str, *, before: bool, behind: bool) -> None:
        """before, behind: whether there is a page in that direction."""
        self._place.setText(words)
        for button, there in ((self.before, before), (self.behind, behind)):
            button.setVisible(before or behind)
            button.setEnabled(there)

    def place(self) -> str:
        return self._place.text()

    def _back(self) -> None:
        self.turned.emit(-1)

    def _on(self) -> None:
        self.turned.emit(1)
