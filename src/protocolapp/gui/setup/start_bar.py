"""Below the form: the one thing to do next, and why it cannot be done yet."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from protocolapp.gui.theme import Ink, Space, Type
from protocolapp.gui.widgets.box import Column, Row
from protocolapp.gui.widgets.button import Button, Variant
from protocolapp.gui.widgets.plain_label import PlainLabel

_MARGINS = (Space.VAST, Space.SNUG, Space.WIDE, Space.WIDE)


class StartBar(Column):
    """Start is off only while something is missing, and the line above says what."""

    start = Signal()
    rehearse = Signal()
    sheet_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Space.SNUG, _MARGINS, parent)
        self._why = PlainLabel("", Type.SMALL, ink=Ink.SECOND, wrap=True)
        self.sheet = Button(self.tr("Print bench sheet"))
        self.trial = Button(self.tr("Rehearse"), Variant.QUIET)
        self.begin = Button(self.tr("Start run"), Variant.PRIMARY, large=True)
        keys = Row(Space.SNUG)
        keys.add(self.sheet)
        keys.add_stretch()
        keys.add(self.trial)
        keys.add(self.begin)
        self.add(self._why)
        self.add(keys)
        self.begin.clicked.connect(self.start)
        self.trial.clicked.connect(self.rehearse)
        self.sheet.clicked.connect(self.sheet_wanted)

    def show_state(self, why_not: str) -> None:
        """why_not: why it cannot start yet; empty when it can."""
        self._why.setText(why_not)
        self.begin.setAccessibleDescription(why_not)
        self.begin.setEnabled(not why_not)
        self.trial.setEnabled(not why_not)
