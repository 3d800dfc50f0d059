"""A run of the Co-IP in the real window, worked through by the keyboard."""

from __future__ import annotations

import time
from pathlib import Path

from PySide6.QtCore import QEvent, QEventLoop, QObject, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from tests.fakes.clock import FakeClock

from protocolapp.gui.protocol.screen import ProtocolScreen
from protocolapp.gui.run.action_view import Primary
from protocolapp.gui.run.entry_input import EntryLine
from protocolapp.gui.run.run_view import RunView
from protocolapp.gui.run.screen import RunScreen
from protocolapp.gui.start import Session
from protocolapp.gui.theme import apply_theme
from protocolapp.gui.timers.dock import TimersDock
from protocolapp.gui.window import MainWindow
from protocolapp.local_workplace import LocalWorkplace
from protocolapp.plan import typical_facts
from protocolapp.plan.facts import Sample
from protocolapp.run.commands import StartTimer
from protocolapp.run.setup import RunSetup

MOST_GESTURES = 3_000


class Paints(QObject):
    """Counts how often the window was painted anew, in part or as a whole."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self.count = 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        self.count += event.type() in (QEvent.Type.UpdateRequest, QEvent.Type.LayoutRequest)
        return super().eventFilter(watched, event)


class Work:
    """standing_clock: waits are over as soon as they are met."""

    def __init__(self, folder: Path, standing_clock: bool = False) -> None:
        self.app = QApplication([])
        self.clock = FakeClock() if standing_clock else None
        workplace = LocalWorkplace(folder, {}, self.clock)
        apply_theme(self.app, workplace.preferences().theme, 100)
        self.session = Session(workplace, ())
        self.session.begin()
        window = self.session.window
        assert isinstance(window, MainWindow)  # noqa: S101 - a new folder is never in trouble
        self.window, self.desk, self.run_id = window, window.desk, ""
        self.paints = Paints(window)
        window.installEventFilter(self.paints)
        window.activateWindow()

    def end(self) -> None:
        self.window.close()
        self.session.end()

    def settle(self, seconds: float) -> None:
        """Let everything happen that is due in this time."""
        loop = QEventLoop()  # quitting the application would close its windows
        QTimer.singleShot(round(seconds * 1000), loop.quit)
        loop.exec()

    def share(self, seconds: float) -> float:
        """The share of a core used while nobody touches anything, after a moment to settle."""
        self.settle(2)
        begin = time.process_time()
        self.settle(seconds)
        return (time.process_time() - begin) / seconds

    def begin(self, samples: int) -> None:
        """Start a run with so many samples, and show it."""
        protocol = self.desk.workplace.library.load("co-ip-alk").protocol
        assert protocol is not None  # noqa: S101 - shipped, and tested
        typical = typical_facts(protocol).samples
        rows = tuple(
            Sample(f"s{number + 1}", f"lysate {number + 1}", typical[number % len(typical)].values)
            for number in range(samples)
        )
        self.run_id = self.desk.start(RunSetup(protocol=protocol, samples=rows))
        self.window.screens.show_run(self.run_id)
        self.settle(0.5)

    def open_page(self, file: Path) -> float:
        """Seconds from choosing a protocol file to its page, painted; the file is read meanwhile."""
        begin = time.perf_counter()
        self.window.screens.open_files((file,))
        while not any(page.isVisible() for page in self.window.findChildren(ProtocolScreen)):
            self.settle(0.005)
        self.paint()
        return time.perf_counter() - begin

    def widen(self) -> float:
        """Seconds until everything in the window is laid out and painted at another width."""
        self.settle(0.5)
        begin = time.perf_counter()
        self.window.resize(self.window.width() + 200, self.window.height())
        self.paint()
        return time.perf_counter() - begin

    def start_timers(self, number: int) -> None:
        """Free timers of an hour, in the dock."""
        for place in range(number):
            self.desk.submit(self.run_id, StartTimer(label=f"timer {place}", length_ms=3_600_000 + place))
        self.settle(0.5)
        dock = self.window.findChild(TimersDock)
        assert isinstance(dock, TimersDock) and dock.isVisible()  # noqa: PT018, S101 - else nothing is measured
        assert dock.view is not None and len(dock.view.timers) == number  # noqa: PT018, S101

    def beat(self) -> float:
        """Seconds of one beat, painted."""
        self.settle(0.3)
        begin = time.perf_counter()
        self.desk.beat_now()
        self.paint()
        return time.perf_counter() - begin

    def through(self) -> list[float]:
        """The whole run by the one key. Seconds from each press that was stored to its paint."""
        taken: list[float] = []
        for _ in range(MOST_GESTURES):
            match self.view.action.primary:
                case Primary.RECORD:
                    return taken
                case Primary.WAIT:
                    self.wait()
                case Primary.TYPE:
                    self.fill_in()
                case _:
                    taken.append(self.press(Qt.Key.Key_Space))
        raise AssertionError(f"the run has no end: {self.view.action.label}, the keyboard is at {self.focus}")

    def press(self, key: Qt.Key) -> float:
        """Seconds from the key, where the keyboard is, to the paint of what was stored."""
        service, focus = self.desk.open(self.run_id), self.focus
        version = service.state.version
        begin = time.perf_counter()
        QTest.keyClick(focus, key)
        self.paint()
        taken = time.perf_counter() - begin
        if service.state.version == version:
            raise AssertionError(f"nothing was stored: {self.view.action.label}, the keyboard was at {focus}")
        return taken

    def paint(self) -> None:
        """Until nothing is left to lay out and paint."""
        painted = -1
        while painted != self.paints.count:
            painted = self.paints.count
            self.app.processEvents()

    def fill_in(self) -> None:
        """A typical value where one is asked."""
        line = self.focus
        assert isinstance(line, EntryLine), line  # noqa: S101 - else the keyboard is lost
        QTest.keyClicks(line, line.field.hint.removeprefix("e.g. ") or "L-01")
        self.press(Qt.Key.Key_Return)

    def wait(self) -> None:
        """Until the next timer rings."""
        assert self.clock is not None  # noqa: S101 - waits are met with a standing clock only
        left = min(one.remaining_ms for one in self.desk.open(self.run_id).readings().values())
        self.clock.go_on(milliseconds=left)
        self.desk.beat_now()
        self.app.processEvents()

    @property
    def view(self) -> RunView:
        screen = self.window.findChild(RunScreen)
        assert isinstance(screen, RunScreen) and screen.view is not None  # noqa: PT018, S101 - a run is shown
        return screen.view

    @property
    def focus(self) -> QWidget:
        return QApplication.focusWidget() or self.window
