"""A run screen at a bench: the real desk and engine, a store in memory, a clock that stands."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from protocolapp.gui.desk import Desk
from protocolapp.gui.run.entry_input import EntryLine
from protocolapp.gui.run.run_view import RunView
from protocolapp.gui.run.screen import RunScreen
from protocolapp.gui.run.step_view import StepView
from protocolapp.plan.facts import EntryKey, Sample
from protocolapp.protocol.load import load_protocol
from protocolapp.protocol.model import Protocol
from protocolapp.run.commands import Command, CompleteStep, EnterValue, StartTimer, TickRow
from protocolapp.run.progress import missing_entries, missing_ticks
from protocolapp.run.service import RunService
from protocolapp.run.setup import RunSetup
from protocolapp.run.state import RunState
from tests.fakes.clock import FakeClock
from tests.fakes.workplace import FakeWorkplace
from tests.run.bench import SAMPLES, small_protocol

SIZE = (880, 760)


@cache
def co_ip() -> Protocol:
    """The protocol the program ships."""
    loaded = load_protocol(Path(__file__).parents[3] / "protocols" / "co_ip_alk.yaml")
    assert loaded.protocol is not None, loaded.problems
    return loaded.protocol


class AtTheBench:
    """One run on the screen, and words for what a person does there."""

    def __init__(
        self,
        qtbot: QtBot,
        protocol: Protocol | None = None,
        samples: tuple[Sample, ...] | None = None,
        *,
        rehearsal: bool = False,
    ) -> None:
        self.qtbot = qtbot
        self.workplace = FakeWorkplace()
        self.desk = Desk(self.workplace)
        self.protocol = protocol or small_protocol()
        if samples is None:
            samples = SAMPLES if protocol is None else _typical(protocol)
        self.run_id = self.desk.start(
            RunSetup(self.protocol, title="Test", samples=samples, rehearsal=rehearsal)
        )
        self.screen = RunScreen(self.desk)
        qtbot.addWidget(self.screen)
        self.screen.resize(*SIZE)
        self.desk.setParent(self.screen)
        self.screen.show()
        self.screen.activateWindow()
        qtbot.waitUntil(self.screen.isActiveWindow)
        self.screen.show_run(self.run_id)

    @property
    def app(self) -> QApplication:
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        return app

    @property
    def clock(self) -> FakeClock:
        return self.workplace.clock

    @property
    def service(self) -> RunService:
        return self.desk.open(self.run_id)

    @property
    def state(self) -> RunState:
        return self.service.state

    @property
    def view(self) -> RunView:
        assert self.screen.view is not None
        return self.screen.view

    @property
    def step(self) -> StepView:
        assert self.view.step is not None
        return self.view.step

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """A key, where the keyboard is."""
        self.qtbot.keyClick(self.focus(), key, modifier)

    def type(self, text: str) -> None:
        self.qtbot.keyClicks(self.focus(), text)

    def letter(self, letter: str) -> None:
        """A key by hand: nothing follows it for a while."""
        with self.qtbot.waitSignal(self.screen.keys.asked, timeout=1000):
            self.type(letter)

    def focus(self) -> QWidget:
        """Who has the keyboard; the screen must have given it to somebody."""
        holder = QApplication.focusWidget()
        assert holder is not None
        return holder

    def line(self, name: str, row: str = "") -> EntryLine:
        """Where a value is typed."""
        line = self.screen.card.body.input(EntryKey(self.step.ref, name, row))
        assert isinstance(line, EntryLine)
        return line

    def go_on(self, **span: float) -> None:
        """Time passes, and the heart beats."""
        self.clock.go_on(**span)
        self.desk.beat_now()

    def do(self, command: Command) -> None:
        assert self.desk.submit(self.run_id, command)

    def finish(self, ref: str) -> None:
        """Do a step as planned, past the screen."""
        step = self.service.plan.by_ref[ref]
        for asked in missing_entries(step, self.state):
            self.do(EnterValue(ref, asked.name, asked.typical or "as usual", asked.row))
        for row in missing_ticks(step, self.state):
            self.do(TickRow(ref, row.id))
        if step.wait is not None and not self.state.timers_of(ref, self.state.step(ref).occurrence):
            self.do(StartTimer(ref))
            self.go_on(milliseconds=step.wait.rings_ms)
        self.do(CompleteStep(ref))

    def finish_before(self, ref: str) -> None:
        """Do all steps in front of one."""
        for step in self.service.plan.steps:
            if step.ref == ref:
                return
            self.finish(step.ref)


def _typical(protocol: Protocol) -> tuple[Sample, ...]:
    return tuple(Sample(f"s{number}", name) for number, name in enumerate(protocol.samples.typical, 1))
