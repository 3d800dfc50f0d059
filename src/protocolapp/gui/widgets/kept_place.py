"""Keeps one's place in a page that is built anew."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QScrollArea

_LONGEST_MS = 2_000
"""By then the page is there; whoever scrolls meanwhile goes where they will."""


class KeptPlace(QObject):
    """A page that is filled little by little is scrolled back as soon as it reaches so far again."""

    def __init__(self, area: QScrollArea) -> None:
        super().__init__(area)
        self._bar, self._place = area.verticalScrollBar(), 0
        self._going = QTimer(self)
        self._going.setSingleShot(True)
        self._going.setInterval(_LONGEST_MS)
        self._bar.rangeChanged.connect(self._go_back)
        self._bar.actionTriggered.connect(self._going.stop)

    def keep(self) -> None:
        """Call this before the page is built anew."""
        self._place = self._bar.value()
        self._going.start()
        QTimer.singleShot(0, self, self._go_back)

    def _go_back(self) -> None:
        if self._going.isActive():
            self._bar.setValue(min(self._place, self._bar.maximum()))
