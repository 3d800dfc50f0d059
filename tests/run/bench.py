"""A run at a bench of one's own: a store in memory, a clock that stands, and words for what is done there."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from protocolapp.lab import Lab
from protocolapp.plan.facts import EntryKey, Sample
from protocolapp.plan.model import Plan, PlannedStep
from protocolapp.protocol.load import load_protocol
from protocolapp.protocol.model import Protocol
from protocolapp.run.commands import Command, CompleteStep, EnterValue, StartTimer, TickRow
from protocolapp.run.events import Event
from protocolapp.run.next_action import NextAction
from protocolapp.run.progress import missing_entries, missing_ticks
from protocolapp.run.refusal import Refusal, Refused
from protocolapp.run.service import RunService
from protocolapp.run.setup import RunSetup
from protocolapp.run.state import RunState, TimerState
from protocolapp.run.timer import TimerReading
from tests.fakes.clock import FakeClock
from tests.fakes.memory_store import MemoryStore

RUN_ID = "5b0d2a4e-3c0f-4b57-9d57-0f2d6c1f7a10"
SAMPLES = (Sample("s1", "Sample A"), Sample("s2", "Sample B"))
MEASURE, STAIN, LOOK = "first/measure", "first/stain", "first/look"
BIND, WASH_1, WASH_2, KEEP = "second/bind", "second/wash.1", "second/wash.2", "second/keep"


@cache
def small_protocol() -> Protocol:
    """The protocol of `small.yaml`."""
    loaded = load_protocol(Path(__file__).with_name("small.yaml"))
    assert loaded.protocol is not None, loaded.problems
    return loaded.protocol


class Bench:
    """One run, with its clock and store. Every call goes through the real service."""

    def __init__(
        self, store: MemoryStore | None = None, lab: Lab | None = None, protocol: Protocol | None = None
    ) -> None:
        self.clock = FakeClock()
        self.store = store or MemoryStore()
        setup = RunSetup(protocol or small_protocol(), title="Test", samples=SAMPLES)
        self.service = RunService.start(setup, self.store, self.clock, lab or Lab(), by="AB", run_id=RUN_ID)

    @property
    def state(self) -> RunState:
        return self.service.state

    @property
    def plan(self) -> Plan:
        return self.service.plan

    def step(self, ref: str) -> PlannedStep:
        return self.plan.by_ref[ref]

    def do(self, command: Command, by: str = "AB") -> tuple[Event, ...]:
        """The events of a command that is carried out."""
        return tuple(one.event for one in self.service.submit(command, by).recorded)

    def types(self, command: Command) -> list[str]:
        """The stored names of the events a command leads to."""
        return [event.type for event in self.do(command)]

    def refused(self, command: Command, by: str = "AB") -> Refusal:
        """The refusal of a command, which must change nothing."""
        before, stored = self.state, len(self.store.read(RUN_ID))
        with pytest.raises(Refused) as refused:
            self.service.submit(command, by)
        refusal = refused.value.refusal
        assert refusal.title
        assert refusal.message
        assert refusal.remedy
        assert self.state is before
        assert len(self.store.read(RUN_ID)) == stored
        return refusal

    def fill(self, ref: str) -> None:
        """Enter and tick everything a step asks for."""
        step = self.step(ref)
        for asked in missing_entries(step, self.state):
            self.do(EnterValue(ref, asked.name, asked.typical or "as usual", asked.row))
        for row in missing_ticks(step, self.state):
            self.do(TickRow(ref, row.id))

    def finish(self, ref: str) -> None:
        """Do a step as planned, its wait with its typical time."""
        self.fill(ref)
        wait = self.step(ref).wait
        if wait is not None and not self.state.timers_of(ref, self.state.step(ref).occurrence):
            self.do(StartTimer(ref))
            self.clock.go_on(milliseconds=wait.rings_ms)
        self.do(CompleteStep(ref))

    def finish_before(self, ref: str) -> None:
        """Do all steps in front of one."""
        for step in self.plan.steps[: self.step(ref).number - 1]:
            if not self.state.step(step.ref).closed:
                self.finish(step.ref)

    def timer(self, ref: str) -> TimerState:
        """The latest timer of a step."""
        return self.state.timers_of(ref, self.state.step(ref).occurrence)[-1]

    def reading(self, timer_id: str) -> TimerReading:
        return self.service.readings()[timer_id]

    def next(self) -> NextAction:
        return self.service.next_action()

    def shown(self, ref: str, name: str, row: str = "") -> str:
        """The value of an entry as people read it."""
        return self.state.entries[EntryKey(ref, name, row)].current.shown

    def reopen_program(self) -> None:
        """The program is closed, or killed, and started again."""
        self.service = RunService.open(RUN_ID, self.store, self.clock)
