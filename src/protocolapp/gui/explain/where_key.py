"""The key that opens the card: on every screen that shows values of a plan."""

from __future__ import annotations

from protocolapp.gui.widgets.button import Button

WHERE_KEYS = "Ctrl+I"


class WhereKey(Button):
    """`Where from?`; its screen presses it by WHERE_KEYS."""

    def __init__(self) -> None:
        super().__init__("", icon="info")
        self.setText(self.tr("Where from?"))
        self.setAccessibleName(self.tr("Where does a value come from?"))
