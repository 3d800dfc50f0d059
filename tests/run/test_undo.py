"""Undo: whole gestures, of every kind; recorded, never erased."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from protocolapp.run import commands as c
from protocolapp.run import events as e
from protocolapp.run.gesture import last_undoable
from protocolapp.run.state import RunState, RunStatus, StepStatus
from tests.run.bench import MEASURE, STAIN, Bench

MIN = 60_000


@pytest.fixture
def bench() -> Bench:
    return Bench()


def projected(state: RunState) -> RunState:
    """The state without its history: what the screen shows."""
    return replace(state, history=(), undone=frozenset())


def _nothing(bench: Bench) -> None:
    pass


def _measured(bench: Bench) -> None:
    bench.finish(MEASURE)


def _timing(bench: Bench) -> None:
    bench.finish(MEASURE)
    bench.do(c.StartTimer(STAIN))
    bench.clock.go_on(minutes=10)


def _ringing(bench: Bench) -> None:
    _timing(bench)
    bench.clock.go_on(minutes=21)


def _paused(bench: Bench) -> None:
    _timing(bench)
    bench.do(c.PauseTimer(bench.timer(STAIN).id, "x"))


def stain_timer(bench: Bench) -> str:
    return bench.timer(STAIN).id


GESTURES: list[tuple[Callable[[Bench], None], Callable[[Bench], c.Command], str]] = [
    (_nothing, lambda _: c.TickRow(MEASURE, "s1"), "Sample A ticked"),
    (_nothing, lambda _: c.StartStep(MEASURE), "step started"),
    (_nothing, lambda _: c.CompleteStep(MEASURE, "gaps"), "step 1 done"),
    (_nothing, lambda _: c.SkipStep(MEASURE, "x"), "step 1 skipped"),
    (_nothing, lambda _: c.FailStep(MEASURE, "x"), "step 1 failed"),
    (_nothing, lambda _: c.EnterValue(MEASURE, "protein", "4.2", "s1"), "Protein entered"),
    (_measured, lambda _: c.EnterValue(MEASURE, "protein", "4.2", "s1", "typo"), "Protein corrected"),
    (_measured, lambda _: c.RepeatStep(MEASURE, "x"), "step to be done again"),
    (_measured, lambda _: c.ReopenStep(MEASURE, "x"), "step reopened"),
    (_nothing, lambda _: c.AddNote("spilled", MEASURE), "note"),
    (_nothing, lambda _: c.RecordDeviation("other rotor"), "deviation"),
    (_measured, lambda _: c.StartTimer(STAIN), "timer"),
    (_timing, lambda b: c.PauseTimer(stain_timer(b), "x"), "paused"),
    (_paused, lambda b: c.ResumeTimer(stain_timer(b)), "resumed"),
    (_timing, lambda b: c.ExtendTimer(stain_timer(b), MIN), "changed"),
    (_ringing, lambda b: c.AcknowledgeTimer(stain_timer(b)), "acknowledged"),
    (_ringing, lambda b: c.ConfirmTimer(stain_timer(b)), "ended"),
    (_timing, lambda b: c.CancelTimer(stain_timer(b)), "cancelled"),
    (_nothing, lambda _: c.ChangeParameter("volume", "20 µL", "x"), "Volume changed"),
    (_nothing, lambda _: c.AddSample("Sample C"), "sample Sample C added"),
    (_nothing, lambda _: c.DropSample("s2", "x"), "sample Sample B dropped"),
]


@pytest.mark.parametrize(("before", "gesture", "what"), GESTURES)
def test_undo_takes_back_each_kind_of_gesture(
    bench: Bench, before: Callable[[Bench], None], gesture: Callable[[Bench], c.Command], what: str
) -> None:
    before(bench)
    state, plan = projected(bench.state), bench.plan
    bench.do(gesture(bench))
    assert projected(bench.state) != state
    undone = bench.do(c.Undo())[0]
    assert isinstance(undone, e.ActionUndone)
    assert what in undone.what
    assert projected(bench.state) == state
    assert bench.plan.steps == plan.steps
    bench.reopen_program()
    assert projected(bench.state) == state


def test_undo_goes_back_gesture_by_gesture(bench: Bench) -> None:
    bench.do(c.TickRow(MEASURE, "s1"))
    bench.do(c.TickRow(MEASURE, "s2"))
    bench.do(c.Undo())
    assert set(bench.state.step(MEASURE).ticks) == {"s1"}
    bench.do(c.Undo())
    assert bench.state.step(MEASURE).status is StepStatus.OPEN
    assert bench.refused(c.Undo()).code == "nothing_to_undo"
    assert [one.event.type for one in bench.state.history][-1] == "action_undone"


def test_after_an_undo_one_goes_on_as_before(bench: Bench) -> None:
    bench.do(c.TickRow(MEASURE, "s1"))
    bench.do(c.Undo())
    assert bench.types(c.TickRow(MEASURE, "s1")) == ["step_started", "step_ticked"]


def test_a_named_gesture_is_undone_when_nothing_rests_on_it(bench: Bench) -> None:
    bench.do(c.AddNote("spilled", MEASURE))
    note = last_undoable(bench.state)
    assert note is not None
    bench.do(c.TickRow(MEASURE, "s1"))
    bench.do(c.Undo(note.cause))
    assert bench.state.notes == ()
    assert set(bench.state.step(MEASURE).ticks) == {"s1"}
    assert bench.do(c.Undo(note.cause)) == ()


def test_a_gesture_that_others_rest_on_is_not_undone_by_itself(bench: Bench) -> None:
    bench.fill(MEASURE)
    tick = last_undoable(bench.state)
    assert tick is not None
    bench.do(c.CompleteStep(MEASURE))
    refusal = bench.refused(c.Undo(tick.cause))
    assert refusal.code == "built_upon"
    assert "step 1 done" in refusal.message
    bench.do(c.Undo())
    bench.do(c.Undo(tick.cause))


def test_what_changes_the_plan_is_undone_only_while_it_is_the_latest(bench: Bench) -> None:
    bench.do(c.AddSample("Sample C"))
    added = last_undoable(bench.state)
    assert added is not None
    bench.do(c.TickRow(MEASURE, "s3"))
    assert bench.refused(c.Undo(added.cause)).code == "built_upon"


def test_a_gesture_that_is_not_there_is_refused(bench: Bench) -> None:
    assert bench.refused(c.Undo("999")).code == "nothing_to_undo"


def test_what_the_run_went_through_is_never_undone(bench: Bench) -> None:
    bench.do(c.PauseRun("lunch"))
    assert bench.refused(c.Undo()).code == "nothing_to_undo"
    bench.do(c.TickRow(MEASURE, "s1"))  # resumes the run
    bench.do(c.Undo())
    assert bench.state.status is RunStatus.RUNNING
    assert bench.state.step(MEASURE).ticks == {}


def test_nothing_before_the_end_of_a_run_is_undone_after_it_was_reopened(bench: Bench) -> None:
    bench.do(c.TickRow(MEASURE, "s1"))
    bench.do(c.CompleteRun("no time"))
    bench.do(c.ReopenRun("found time"))
    assert bench.refused(c.Undo()).code == "nothing_to_undo"


def test_an_undone_done_takes_its_deviations_along(bench: Bench) -> None:
    bench.do(c.CompleteStep(MEASURE, "gaps"))
    assert bench.state.deviations
    bench.do(c.Undo())
    assert bench.state.deviations == ()
    assert sum(one.event.type == "deviation_recorded" for one in bench.state.history) == 2
