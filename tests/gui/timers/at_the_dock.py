"""The dock in a window, beside a line that somebody types into."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMainWindow, QWidget
from pytestqt.qtbot import QtBot

from protocolapp.gui.desk import Desk
from protocolapp.gui.timers.alarm import Alarms
from protocolapp.gui.timers.alarm_sound import AlarmSound
from protocolapp.gui.timers.dock import TimersDock
from protocolapp.gui.widgets.box import Row
from protocolapp.run.commands import Command, StartTimer
from protocolapp.run.service import RunService
from protocolapp.run.setup import RunSetup
from tests.fakes.clock import FakeClock
from tests.fakes.workplace import FakeWorkplace
from tests.gui.timers.silent_player import SilentPlayer
from tests.run.bench import SAMPLES, small_protocol

MINUTE = 60_000


class RingCounter:
    """A sound that only counts."""

    def __init__(self) -> None:
        self.rings: list[tuple[float, int]] = []
        self.on = True

    def ring(self, loudness: float, voices: int) -> None:
        self.rings.append((loudness, voices))

    def set_on(self, on: bool) -> None:
        self.on = on


class AtTheDock:
    """One run with the dock; words for what happens."""

    def __init__(self, qtbot: QtBot, workplace: FakeWorkplace | None = None) -> None:
        self.workplace = workplace or FakeWorkplace()
        self.window = QMainWindow()
        qtbot.addWidget(self.window)
        self.desk = Desk(self.workplace, self.window)
        self.sound = RingCounter()
        self.line = QLineEdit()
        self.dock = TimersDock(self.desk, AlarmSound(SilentPlayer(), self.window))
        row = Row()
        row.add(self.line, stretch=1)
        row.add(self.dock)
        self.window.setCentralWidget(row)
        self.alarms = Alarms(self.desk, self.sound, self.window)
        self.window.resize(1200, 800)
        self.window.show()
        self.window.activateWindow()
        qtbot.waitUntil(self.window.isActiveWindow)

    def begin(self) -> str:
        """Another run, with nothing done in it. Returns its id."""
        return self.desk.start(RunSetup(small_protocol(), samples=SAMPLES))

    @property
    def clock(self) -> FakeClock:
        return self.workplace.clock

    def service(self, run_id: str) -> RunService:
        return self.desk.open(run_id)

    def do(self, run_id: str, command: Command) -> None:
        assert self.desk.submit(run_id, command)

    def free_timer(self, run_id: str, minutes: int, label: str = "Gel run") -> str:
        """Start one. Returns its id."""
        self.do(run_id, StartTimer(label=label, length_ms=minutes * MINUTE))
        return list(self.service(run_id).state.timers)[-1]

    def go_on(self, **span: float) -> None:
        """Time passes, and the heart beats."""
        self.clock.go_on(**span)
        self.desk.beat_now()

    def type(self, text: str) -> None:
        """Where the keyboard is."""
        QTest.keyClicks(self._focus(), text)

    def press(self, key: Qt.Key) -> None:
        QTest.keyClick(self._focus(), key)

    def _focus(self) -> QWidget:
        holder = QApplication.focusWidget()
        assert holder is not None
        return holder

    def titles(self) -> list[str]:
        """The cards, from the top."""
        assert self.dock.view is not None
        return [view.name for view in self.dock.view.timers]
