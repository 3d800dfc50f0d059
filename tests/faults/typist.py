"""The real window as a process of its own, with somebody at its keyboard: `python -m tests.faults.typist DATA`.

Everything is the program's, from its start on. This only presses the keys of the run screen over and over, and prints
a line `{"shows": STEP, "left": MS}` when the run is first shown and `{"saved": EVENTS, "step": STEP}` each time the
window says that something is saved.
"""

from __future__ import annotations

import json
import sys

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from protocolapp.app import main as program
from protocolapp.gui.desk import Saved
from protocolapp.gui.run.action_view import Primary
from protocolapp.gui.run.entry_input import EntryLine
from protocolapp.gui.run.screen import RunScreen
from protocolapp.gui.start import Session
from protocolapp.gui.widgets.reason_sheet import ReasonSheet
from protocolapp.run.progress import current_ref


class Typist(QObject):
    """Presses one key each time the window is idle, until the run has ended."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        assert session.window is not None
        self._window = session.window
        self._desk = session.window.desk
        self._idle = QTimer(self)
        self._idle.setInterval(0)
        self._idle.timeout.connect(self._press)
        self._desk.saved.connect(self._saved)
        QTimer.singleShot(0, self, self._begin)

    def _begin(self) -> None:
        if not self._desk.runs():  # the unfinished runs are opened after the first paint
            QTimer.singleShot(0, self, self._begin)
            return
        self._window.screens.show_latest_run()
        screen = self._window.findChild(RunScreen)
        assert screen is not None
        self._screen = screen
        assert screen.view is not None
        self._run_id, service = next(iter(self._desk.runs().items()))
        say(
            shows=screen.view.step.ref if screen.view.step is not None else None,
            next=screen.view.action.label,
            left={name: reading.remaining_ms for name, reading in service.readings().items()},
        )
        self._idle.start()

    def _press(self) -> None:
        view = self._screen.view
        assert view is not None
        holder = self._window.focusWidget() or self._screen
        reason = self._screen.findChild(ReasonSheet)
        if reason is not None and reason.isVisible():
            QTest.keyClicks(holder, "in a hurry")
            QTest.keyClick(holder, Qt.Key.Key_Return)
        elif view.action.primary is Primary.RECORD:
            QApplication.quit()
        elif view.action.primary is Primary.WAIT:
            QTest.keyClick(holder, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        elif isinstance(holder, EntryLine):
            QTest.keyClicks(holder, holder.field.hint.removeprefix("e.g. ") or "L-01")
            QTest.keyClick(holder, Qt.Key.Key_Return)
        else:
            QTest.keyClick(holder, Qt.Key.Key_Space)

    def _saved(self, saved: Saved) -> None:
        service = self._desk.runs()[saved.run_id]
        say(saved=service.state.version, step=current_ref(service.plan, service.state))


def say(**told: object) -> None:
    """One line, at once."""
    sys.stdout.write(json.dumps(told) + "\n")
    sys.stdout.flush()


def main(folder: str) -> int:
    typists: list[Typist] = []

    def opened(session: Session) -> None:
        typists.append(Typist(session))

    status = program(["--data", folder], opened)
    for typist in typists:
        typist.deleteLater()
    return status


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
