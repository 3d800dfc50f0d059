"""The card: where we are, the step, and the keys; questions rise over its lower part without moving anything."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from protocolapp.gui.explain.where_card import WhereCard
from protocolapp.gui.run.action_bar import ActionBar
from protocolapp.gui.run.end_panel import EndPanel
from protocolapp.gui.run.keys import key_list
from protocolapp.gui.run.overlay import Overlay
from protocolapp.gui.run.run_view import RunView
from protocolapp.gui.run.sheet import Sheet
from protocolapp.gui.run.step_body import StepBody
from protocolapp.gui.run.step_head import StepHead
from protocolapp.gui.theme import Space
from protocolapp.gui.widgets.banner import Banner
from protocolapp.gui.widgets.card import Card
from protocolapp.gui.widgets.key_list import KeyList
from protocolapp.gui.widgets.reason_sheet import ReasonSheet
from protocolapp.run.commands import TickRow

_MARGINS = (Space.BASE, Space.SNUG, Space.BASE, Space.BASE)


class StepCard(Card):
    """Its parts are wired by the screen. answered: what was asked has been answered or put aside."""

    answered = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(spacing=Space.SNUG, margins=_MARGINS, parent=parent)
        self.head, self.body, self.end = StepHead(), StepBody(), EndPanel()
        self.bar = ActionBar()
        self._middle = QStackedWidget()
        self._middle.addWidget(self.body)
        self._middle.addWidget(self.end)
        self.add(self.head)
        self.add(self._middle, stretch=1)
        overlay = Overlay(self._middle, self)
        self.banner, self.reason, self.sheet, self.keys = (
            Banner(),
            ReasonSheet(),
            Sheet(),
            KeyList(key_list()),
        )
        self.where = WhereCard()
        for part in (self.banner, self.reason, self.sheet, self.keys, self.where):
            overlay.put(part)
        for done in (self.reason.dismissed, self.sheet.closed, self.keys.closed, self.where.closed):
            done.connect(self.answered)
        for told in (self.reason.given, self.sheet.filled):
            told.connect(self._answered)
        self.add(self.bar)

    def show_run(self, view: RunView) -> None:
        """The step, or what came of the run."""
        if view.step is not None:
            command = view.action.command
            self.head.show_step(view.step, view.back)
            self.body.show_step(view.step, command.row if isinstance(command, TickRow) else "")
            self._middle.setCurrentWidget(self.body)
        elif view.end is not None:
            self.head.show_place(view.header.title)
            self.end.show_end(view.end)
            self._middle.setCurrentWidget(self.end)
        self.bar.show_action(view.action)

    def close_open(self) -> None:
        """Close what was asked or told of the run before: it is not to be answered beside a step of another one."""
        if not self.reason.isHidden():
            self.reason.dismiss()
        if not self.where.isHidden():
            self.where.close_card()
        for part in (self.sheet, self.keys, self.banner):
            part.hide()

    def _answered(self, _answer: object) -> None:
        self.answered.emit()

    @property
    def asks(self) -> bool:
        """Whether something is open that wants to be filled in."""
        return any(one.isVisible() for one in (self.reason, self.sheet, self.keys, self.where))
