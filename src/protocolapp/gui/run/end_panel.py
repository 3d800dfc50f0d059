"""What stands in place of a step once all have ended: what came of the run, and the way to its record."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from protocolapp.gui.run.run_view import EndView
from protocolapp.gui.theme import Ink, Space, Type, Weight
from protocolapp.gui.widgets.box import Column
from protocolapp.gui.widgets.button import Button
from protocolapp.gui.widgets.plain_label import PlainLabel
from protocolapp.gui.widgets.ways_on import WaysOn


class EndPanel(Column):
    """record_asked: the record is to be opened. `ways` tells where one wants to go on."""

    record_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Space.BASE, parent=parent)
        self._title = PlainLabel(size=Type.STEP, weight=Weight.SEMIBOLD, wrap=True)
        self._lines = PlainLabel(size=Type.LEAD, ink=Ink.SECOND, wrap=True)
        record = Button(self.tr("Open the record"), icon="file-text")
        record.clicked.connect(self.record_asked)
        self.add(self._title)
        self.add(self._lines)
        self.ways = WaysOn()
        self.add(record, align=Qt.AlignmentFlag.AlignLeft)
        self.add(self.ways)
        self.add_stretch()

    def show_end(self, view: EndView) -> None:
        """What came of the run."""
        self._title.setText(view.title)
        self._lines.setText("\n".join(view.lines))
        self.ways.show_ways(view.follow)
