"""Whether a record can be trusted: the chain in words, and the digests to compare it by."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from protocolapp.gui.record.record_view import chain_line, digests_of
from protocolapp.gui.theme import Ink, Space, Type
from protocolapp.gui.widgets.box import Column
from protocolapp.gui.widgets.callout import Callout, CalloutKind
from protocolapp.gui.widgets.headings import Caption
from protocolapp.gui.widgets.plain_label import PlainLabel
from protocolapp.record.model import RunRecord


class Verification(Column):
    """The digests can be selected and copied."""

    def __init__(self, record: RunRecord, parent: QWidget | None = None) -> None:
        super().__init__(Space.SNUG, parent=parent)
        kind, word = (
            (CalloutKind.HAZARD, self.tr("Broken"))
            if record.chain_fault
            else (CalloutKind.TIP, self.tr("Verified"))
        )
        self.add(Callout(kind, chain_line(record), word))
        for fault in record.file_faults:
            self.add(Callout(CalloutKind.HAZARD, fault, self.tr("Not as attached")))
        for label, text in digests_of(record):
            pair = Column(Space.NONE)
            pair.add(Caption(label, Ink.SECOND))
            pair.add(PlainLabel(text, Type.SMALL, wrap=True, selectable=True))
            self.add(pair)
