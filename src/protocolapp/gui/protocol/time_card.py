"""How long it is expected to take: in a sentence, as a bar, and day by day."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from protocolapp.gui.protocol.expected_line import ExpectedLine
from protocolapp.gui.theme import Ink, Space, Type
from protocolapp.gui.widgets.box import Column
from protocolapp.gui.widgets.card import Card
from protocolapp.gui.widgets.headings import Caption, Heading
from protocolapp.gui.widgets.plain_label import PlainLabel
from protocolapp.plan.expected_time import ExpectedTime

_MOST_SENTENCES = 8


class TimeCard(Card):
    """Of a run that goes as planned."""

    def __init__(self, expected: ExpectedTime, parent: QWidget | None = None) -> None:
        super().__init__(spacing=Space.TIGHT, parent=parent)
        self.add(Heading(self.tr("Expected time"), Type.LEAD))
        self.add(PlainLabel(expected.summary, wrap=True))
        if expected.total_ms:
            self.line = ExpectedLine(expected)
            self.add(self.line)
        days = Column(Space.NONE)
        for sentence in expected.sentences[1:_MOST_SENTENCES]:
            days.add(Caption(sentence, Ink.SECOND))
        self.add(days)
