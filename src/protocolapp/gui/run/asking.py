"""From a refusal to a reason: asks once, then submits the same command with it. Other refusals are told calmly."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtCore import QObject, Signal

from protocolapp.gui.desk import Desk, WasRefused
from protocolapp.gui.run.suggestions import suggested
from protocolapp.gui.widgets.banner import Banner
from protocolapp.gui.widgets.line_input import InputState
from protocolapp.gui.widgets.reason_sheet import ReasonSheet
from protocolapp.run import commands as c
from protocolapp.run.commands import Command
from protocolapp.run.refusal import Refusal

_RECORD = {
    c.CompleteStep: "Done",
    c.SkipStep: "Skip step",
    c.FailStep: "Step failed",
    c.RepeatStep: "Repeat step",
    c.ReopenStep: "Reopen step",
    c.EnterValue: "Record value",
    c.AttachFile: "Attach file",
    c.PauseTimer: "Pause timer",
    c.PauseRun: "Pause run",
    c.AbandonRun: "Abandon run",
    c.CompleteRun: "Complete run",
    c.ReopenRun: "Reopen run",
    c.DropSample: "Drop sample",
    c.ChangeParameter: "Change parameter",
    c.ChooseWay: "Change choice",
}


class Asking(QObject):
    """Submits commands for one screen, and shows on its sheet and banner what stands in their way.

    taken carries a command that is stored; not_taken the WasRefused of one that stays undone: refused for good, or its
    reason was not given.
    """

    taken = Signal(object)
    not_taken = Signal(object)

    def __init__(self, desk: Desk, sheet: ReasonSheet, banner: Banner, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._sheet, self._banner = desk, sheet, banner
        self._waiting: WasRefused | None = None
        desk.refused.connect(self._refused)
        sheet.given.connect(self._with_reason)
        sheet.dismissed.connect(self._without_reason)
        banner.acted.connect(banner.hide)

    def submit(self, run_id: str, command: Command) -> bool:
        """True when it is stored; else it is asked, or told, what is in the way."""
        self._banner.hide()
        stored = self._desk.submit(run_id, command, self)
        if stored:
            self.taken.emit(command)
        return stored

    def _refused(self, was: WasRefused) -> None:
        if was.asker is not self:
            return
        if not was.refusal.needs_reason:
            self._tell(was.refusal)
            self.not_taken.emit(was)
            return
        self._waiting = was
        question = f"{was.refusal.title}\n{was.refusal.message}"
        self._sheet.ask(question, suggested(was.refusal), _RECORD.get(type(was.command), ""))

    def _with_reason(self, reason: str) -> None:
        was, self._waiting = self._waiting, None
        if was is not None:
            command: Any = was.command
            self.submit(was.run_id, replace(command, reason=reason))

    def _without_reason(self) -> None:
        was, self._waiting = self._waiting, None
        if was is not None:
            self.not_taken.emit(was)

    def _tell(self, refusal: Refusal) -> None:
        message = f"{refusal.message} {refusal.remedy}"
        self._banner.tell(refusal.title, message, self.tr("Close"), InputState.NORMAL)
