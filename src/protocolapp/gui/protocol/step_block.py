"""A step as it is read: its number, its text, its figures with their sources, what to beware of."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from protocolapp.gui.theme import Ink, Space, Type, Weight, theme_now
from protocolapp.gui.widgets.badge import Badge
from protocolapp.gui.widgets.box import Column, Row
from protocolapp.gui.widgets.callout import Callout, CalloutKind
from protocolapp.gui.widgets.drawing import panel
from protocolapp.gui.widgets.flow_layout import Flow
from protocolapp.gui.widgets.headings import Caption
from protocolapp.gui.widgets.icon_label import IconLabel
from protocolapp.gui.widgets.plain_label import PlainLabel
from protocolapp.record.protocol_page.steps import Detail, StepText, WaysText

_NUMBER_WIDTH, _MARK_WIDTH = 56, 4
_KINDS = {"Hazard": CalloutKind.HAZARD, "Caution": CalloutKind.CAUTION, "Tip": CalloutKind.TIP}
_TOP = Qt.AlignmentFlag.AlignTop


class StepBlock(Row):
    """One step of the page."""

    def __init__(self, step: StepText, parent: QWidget | None = None) -> None:
        super().__init__(Space.SNUG, parent=parent)
        self.step, self._marked = step, False
        number = PlainLabel(step.number, Type.LEAD, Weight.SEMIBOLD, Ink.ACCENT)
        number.setMinimumWidth(self._px(_NUMBER_WIDTH))
        self._number = number
        self.add(number, align=_TOP)
        body = Column(Space.TIGHT)
        for ways in step.ways:
            body.add(_ways(ways))
        for kind, text in step.warnings:  # before the action, not after it
            body.add(Callout(_KINDS[kind], text))
        head = Row(Space.SNUG)
        head.add(PlainLabel(step.text, Type.LEAD, wrap=True), stretch=1)
        if step.cite:
            head.add(Badge(step.cite), align=_TOP)
        body.add(head)
        body.add(_details(step.details))
        for kind, text in step.remarks:
            body.add(Callout(_KINDS.get(kind, CalloutKind.NOTE), text, kind))
        self.add(body, stretch=1)

    def mark(self, marked: bool) -> None:
        """Whether it is the one that was pointed at elsewhere."""
        self._marked = marked
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._marked:
            theme = theme_now()
            bar = self.rect()
            bar.setWidth(theme.px(_MARK_WIDTH))
            bar.moveLeft(self._number.geometry().right())
            panel(QPainter(self), bar, bar.width() / 2, theme.colour("accent"))

    def _px(self, size: int) -> int:
        return self.fontMetrics().horizontalAdvance("0") * size // 9


def _ways(ways: WaysText) -> Column:
    """The way that is gone, marked, and the others below it."""
    told = Column(Space.HAIR)
    taken = Row(Space.HAIR)
    taken.add(IconLabel("check", Ink.SECOND, 16))
    taken.add(PlainLabel(ways.taken, Type.SMALL, Weight.MEDIUM, wrap=True), stretch=1)
    told.add(taken)
    for other in ways.others:
        told.add(Caption(other))
    return told


def _details(details: tuple[Detail, ...]) -> Flow:
    flow = Flow(Space.BASE)
    for detail in details:
        piece = Row(Space.HAIR)
        piece.add(IconLabel(detail.icon, Ink.SECOND, 16))
        piece.add(PlainLabel(detail.text, Type.SMALL, ink=Ink.SECOND, wrap=True), stretch=1)
        if detail.cite:
            piece.add(Caption(f"({detail.cite})", wrap=False))
        flow.add(piece)
    return flow
