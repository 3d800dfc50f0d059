"""The left of the run screen: which run this is, its sections and steps, and that all is saved."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QScrollArea, QWidget

from protocolapp.gui.run.run_view import HeaderView
from protocolapp.gui.run.section_view import SectionMark, SectionView, StepLine
from protocolapp.gui.theme import Ink, Space, Type
from protocolapp.gui.widgets.badge import Badge
from protocolapp.gui.widgets.box import Column
from protocolapp.gui.widgets.card import Pane
from protocolapp.gui.widgets.headings import Caption, Heading
from protocolapp.gui.widgets.saved_indicator import SavedIndicator
from protocolapp.gui.widgets.section_list import SectionItem, SectionList
from protocolapp.gui.widgets.state_mark import Mark
from protocolapp.run.state import StepStatus

WIDTH = 248
"""Pixels at 100 %."""

_SECTION_MARKS = {
    SectionMark.DONE: Mark.DONE,
    SectionMark.UNEVEN: Mark.SKIPPED,
    SectionMark.CURRENT: Mark.CURRENT,
    SectionMark.OPEN: Mark.OPEN,
}
_STEP_MARKS = {
    StepStatus.OPEN: Mark.OPEN,
    StepStatus.STARTED: Mark.OPEN,
    StepStatus.DONE: Mark.DONE,
    StepStatus.SKIPPED: Mark.SKIPPED,
    StepStatus.FAILED: Mark.FAILED,
}


_MARGINS = (Space.TIGHT, Space.ROOMY, Space.TIGHT, Space.BASE)


class Rail(Pane):
    """chosen carries the ref of a step to look at."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Edge.RightEdge, Space.SNUG, _MARGINS, WIDTH, parent)
        self._title = Heading(size=Type.LEAD)
        self._own = Caption(ink=Ink.SECOND)
        self._about = Caption()
        self._rehearsal = Badge(self.tr("Rehearsal"), Ink.WARN)
        self._sections = SectionList(self.tr("Sections and steps"))
        self._sections.chosen.connect(self.chosen)
        self.saved = SavedIndicator()
        head = Column(Space.HAIR, (Space.TIGHT, 0, 0, 0))
        for part in (self._title, self._own, self._about):
            head.add(part)
        head.add(self._rehearsal, align=Qt.AlignmentFlag.AlignLeft)
        self.add(head)
        self.add(self._scrolling(), stretch=1)
        self.add(self.saved)

    def show_header(self, header: HeaderView) -> None:
        """Which run this is."""
        self._title.setText(header.title)
        self._own.setText(header.own)
        self._own.setVisible(bool(header.own))
        self._about.setText(f"{header.about}\n{header.holds}")
        self._rehearsal.setVisible(header.rehearsal)

    def show_sections(self, sections: tuple[SectionView, ...]) -> None:
        """The sections, and the steps of the one that is unfolded."""
        items: list[SectionItem] = []
        for section in sections:
            items.append(_section_item(section))
            items += [_step_item(line) for line in section.steps]
        self._sections.set_items(items)

    def _scrolling(self) -> QScrollArea:
        """Many steps at a large text size do not push the saved line out of sight."""
        column = Column(Space.NONE)
        column.setObjectName("column")
        column.add(self._sections)
        column.add_stretch()
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(column)
        return area


def _section_item(section: SectionView) -> SectionItem:
    return SectionItem(
        key=section.first,
        name=section.title,
        mark=_SECTION_MARKS[section.mark],
        number=str(section.number),
        count=section.count,
    )


def _step_item(line: StepLine) -> SectionItem:
    mark = Mark.CURRENT if line.current else _STEP_MARKS[line.status]
    return SectionItem(
        key=line.ref, name=line.text, mark=mark, number=str(line.number), selected=line.shown, level=1
    )
