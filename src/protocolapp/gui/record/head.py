"""The title block of a record: what it is of, the eight facts, and what must be known before anything else."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from protocolapp.gui.record.record_view import Notice, NoticeKind, kicker_of, notices_of
from protocolapp.gui.theme import Ink, Space, Type, Weight
from protocolapp.gui.widgets.box import Column
from protocolapp.gui.widgets.callout import Callout, CalloutKind
from protocolapp.gui.widgets.flow_layout import Flow
from protocolapp.gui.widgets.headings import Caption, Heading
from protocolapp.gui.widgets.plain_label import PlainLabel
from protocolapp.record.model import Pair, RunRecord

_FACT_WIDTH = 200
_KINDS = {
    NoticeKind.BROKEN: CalloutKind.HAZARD,
    NoticeKind.WARNING: CalloutKind.CAUTION,
    NoticeKind.REMARK: CalloutKind.NOTE,
}


class RecordHead(Column):
    """`described` is the place of the run's own title and aim."""

    def __init__(self, record: RunRecord, described: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(Space.BASE, parent=parent)
        title = Column(Space.HAIR)
        title.add(Caption(kicker_of(record), Ink.SECOND))
        title.add(Heading(record.title, Type.HEAD))
        title.add(Caption(record.protocol_line, Ink.SECOND))
        self.add(title)
        for notice in notices_of(record):
            self.add(_callout(notice))
        self.add(described)
        facts = Flow(Space.BASE, _FACT_WIDTH)
        for fact in record.facts:
            facts.add(_Fact(fact))
        self.add(facts)


class _Fact(Column):
    def __init__(self, fact: Pair) -> None:
        super().__init__(Space.HAIR)
        label, value = fact
        self.add(Caption(label, Ink.SECOND))
        self.add(PlainLabel(value, weight=Weight.SEMIBOLD, wrap=True))
        self.add_stretch()


def _callout(notice: Notice) -> Callout:
    return Callout(_KINDS[notice.kind], notice.text, notice.word)
