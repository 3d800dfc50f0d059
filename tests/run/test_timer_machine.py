"""T11: whatever is done to a timer, in whatever order, its reading agrees with plain counting.

The model counts seconds by hand; the engine works out everything from recorded stamps.
"""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from protocolapp.run import commands as c
from protocolapp.run.refusal import Refused
from protocolapp.run.timer import TimerPhase, TimerReading
from tests.run.bench import Bench

LENGTH_S = 1_800


class TimerMachine(RuleBasedStateMachine):
    """One free timer of 30 min, and all that can happen to it."""

    def __init__(self) -> None:
        super().__init__()
        self.bench = Bench()
        self.bench.do(c.StartTimer(label="Gel", length_ms=LENGTH_S * 1000))
        (self.id,) = self.bench.state.timers
        self.counted = 0
        self.extended = 0
        self.paused = False
        self.heard = False
        self.before: list[tuple[int, bool, bool]] = []

    @property
    def reading(self) -> TimerReading:
        return self.bench.reading(self.id)

    @property
    def total(self) -> int:
        return LENGTH_S + self.extended

    def _remember(self) -> None:
        self.before.append((self.extended, self.paused, self.heard))

    def _count(self, seconds: int) -> None:
        self.counted += 0 if self.paused else seconds
        if self.before and seconds:
            self.before = []  # a pause undone later would count the time it had left out: not modelled here

    @rule(seconds=st.integers(0, 900))
    def time_passes(self, seconds: int) -> None:
        self.bench.clock.go_on(seconds=seconds)
        self._count(seconds)

    @rule(seconds=st.integers(0, 900))
    def the_computer_restarts(self, seconds: int) -> None:
        self.bench.clock.restart(seconds=seconds)
        self._count(seconds)
        self.bench.reopen_program()

    @rule()
    def the_program_is_killed(self) -> None:
        self.bench.reopen_program()

    @rule()
    def pause(self) -> None:
        if self.bench.do(c.PauseTimer(self.id)):
            self._remember()
            self.paused = True

    @rule()
    def resume(self) -> None:
        if self.bench.do(c.ResumeTimer(self.id)):
            self._remember()
            self.paused = False

    @rule(seconds=st.integers(-900, 900))
    def extend(self, seconds: int) -> None:
        if self.total + seconds < 1:
            assert self.bench.refused(c.ExtendTimer(self.id, seconds * 1000)).code == "timer_length"
        elif self.bench.do(c.ExtendTimer(self.id, seconds * 1000)):
            self._remember()
            self.extended += seconds
            self.heard = False

    @rule(everything=st.booleans())
    def acknowledge(self, everything: bool) -> None:
        ringing = not self.paused and self.counted >= self.total and not self.heard
        assert self.reading.ringing is ringing
        try:
            events = self.bench.do(c.AcknowledgeTimer("" if everything else self.id))
        except Refused:
            assert not ringing
            return
        assert len(events) == int(ringing)
        if events:
            self._remember()
            self.heard = True

    @precondition(lambda self: self.before)
    @rule()
    def undo(self) -> None:
        self.bench.do(c.Undo())
        self.extended, self.paused, self.heard = self.before.pop()

    @invariant()
    def the_reading_is_what_was_counted(self) -> None:
        reading = self.reading
        assert reading.elapsed_ms == self.counted * 1000
        assert reading.remaining_ms == max(0, self.total - self.counted) * 1000
        assert reading.over_ms == max(0, self.counted - self.total) * 1000
        assert reading.acknowledged is self.heard
        assert (reading.phase is TimerPhase.PAUSED) is self.paused

    @invariant()
    def a_restart_of_the_program_gives_the_same_state(self) -> None:
        state = self.bench.state
        self.bench.reopen_program()
        assert self.bench.state == state


class LongTimerMachine(TimerMachine):
    """The same for 10,000 sequences."""


TestTimerMachine = TimerMachine.TestCase
TestTimerMachine.settings = settings(
    max_examples=40, stateful_step_count=25, suppress_health_check=list(HealthCheck)
)

TestLongTimerMachine = pytest.mark.soak(LongTimerMachine.TestCase)
TestLongTimerMachine.settings = settings(max_examples=10_000, suppress_health_check=list(HealthCheck))
