"""All sections and steps of a protocol, built little by little so that a long one does not hold up the window."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from protocolapp.gui.protocol.step_block import StepBlock
from protocolapp.gui.theme import Space, Type
from protocolapp.gui.widgets.box import Column
from protocolapp.gui.widgets.headings import Caption, Heading
from protocolapp.record.protocol_page.steps import SectionText

_AT_ONCE = 6
MOST_STEPS = 150
"""Beyond this a page is not read any more; the bench sheet has them all."""


class StepsColumn(Column):
    """`finished` once everything that fits is there."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Space.ROOMY, parent=parent)
        self._rest: Iterator[QWidget] = iter(())
        self._made: list[QWidget] = []
        self._placed = 0
        self._blocks: dict[str, StepBlock] = {}
        self._marked: StepBlock | None = None
        self.finished = True
        self._next = QTimer(self)
        self._next.setSingleShot(True)
        self._next.setInterval(0)
        self._next.timeout.connect(self._go_on)

    def show_sections(self, sections: tuple[SectionText, ...]) -> None:
        """Replace what is shown."""
        for widget in self._made:
            widget.deleteLater()
        self.clear()
        self._made, self._placed = [], 0
        self._blocks, self._marked = {}, None
        self._rest = self._widgets(sections)
        self.finished = False
        self._go_on()

    def mark(self, ref: str) -> StepBlock | None:
        """Mark the block of a step alone, and hand it out; None while it is not there, or beyond what is shown."""
        block = self._blocks.get(ref)
        if block is None or block in self._made:
            return None
        if self._marked is not None:
            self._marked.mark(False)
        self._marked = block
        block.mark(True)
        return block

    def _go_on(self) -> None:
        made = list(islice(self._rest, _AT_ONCE))
        self._made += made
        self.finished = len(made) < _AT_ONCE
        # Each time the whole column is laid out anew: so in batches that double.
        if self.finished or len(self._made) > self._placed:
            self._place()
        if not self.finished:
            self._next.start()

    def _place(self) -> None:
        self._placed += len(self._made)
        for widget in self._made:
            self.add(widget)
            widget.show()
        self._made = []

    def _widgets(self, sections: tuple[SectionText, ...]) -> Iterator[QWidget]:
        shown = 0
        for section in sections:
            yield Heading(section.title, Type.LEAD, parent=self)
            if section.note:
                yield Caption(section.note, parent=self)
            for step in section.steps:
                if shown == MOST_STEPS:
                    more = sum(len(one.steps) for one in sections) - shown
                    text = self.tr("{more} more steps: the bench sheet has them all.")
                    yield Caption(text.format(more=more), parent=self)
                    return
                shown += 1
                self._blocks[step.ref] = StepBlock(step, self)
                yield self._blocks[step.ref]
