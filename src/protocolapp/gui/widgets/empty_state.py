"""Nothing here yet, and what to do about it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from protocolapp.gui.theme import Ink, Space, Type
from protocolapp.gui.widgets.box import Column
from protocolapp.gui.widgets.button import Button, Variant
from protocolapp.gui.widgets.headings import Heading
from protocolapp.gui.widgets.icon_label import IconLabel
from protocolapp.gui.widgets.plain_label import PlainLabel

_CENTRE = Qt.AlignmentFlag.AlignHCenter


class EmptyState(Column):
    """Icon, heading, one sentence and the next action. acted: it was pressed."""

    acted = Signal()

    def __init__(
        self, icon: str, heading: str, sentence: str, action: str = "", parent: QWidget | None = None
    ) -> None:
        margins = (Space.WIDE, Space.VAST, Space.WIDE, Space.VAST)
        super().__init__(Space.TIGHT, margins, parent)
        self.add_stretch()
        self.add(IconLabel(icon, Ink.THIRD, 40), align=_CENTRE)
        self.add(Heading(heading, Type.LEAD, wrap=False), align=_CENTRE)
        self.add(PlainLabel(sentence, ink=Ink.SECOND, wrap=True, align=_CENTRE))
        if action:
            button = Button(action, Variant.PRIMARY)
            button.clicked.connect(self.acted)
            self.add(button, align=_CENTRE)
        self.add_stretch()
