"""The engine under any sequence of commands, crashes and restarts: the stored events are the model.

After every step: the chain holds, replay gives the very state on the screen, and nothing but a refusal ever comes back.
"""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from protocolapp.run import commands as c
from protocolapp.run.chain import verify
from protocolapp.run.codec import decode
from protocolapp.run.deviation import DeviationKind
from protocolapp.run.evolve import replay
from protocolapp.run.ports import NotSavedError
from protocolapp.run.progress import current_ref, section_progress
from protocolapp.run.refusal import Refused
from tests.run.bench import BIND, KEEP, LOOK, MEASURE, RUN_ID, STAIN, WASH_1, WASH_2, Bench

refs = st.sampled_from([MEASURE, STAIN, LOOK, BIND, WASH_1, WASH_2, KEEP, "no/step"])
rows = st.sampled_from(["s1", "s2", "s3", "vial:s1", "vial:s2", "vial:s3", "check:1", ""])
reasons = st.sampled_from(["", "  ", "because"])
timers = st.sampled_from(["", "t2", "t3", "t4", "t5", "t6", "t8", "t12", "t16"])
lengths = st.sampled_from([-1, 0, 1_000, 60_000, 3_600_000, 2**40])

commands: st.SearchStrategy[c.Command] = st.one_of(
    st.builds(c.StartStep, refs),
    st.builds(c.TickRow, refs, rows, st.booleans()),
    st.builds(c.CompleteStep, refs, reasons),
    st.builds(c.SkipStep, refs, reasons),
    st.builds(c.FailStep, refs, reasons),
    st.builds(c.RepeatStep, refs, reasons),
    st.builds(c.ReopenStep, refs, reasons),
    st.builds(
        c.EnterValue,
        refs,
        st.sampled_from(["protein", "colour", "remark", "nothing"]),
        st.sampled_from(["4 mg/mL", "40 mg/mL", "red", "blue", "", "x"]),
        rows,
        reasons,
    ),
    st.builds(c.AddNote, st.text(max_size=5), st.one_of(st.just(""), refs)),
    st.builds(c.RecordDeviation, reasons, st.one_of(st.just(""), refs)),
    st.builds(c.StartTimer, refs),
    st.builds(c.StartTimer, st.just(""), st.just("Gel"), lengths),
    st.builds(c.PauseTimer, timers, reasons),
    st.builds(c.ResumeTimer, timers),
    st.builds(c.ExtendTimer, timers, lengths, reasons),
    st.builds(c.AcknowledgeTimer, timers),
    st.builds(c.ConfirmTimer, timers, reasons),
    st.builds(c.CancelTimer, timers, reasons),
    st.builds(
        c.ChangeParameter, st.sampled_from(["volume", "x"]), st.sampled_from(["9 µL", "99 µL", "x"]), reasons
    ),
    st.builds(c.AddSample, st.sampled_from(["Sample A", "Sample C", "Sample D", ""])),
    st.builds(c.DropSample, st.sampled_from(["s2", "s3", "s9"]), reasons),
    st.builds(c.DescribeRun, st.text(max_size=3), st.text(max_size=3)),
    st.builds(c.PauseRun, reasons),
    st.builds(c.ResumeRun),
    st.builds(c.CompleteRun, reasons),
    st.builds(c.AbandonRun, reasons),
    st.builds(c.ReopenRun, reasons),
    st.builds(c.HideRun, st.booleans()),
    st.builds(c.Undo, st.sampled_from(["", "", "", "2", "3", "5", "99"])),
)


class EngineMachine(RuleBasedStateMachine):
    """One run, worked at by somebody who presses anything."""

    def __init__(self) -> None:
        super().__init__()
        self.bench = Bench()

    @rule(command=commands)
    def anything(self, command: c.Command) -> None:
        before = self.bench.state
        try:
            events = self.bench.do(command)
        except Refused as refused:
            assert self.bench.state is before
            if refused.refusal.needs_reason:
                assert self.bench.do(replace(command, reason="because it was so"))  # type: ignore[call-arg]
            return
        assert self.bench.state.version == before.version + len(events)

    @rule(minutes=st.sampled_from([0, 1, 5, 31, 600, 1200]))
    def time_passes(self, minutes: int) -> None:
        self.bench.clock.go_on(minutes=minutes)

    @rule()
    def the_one_key(self) -> None:
        action = self.bench.next()
        if action.command is not None:
            self.anything(action.command)

    @rule(command=commands)
    def the_disk_is_full(self, command: c.Command) -> None:
        before = self.bench.state
        self.bench.store.full = True
        try:
            assert self.bench.do(command) == ()
        except (Refused, NotSavedError):
            pass
        finally:
            self.bench.store.full = False
        assert self.bench.state is before

    @rule()
    def the_program_is_killed(self) -> None:
        state, steps, readings = self.bench.state, self.bench.plan.steps, self.bench.service.readings()
        self.bench.reopen_program()
        assert self.bench.state == state
        assert self.bench.plan.steps == steps
        again = self.bench.service.readings()
        assert {key: one.remaining_ms for key, one in again.items()} == {
            key: one.remaining_ms for key, one in readings.items()
        }

    @rule(minutes=st.integers(1, 100))
    def the_computer_restarts(self, minutes: int) -> None:
        self.bench.clock.restart(minutes=minutes)
        self.the_program_is_killed()

    @invariant()
    def the_stored_events_are_the_state(self) -> None:
        stored = self.bench.store.read(RUN_ID)
        assert verify(stored).first_bad is None
        assert replay(decode(event) for event in stored) == self.bench.state

    @invariant()
    def progress_and_deviations_make_sense(self) -> None:
        state, plan = self.bench.state, self.bench.plan
        sections = section_progress(plan, state)
        closed = sum(state.step(step.ref).closed for step in plan.steps)
        assert sum(section.closed for section in sections) == closed
        assert (current_ref(plan, state) is None) is (closed == len(plan.steps))
        assert {one.kind for one in state.deviations} <= {kind.value for kind in DeviationKind}
        assert all(one.reason.strip() for one in state.deviations)
        assert all(reading.remaining_ms >= 0 for reading in self.bench.service.readings().values())


class LongEngineMachine(EngineMachine):
    """The same for 10,000 sequences."""


TestEngineMachine = EngineMachine.TestCase
TestEngineMachine.settings = settings(
    max_examples=40, stateful_step_count=30, suppress_health_check=list(HealthCheck)
)

TestLongEngineMachine = pytest.mark.soak(LongEngineMachine.TestCase)
TestLongEngineMachine.settings = settings(max_examples=10_000, suppress_health_check=list(HealthCheck))
