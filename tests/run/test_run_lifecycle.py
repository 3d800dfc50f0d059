"""A run as a whole: described, paused, resumed, completed, abandoned, reopened, hidden."""

from __future__ import annotations

import pytest

from protocolapp.lab import Lab
from protocolapp.plan.facts import Sample
from protocolapp.quantity import parse_quantity as q
from protocolapp.run import commands as c
from protocolapp.run.deviation import DeviationKind
from protocolapp.run.gesture import last_undoable
from protocolapp.run.service import RunService
from protocolapp.run.setup import BEFORE_START, RunSetup
from protocolapp.run.state import RunStatus, TimerOutcome
from tests.fakes.clock import FakeClock
from tests.fakes.memory_store import MemoryStore
from tests.run.bench import BIND, LOOK, MEASURE, RUN_ID, Bench, small_protocol


@pytest.fixture
def bench() -> Bench:
    return Bench()


def finish_all(bench: Bench) -> None:
    for step in bench.plan.steps:
        if not bench.state.step(step.ref).closed:
            bench.finish(step.ref)


def test_a_whole_run_as_planned_has_no_deviation(bench: Bench) -> None:
    finish_all(bench)
    assert bench.types(c.CompleteRun()) == ["run_completed"]
    assert bench.state.status is RunStatus.COMPLETED
    assert bench.state.deviations == ()
    assert bench.state.ended is not None


def test_completing_with_steps_open_asks_for_a_reason(bench: Bench) -> None:
    refusal = bench.refused(c.CompleteRun())
    assert (refusal.needs_reason, refusal.kind) == (True, DeviationKind.UNFINISHED)
    assert refusal.actual == "open: 1, 2, 4 and 3 more"  # the optional third does not count
    bench.do(c.CompleteRun("fire alarm"))
    assert [(one.kind, one.reason) for one in bench.state.deviations] == [("unfinished", "fire alarm")]


def test_an_open_optional_step_does_not_keep_a_run_open(bench: Bench) -> None:
    for step in bench.plan.steps:
        if step.ref != LOOK:
            bench.finish(step.ref)
    assert bench.types(c.CompleteRun()) == ["run_completed"]


def test_ending_a_run_ends_its_timers(bench: Bench) -> None:
    bench.do(c.StartTimer(BIND))
    bench.do(c.StartTimer(label="Gel", length_ms=60_000))
    assert bench.types(c.AbandonRun("contaminated")) == [
        "timer_cancelled",
        "timer_cancelled",
        "run_abandoned",
    ]
    assert {timer.outcome for timer in bench.state.timers.values()} == {TimerOutcome.CANCELLED}
    assert (bench.state.status, bench.state.reason) == (RunStatus.ABANDONED, "contaminated")


def test_abandoning_pausing_and_reopening_need_a_reason(bench: Bench) -> None:
    assert bench.refused(c.AbandonRun()).needs_reason
    assert bench.refused(c.PauseRun(" ")).needs_reason
    bench.do(c.AbandonRun("x"))
    assert bench.refused(c.ReopenRun()).needs_reason


@pytest.mark.parametrize("end", [c.CompleteRun("x"), c.AbandonRun("x")])
def test_nothing_is_added_to_a_run_that_has_ended_until_it_is_reopened(bench: Bench, end: c.Command) -> None:
    bench.do(end)
    commands = [
        c.TickRow(MEASURE, "s1"),
        c.CompleteStep(MEASURE, "x"),
        c.AddNote("late"),
        c.StartTimer(label="x", length_ms=60_000),
        c.ChangeParameter("volume", "20 µL", "x"),
        c.CompleteRun("x"),
        c.AbandonRun("x"),
        c.PauseRun("x"),
        c.ResumeRun(),
        c.Undo(),
    ]
    for command in commands:
        refusal = bench.refused(command)
        assert (refusal.code, refusal.needs_reason) == ("run_ended", False)
        assert "Reopen" in refusal.remedy
    bench.do(c.ReopenRun("more to do"))
    assert bench.state.status is RunStatus.RUNNING
    assert bench.state.ended is None
    bench.do(c.TickRow(MEASURE, "s1"))


def test_an_open_run_is_not_reopened(bench: Bench) -> None:
    assert bench.refused(c.ReopenRun("x")).code == "run_open"


def test_pause_and_resume_are_recorded_once(bench: Bench) -> None:
    bench.do(c.PauseRun("lunch"))
    assert (bench.state.status, bench.state.reason) == (RunStatus.PAUSED, "lunch")
    assert bench.do(c.PauseRun("again")) == ()
    bench.do(c.ResumeRun())
    assert bench.do(c.ResumeRun()) == ()
    assert bench.state.status is RunStatus.RUNNING


def test_a_run_is_described_and_described_anew(bench: Bench) -> None:
    assert bench.do(c.DescribeRun("Test", "")) == ()
    bench.do(c.DescribeRun(" Third try ", "Partners of ALK"))
    assert (bench.state.title, bench.state.aim) == ("Third try", "Partners of ALK")


def test_a_run_is_hidden_and_shown_again_even_when_it_has_ended(bench: Bench) -> None:
    bench.do(c.AbandonRun("x"))
    bench.do(c.HideRun())
    assert bench.state.hidden
    assert bench.do(c.HideRun()) == ()
    bench.do(c.HideRun(hidden=False))
    assert not bench.state.hidden


def test_what_is_set_outside_its_limits_before_the_start_is_told_in_the_record() -> None:
    samples = (Sample("s1", "Sample A", {"protein": q("12 mg/mL")}), Sample("s2", "Sample B"))
    setup = RunSetup(small_protocol(), parameters={"volume": q("60 µL")}, samples=samples)
    service = RunService.start(setup, MemoryStore(), FakeClock(), Lab(), by="AB", run_id=RUN_ID)
    assert [(one.kind, one.planned, one.actual, one.reason) for one in service.state.deviations] == [
        ("out_of_limits", "Volume: 5–50\u00a0µL", "60\u00a0µL", BEFORE_START),
        ("out_of_limits", "Protein (Sample A): 1–10\u00a0mg/mL", "12\u00a0mg/mL", BEFORE_START),
    ]
    assert last_undoable(service.state) is None
