"""Timers in a run: several at once, ended too early or too late, across restarts of program and computer."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from protocolapp.run import commands as c
from protocolapp.run import events as e
from protocolapp.run.deviation import DeviationKind
from protocolapp.run.state import StepStatus, TimerOutcome
from protocolapp.run.timer import LONGEST_MS, TimerPhase
from tests.run.bench import BIND, KEEP, MEASURE, STAIN, WASH_1, Bench

MIN, H = 60_000, 3_600_000


@pytest.fixture
def bench() -> Bench:
    return Bench()


@pytest.fixture
def staining(bench: Bench) -> Bench:
    """Everything at the 30 min step is done but its wait, whose timer has been started."""
    bench.finish(MEASURE)
    bench.fill(STAIN)
    bench.do(c.StartTimer(STAIN))
    return bench


@pytest.fixture
def binding(bench: Bench) -> Bench:
    """The overnight wait (8, 14, 18 h) has begun."""
    bench.finish_before(BIND)
    bench.do(c.StartTimer(BIND))
    return bench


def test_a_timer_takes_its_times_from_the_plan(binding: Bench) -> None:
    timer = binding.timer(BIND)
    assert (timer.least_ms, timer.rings_ms, timer.overdue_ms) == (8 * H, 14 * H, 18 * H)
    assert binding.reading(timer.id).phase is TimerPhase.RUNNING


def test_done_in_time_confirms_the_timer_and_departs_from_nothing(staining: Bench) -> None:
    staining.clock.go_on(minutes=32)  # within the tolerance of a fixed wait: a tenth
    types = staining.types(c.CompleteStep(STAIN))
    assert types == ["timer_acknowledged", "timer_confirmed", "step_completed"]
    timer = staining.timer(STAIN)
    assert (timer.outcome, timer.elapsed_ms) == (TimerOutcome.CONFIRMED, 32 * MIN)
    assert staining.state.deviations == ()


def test_due_acknowledged_and_confirmed_are_three_times(staining: Bench) -> None:
    timer = staining.timer(STAIN).id
    staining.clock.go_on(minutes=30, seconds=10)
    heard = staining.do(c.AcknowledgeTimer(timer))[0]
    assert heard == e.TimerAcknowledged(timer, 10_000)
    staining.clock.go_on(minutes=1)
    assert staining.types(c.ConfirmTimer(timer)) == ["timer_confirmed"]
    staining.clock.go_on(minutes=1)
    assert staining.types(c.CompleteStep(STAIN)) == ["step_completed"]
    state = staining.timer(STAIN)
    assert state.acknowledged is not None
    assert state.ended is not None
    due = state.started.at.utc + timedelta(minutes=30)
    assert due < state.acknowledged.at.utc < state.ended.at.utc


def test_too_early_asks_for_a_reason(staining: Bench) -> None:
    staining.clock.go_on(minutes=29, seconds=59)
    refusal = staining.refused(c.CompleteStep(STAIN))
    assert (refusal.needs_reason, refusal.kind) == (True, DeviationKind.TOO_EARLY)
    assert (refusal.planned, refusal.actual) == ("30\u00a0min", "29\u00a0min\u00a059\u00a0s")
    staining.do(c.CompleteStep(STAIN, "looks stained"))
    deviation = staining.state.deviations[0]
    assert (deviation.kind, deviation.actual, deviation.reason) == (
        "too_early",
        "29\u00a0min\u00a059\u00a0s",
        "looks stained",
    )


def test_late_beyond_the_tolerance_asks_for_a_reason(staining: Bench) -> None:
    staining.clock.go_on(minutes=36, seconds=10)
    refusal = staining.refused(c.CompleteStep(STAIN))
    assert (refusal.kind, refusal.actual) == (DeviationKind.LATE, "36\u00a0min\u00a010\u00a0s")
    staining.do(c.CompleteStep(STAIN, "centrifuge in use"))
    assert [one.kind for one in staining.state.deviations] == ["late"]


@pytest.mark.parametrize(
    ("hours", "kind"), [(7.9, "too_early"), (8, None), (14, None), (18, None), (18.1, "late")]
)
def test_a_range_is_broken_only_outside(binding: Bench, hours: float, kind: str | None) -> None:
    binding.clock.go_on(hours=hours)
    if kind is None:
        binding.do(c.ConfirmTimer(binding.timer(BIND).id))
    else:
        assert binding.refused(c.ConfirmTimer(binding.timer(BIND).id)).kind == kind
        binding.do(c.ConfirmTimer(binding.timer(BIND).id, "could not be helped"))
    assert [one.kind for one in binding.state.deviations] == ([kind] if kind else [])
    binding.do(c.CompleteStep(BIND))
    assert len(binding.state.deviations) == (1 if kind else 0)  # asked once, not at Done again


def test_a_wait_that_was_never_timed_asks_for_a_reason(bench: Bench) -> None:
    bench.finish_before(BIND)
    refusal = bench.refused(c.CompleteStep(BIND))
    assert (refusal.kind, refusal.actual) == (DeviationKind.UNTIMED, "timer not used")
    bench.do(c.StartTimer(BIND))
    bench.do(c.CancelTimer(bench.timer(BIND).id, "wrong step"))
    assert bench.refused(c.CompleteStep(BIND)).kind is DeviationKind.UNTIMED
    bench.do(c.CompleteStep(BIND, "wall clock: 22:00 to 08:00"))
    assert [one.kind for one in bench.state.deviations] == ["untimed"]


def test_a_timer_starts_once_and_only_where_there_is_a_wait(bench: Bench) -> None:
    bench.do(c.StartTimer(BIND))
    assert bench.refused(c.StartTimer(BIND)).code == "timer_running"
    assert bench.refused(c.StartTimer(KEEP)).code == "no_wait"
    bench.do(c.CancelTimer(bench.timer(BIND).id))
    bench.do(c.StartTimer(BIND))
    assert len(bench.state.timers) == 2
    assert len(bench.state.active_timers()) == 1


def test_a_spin_has_a_timer_too(bench: Bench) -> None:
    assert bench.types(c.StartTimer(WASH_1)) == ["step_started", "timer_started"]
    timer = bench.timer(WASH_1)
    assert (timer.least_ms, timer.overdue_ms) == (5 * MIN, 10 * MIN)


def test_pausing_the_run_stops_no_timer(staining: Bench) -> None:
    staining.do(c.PauseRun("lunch"))
    staining.clock.go_on(minutes=31)
    assert staining.reading(staining.timer(STAIN).id).phase is TimerPhase.DUE
    assert staining.types(c.AcknowledgeTimer()) == ["timer_acknowledged"]


def test_a_paused_timer_rests_and_goes_on_where_it_was(staining: Bench) -> None:
    timer = staining.timer(STAIN).id
    staining.clock.go_on(minutes=10)
    refusal = staining.refused(c.PauseTimer(timer))
    assert (refusal.needs_reason, refusal.kind) == (True, None)
    staining.do(c.PauseTimer(timer, "shaker stopped"))
    assert staining.do(c.PauseTimer(timer, "again")) == ()
    staining.clock.go_on(hours=1)
    assert staining.reading(timer).remaining_ms == 20 * MIN
    staining.do(c.ResumeTimer(timer))
    assert staining.do(c.ResumeTimer(timer)) == ()
    staining.clock.go_on(minutes=20)
    staining.do(c.CompleteStep(STAIN))
    assert staining.timer(STAIN).elapsed_ms == 30 * MIN
    assert staining.state.deviations == ()


def test_an_extension_moves_the_ring_and_rings_anew(staining: Bench) -> None:
    timer = staining.timer(STAIN).id
    staining.clock.go_on(minutes=31)
    staining.do(c.AcknowledgeTimer(timer))
    staining.do(c.ExtendTimer(timer, 5 * MIN, "still pale"))
    reading = staining.reading(timer)
    assert (reading.phase, reading.remaining_ms, reading.acknowledged) == (
        TimerPhase.MAY_CONTINUE,
        4 * MIN,
        False,
    )
    staining.clock.go_on(minutes=5)
    assert staining.reading(timer).ringing


def test_late_within_an_extension_is_recorded_with_its_reason_unasked(staining: Bench) -> None:
    staining.do(c.ExtendTimer(staining.timer(STAIN).id, 10 * MIN, "still pale"))
    staining.clock.go_on(minutes=40)
    staining.do(c.CompleteStep(STAIN))
    assert [(one.kind, one.reason) for one in staining.state.deviations] == [("late", "still pale")]


def test_late_within_an_extension_without_a_reason_is_asked(staining: Bench) -> None:
    staining.do(c.ExtendTimer(staining.timer(STAIN).id, 10 * MIN))
    staining.clock.go_on(minutes=40)
    assert staining.refused(c.CompleteStep(STAIN)).kind is DeviationKind.LATE


@pytest.mark.parametrize("by", [-30 * MIN, -31 * MIN, LONGEST_MS])
def test_t10_no_extension_makes_an_impossible_timer(staining: Bench, by: int) -> None:
    assert staining.refused(c.ExtendTimer(staining.timer(STAIN).id, by)).code == "timer_length"


def test_extending_by_nothing_is_nothing(staining: Bench) -> None:
    assert staining.do(c.ExtendTimer(staining.timer(STAIN).id, 0)) == ()


@pytest.mark.parametrize("length", [0, -1, 999, LONGEST_MS + 1, 2**63])
def test_t10_a_free_timer_has_a_sensible_length(bench: Bench, length: int) -> None:
    assert bench.refused(c.StartTimer(label="x", length_ms=length)).code == "timer_length"


@pytest.mark.parametrize("length", [1_000, 25 * 24 * H, LONGEST_MS])
def test_t10_long_free_timers_count_to_their_end(bench: Bench, length: int) -> None:
    event = bench.do(c.StartTimer(label="Gel", length_ms=length))[0]
    assert isinstance(event, e.TimerStarted)
    bench.clock.go_on(milliseconds=length)
    assert bench.reading(event.timer).phase is TimerPhase.DUE


def test_a_free_timer_belongs_to_no_step_and_is_never_late(bench: Bench) -> None:
    event = bench.do(c.StartTimer(length_ms=MIN))[0]
    assert isinstance(event, e.TimerStarted)
    assert (event.ref, event.occurrence, event.label) == ("", 0, "Timer")
    bench.clock.go_on(hours=3)
    assert bench.types(c.ConfirmTimer(event.timer)) == ["timer_acknowledged", "timer_confirmed"]
    assert bench.state.deviations == ()
    paused = bench.do(c.StartTimer(length_ms=MIN))[0]
    assert isinstance(paused, e.TimerStarted)
    assert bench.types(c.PauseTimer(paused.timer)) == ["timer_paused"]


def test_only_a_ringing_timer_is_acknowledged_and_only_once(staining: Bench) -> None:
    timer = staining.timer(STAIN).id
    assert staining.refused(c.AcknowledgeTimer(timer)).code == "not_due"
    staining.clock.go_on(minutes=31)
    staining.do(c.AcknowledgeTimer(timer))
    assert staining.do(c.AcknowledgeTimer(timer)) == ()
    assert staining.do(c.AcknowledgeTimer()) == ()


def test_t7_all_that_ring_are_acknowledged_by_one_gesture_and_one_undo(bench: Bench) -> None:
    for number in range(3):
        bench.do(c.StartTimer(label=f"Gel {number}", length_ms=MIN))
    bench.do(c.StartTimer(label="Later", length_ms=H))
    bench.clock.go_on(minutes=2)
    assert bench.types(c.AcknowledgeTimer()) == ["timer_acknowledged"] * 3
    assert not any(one.ringing for one in bench.service.readings().values())
    bench.do(c.Undo())
    assert sum(one.ringing for one in bench.service.readings().values()) == 3


@pytest.mark.parametrize(
    "command",
    [
        c.PauseTimer("t99", "x"),
        c.ResumeTimer("t99"),
        c.ExtendTimer("t99", 1),
        c.AcknowledgeTimer("t99"),
        c.ConfirmTimer("t99"),
        c.CancelTimer("t99"),
    ],
)
def test_a_timer_that_is_not_there_or_has_ended_is_refused(bench: Bench, command: c.Command) -> None:
    assert bench.refused(command).code == "unknown_timer"
    event = bench.do(c.StartTimer(length_ms=MIN))[0]
    assert isinstance(event, e.TimerStarted)
    bench.do(c.CancelTimer(event.timer))
    assert bench.refused(replace(command, timer=event.timer)).code == "timer_ended"  # type: ignore[call-arg]


def test_t6_t13_timers_count_while_the_program_is_closed_and_what_ended_then_was_missed(
    staining: Bench,
) -> None:
    timer = staining.timer(STAIN).id
    staining.clock.go_on(minutes=10)
    staining.reopen_program()
    assert staining.reading(timer).remaining_ms == 20 * MIN
    staining.clock.go_on(hours=3, minutes=26)
    staining.reopen_program()
    reading = staining.reading(timer)
    assert (reading.phase, reading.over_ms) == (TimerPhase.MISSED, 3 * H + 6 * MIN)
    assert staining.refused(c.CompleteStep(STAIN)).kind is DeviationKind.LATE
    staining.do(c.AcknowledgeTimer(timer))
    assert staining.reading(timer).phase is TimerPhase.OVERDUE


def test_t3_a_restart_of_the_computer_is_told_in_the_record(staining: Bench) -> None:
    staining.clock.go_on(minutes=10)
    staining.clock.restart(minutes=21)
    staining.reopen_program()
    event = staining.do(c.ConfirmTimer(staining.timer(STAIN).id))[-1]
    assert event == e.TimerConfirmed(staining.timer(STAIN).id, 31 * MIN, clock_based=True)
    assert staining.timer(STAIN).clock_based


def test_t1_a_changed_wall_clock_is_told_in_the_record(staining: Bench) -> None:
    staining.clock.go_on(minutes=10)
    staining.clock.set_wall(staining.clock.now().utc + timedelta(hours=1))
    staining.clock.go_on(minutes=21)
    event = staining.do(c.ConfirmTimer(staining.timer(STAIN).id))[-1]
    assert event == e.TimerConfirmed(staining.timer(STAIN).id, 31 * MIN, wall_drift_ms=H)


def test_t5_times_keep_the_offset_of_where_they_happened(staining: Bench) -> None:
    staining.clock.move_zone(-480)
    staining.clock.go_on(minutes=30)
    staining.do(c.CompleteStep(STAIN))
    ended = staining.state.step(STAIN).ended
    assert ended is not None
    assert ended.at.local.isoformat().endswith("-08:00")
    assert staining.timer(STAIN).elapsed_ms == 30 * MIN


def test_a_repeated_step_has_a_timer_of_its_own(staining: Bench) -> None:
    staining.clock.go_on(minutes=30)
    staining.do(c.CompleteStep(STAIN))
    staining.do(c.RepeatStep(STAIN, "pale"))
    assert staining.state.timers_of(STAIN, 2) == ()
    staining.do(c.StartTimer(STAIN))
    assert staining.timer(STAIN).occurrence == 2
    assert staining.state.step(STAIN).status is StepStatus.STARTED
