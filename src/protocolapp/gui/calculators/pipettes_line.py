"""Which pipettes the volumes are worked out for, quietly."""

from __future__ import annotations

from fractions import Fraction

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from protocolapp.gui.theme import Space
from protocolapp.gui.widgets.box import Row
from protocolapp.gui.widgets.button import Button, Variant
from protocolapp.gui.widgets.headings import Caption
from protocolapp.lab import Lab, Pipette


class PipettesLine(Row):
    """settings_wanted: the pipettes are to be changed."""

    settings_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Space.TIGHT, parent=parent)
        self._text = Caption("")
        self.key = Button(self.tr("Settings"), Variant.QUIET)
        self.key.setAccessibleName(self.tr("Change the pipettes in Settings"))
        self.key.clicked.connect(self.settings_wanted)
        self.add(self._text, stretch=1)
        self.add(self.key)

    def show_lab(self, lab: Lab) -> None:
        """The lab's pipettes by their names, the smallest first."""
        ordered = sorted(lab.pipettes, key=_by_size)
        names = ", ".join(dict.fromkeys(one.name for one in ordered))
        self._text.setText(
            self.tr("Pipettes: {names}").format(names=names) if names else self.tr("No pipettes are entered.")
        )


def _by_size(pipette: Pipette) -> tuple[int, Fraction]:
    return pipette.channels, pipette.maximum.base
