"""The line above the step: its place, how it stands, what was just done, and the way back."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from protocolapp.gui.run.step_view import StepView
from protocolapp.gui.theme import Ink, Space, Theme, Type, Weight, theme_now
from protocolapp.gui.theme.tokens import TARGET
from protocolapp.gui.widgets.box import Column, Row
from protocolapp.gui.widgets.button import Button, Variant
from protocolapp.gui.widgets.plain_label import PlainLabel
from protocolapp.gui.widgets.state_mark import Mark, StateMark
from protocolapp.gui.widgets.undo_bar import UndoBar
from protocolapp.run.state import StepStatus

_UNDO_WIDTH = 320
_MARKS = {StepStatus.DONE: Mark.DONE, StepStatus.SKIPPED: Mark.SKIPPED, StepStatus.FAILED: Mark.FAILED}


class StepHead(Row):
    """back: the way back to the current step was asked for; listed: the list of steps. As high as ever."""

    back = Signal()
    listed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Space.TIGHT, parent=parent)
        self._list = Button("", Variant.QUIET, icon="list")
        self._list.setAccessibleName(self.tr("Sections and steps"))
        self._list.clicked.connect(self.listed)
        self._list.hide()
        self._narrow = False
        self._mark = StateMark()
        self._place = PlainLabel(size=Type.BODY, weight=Weight.MEDIUM, ink=Ink.SECOND, elide=True)
        self._said = PlainLabel(size=Type.SMALL, ink=Ink.SECOND, elide=True)
        self.undo = UndoBar()
        self.undo.setMaximumWidth(theme_now().px(_UNDO_WIDTH))
        policy = self.undo.sizePolicy()
        policy.setRetainSizeWhenHidden(False)  # the words beside it have its room
        self.undo.setSizePolicy(policy)
        self._back = Button("", Variant.QUIET, icon="arrow-left", key="Esc")
        self._back.clicked.connect(self.back)
        words = Column(Space.NONE)
        words.add(self._place)
        words.add(self._said)
        self.add(self._list)
        self.add(self._mark)
        self.add(words, stretch=1)
        self.add(self.undo)
        self.add(self._back)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def offer_list(self, offered: bool) -> None:
        """A key for the list of steps, where that has no room of its own."""
        self._list.setVisible(offered)
        self.undo.setVisible(False)
        self._narrow = offered

    def offer_undo(self, what: str) -> None:
        """What was just done, to be taken back; empty for nothing. Where it is narrow only the key below offers it."""
        if what and not self._narrow:
            self.undo.offer(what)
        else:
            self.undo.close_offer()

    def show_step(self, view: StepView, back: int) -> None:
        """back: the number of the current step while another one is looked at, else 0."""
        self._mark.setVisible(view.closed)
        if view.closed:
            self._mark.set_mark(_MARKS[view.status])
        self._place.setText(view.place)
        self._say(view.said)
        self._back.setVisible(bool(back))
        self._back.setText(self.tr("Step {number}").format(number=back))
        self._back.setAccessibleName(self.tr("Back to step {number}").format(number=back))

    def show_place(self, place: str) -> None:
        """No step: only where the run stands."""
        self._mark.hide()
        self._back.hide()
        self._place.setText(place)
        self._say("")

    def retheme(self, theme: Theme) -> None:
        super().retheme(theme)
        if not hasattr(self, "undo"):
            return
        self.setFixedHeight(theme.px(TARGET))
        self.undo.setMaximumWidth(theme.px(_UNDO_WIDTH))

    def _say(self, text: str) -> None:
        self._said.setText(text)
        self._said.setVisible(bool(text))
