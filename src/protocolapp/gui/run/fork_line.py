"""The quiet line at the first step of a way: which one it is, and the key to another."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from protocolapp.gui.run.fork_view import ForkView
from protocolapp.gui.theme import Space
from protocolapp.gui.widgets.box import Row
from protocolapp.gui.widgets.button import Button, Variant


class ForkLine(Row):
    """asked carries its ForkView."""

    asked = Signal(object)

    def __init__(self, view: ForkView, parent: QWidget | None = None) -> None:
        super().__init__(Space.NONE, parent=parent)
        self._view = view
        self.key = Button(self.tr("{way} · Change…").format(way=view.text), Variant.QUIET)
        self.key.clicked.connect(self._ask)
        self.add(self.key)
        self.add_stretch()

    def _ask(self) -> None:
        self.asked.emit(self._view)
