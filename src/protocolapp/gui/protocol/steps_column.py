"""All sections and steps of a protocol, built little by little so that a long one does not hold up the window."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from protocolapp.gui.protocol.step_block import StepBlock
from protocolapp.gui.protocol.steps_view import SectionText
from protocolapp.gui.theme import Space, Type
from protocolapp.gui.widgets.box import Column
from protocolapp.gui.widgets.headings import Caption, Heading

_AT_ONCE = 6
MOST_STEPS = 300
"""Beyond this a page is not read any more; the bench sheet has them all."""


class StepsColumn(Column):
    """`finished` once everything that fits is there."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Space.ROOMY, parent=parent)
        self._rest: Iterator[QWidget] = iter(())
        self.finished = True
        self._next = QTimer(self)
        self._next.setSingleShot(True)
        self._next.setInterval(0)
        self._next.timeout.connect(self._go_on)

    def show_sections(self, sections: tuple[SectionText, ...]) -> None:
        """Replace what is shown."""
        self.clear()
        self._rest = iter(self._widgets(sections))
        self.finished = False
        self._go_on()

    def _go_on(self) -> None:
        for _ in range(_AT_ONCE):
            widget = next(self._rest, None)
            if widget is None:
                self.finished = True
                return
            self.add(widget)
        self._next.start()

    def _widgets(self, sections: tuple[SectionText, ...]) -> Iterator[QWidget]:
        shown = 0
        for section in sections:
            yield Heading(section.title, Type.TITLE)
            if section.note:
                yield Caption(section.note)
            for step in section.steps:
                if shown == MOST_STEPS:
                    more = sum(len(one.steps) for one in sections) - shown
                    yield Caption(
                        self.tr("{more} more steps: the bench sheet has them all.").format(more=more)
                    )
                    return
                shown += 1
                yield StepBlock(step)
