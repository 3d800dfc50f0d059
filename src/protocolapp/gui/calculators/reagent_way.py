"""From a substance that no catalogue has to the lab's own reagents."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from protocolapp.gui.widgets.button import Button, Variant


class ReagentWay(Button):
    """Takes no room while every substance is known, or is not missed. wanted carries the name."""

    wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Add to my reagents"), Variant.QUIET, parent=parent)
        self._stranger = ""
        self.clicked.connect(self._tell)
        self.hide()

    def show_stranger(self, name: str) -> None:
        """Offer to add this one; an empty name offers nothing."""
        if name != self._stranger:
            self._stranger = name
            self.setAccessibleName(self.tr("Add {name} to my reagents").format(name=name) if name else "")
            self.setVisible(bool(name))

    def _tell(self) -> None:
        self.wanted.emit(self._stranger)
