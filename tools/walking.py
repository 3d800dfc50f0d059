"""A run walked by the one key with typical values, for pictures of it on the way."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from tests.fakes.clock import FakeClock

from protocolapp.gui.background import Background
from protocolapp.gui.desk import Desk
from protocolapp.gui.record.document import Document
from protocolapp.run.answers import StepAnswers, text_for
from protocolapp.run.commands import Command, CompleteStep, EnterValue, StartStep

_MOST_GESTURES, _MOST_TURNS = 600, 20
_REASON = "centrifuge in use"


@dataclass(frozen=True)
class Walk:
    """Goes on in the runs of a desk, while its clock stands still between gestures."""

    desk: Desk
    clock: FakeClock

    def press(self, run_id: str, times: int) -> None:
        """The one key, so many times."""
        for _ in range(times):
            command = self.desk.open(run_id).next_action().command
            if command is not None:
                self.desk.submit(run_id, command)

    def until(self, run_id: str, ref: str) -> None:
        """Work as the protocol says, with typical values, until this step is the current one."""
        service = self.desk.open(run_id)
        for _ in range(_MOST_GESTURES):
            action = service.next_action()
            if action.ref == ref:
                return
            self.clock.go_on(seconds=20)
            if action.focus is not None:
                key = action.focus
                asked = next(
                    one
                    for one in service.plan.by_ref[action.ref].asked
                    if (one.name, one.row) == (key.name, key.row)
                )
                text = text_for(StepAnswers(), asked, self.clock.now().local)
                self.desk.submit(run_id, EnterValue(action.ref, key.name, text, key.row))
            elif action.command is not None:
                self._do(run_id, action.command)
            elif action.waiting:
                self.clock.go_on(milliseconds=service.state.timers[action.waiting].rings_ms)
                self._do(run_id, CompleteStep(action.ref))
        raise RuntimeError(f"{ref} was never reached")

    def _do(self, run_id: str, command: Command) -> None:
        """Submit; where a reason is asked for, give one."""
        if not self.desk.submit(run_id, command) and isinstance(command, CompleteStep | StartStep):
            self.desk.submit(run_id, replace(command, reason=_REASON))


def settle() -> None:
    """Let background work and layouts end."""
    QTest.qWait(150)
    app = QApplication.instance()
    assert isinstance(app, QApplication)  # noqa: S101 - whoever paints has made it
    while any(_at_work(widget) for widget in app.topLevelWidgets()):
        QTest.qWait(50)
    QTest.qWait(250)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    for widget in app.topLevelWidgets():
        if widget.isVisible():
            _stand_still(widget)


def _stand_still(window: QWidget) -> None:
    """Until two pictures are the same: on a busy computer a layout takes more turns than a moment has."""
    before = window.grab().toImage()
    for _ in range(_MOST_TURNS):
        QTest.qWait(50)
        now = window.grab().toImage()
        if now == before:
            return
        before = now


def _at_work(window: QWidget) -> bool:
    """Whether something is still being read, or a record still being laid out."""
    reading = any(worker.busy for worker in window.findChildren(Background))
    return reading or any(page.building for page in window.findChildren(Document))
