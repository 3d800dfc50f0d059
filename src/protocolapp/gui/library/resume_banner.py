"""The run to go on with, above everything else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QWidget

from protocolapp.gui.theme import Ink, Space, Type
from protocolapp.gui.widgets.badge import Badge
from protocolapp.gui.widgets.box import Column, Row
from protocolapp.gui.widgets.button import Button, Variant
from protocolapp.gui.widgets.card import Card
from protocolapp.gui.widgets.headings import Heading
from protocolapp.gui.widgets.icon_label import IconLabel
from protocolapp.gui.widgets.plain_label import PlainLabel

if TYPE_CHECKING:
    from protocolapp.gui.library.resume_view import ResumeView


class ResumeBanner(Card):
    """first: the one run that the accent belongs to; others are quieter and lower."""

    resume = Signal(str)

    def __init__(self, view: ResumeView, *, first: bool, parent: QWidget | None = None) -> None:
        high = Space.BASE if first else Space.TIGHT
        super().__init__(
            direction=QBoxLayout.Direction.LeftToRight,
            spacing=Space.BASE,
            margins=(Space.ROOMY, high, Space.ROOMY, high),
            fill="accent_soft" if first else "panel",
            line="" if first else "line",
            parent=parent,
        )
        self._run_id = view.run_id
        self.add(
            IconLabel("bell-ring" if view.alarm else "play", Ink.ALARM if view.alarm else Ink.ACCENT, 24)
        )
        self.add(_said(view, first), stretch=1)
        button = Button(self.tr("Resume"), Variant.PRIMARY if first else Variant.SECONDARY, large=first)
        button.setAccessibleName(self.tr("Resume {title}, {label}").format(title=view.title, label=view.tag))
        button.clicked.connect(self._resume)
        self.add(button, align=Qt.AlignmentFlag.AlignVCenter)

    def _resume(self) -> None:
        self.resume.emit(self._run_id)


def _said(view: ResumeView, first: bool) -> Column:
    column, head = Column(Space.HAIR), Row(Space.SNUG)
    head.add(Heading(view.title, Type.LEAD if first else Type.BODY))
    head.add(Badge(view.tag, Ink.WARN if view.tag == "rehearsal" else Ink.SECOND))
    head.add_stretch()
    column.add_stretch()
    column.add(head)
    column.add(PlainLabel(view.line, Type.SMALL, ink=Ink.SECOND, elide=True))
    ink = Ink.ALARM if view.alarm else Ink.SECOND
    # The line of the timers is kept free where there is no news, so that nothing moves when there is.
    column.add(PlainLabel(view.timers or "\u00a0", Type.SMALL, ink=ink, wrap=True))
    column.add_stretch()
    return column
