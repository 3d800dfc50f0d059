"""The one key: entries are pointed to, rows ticked, the timer started and left alone, then Done, to the end."""

from __future__ import annotations

import pytest

from protocolapp.plan.facts import EntryKey
from protocolapp.run import commands as c
from protocolapp.run.next_action import action_at
from tests.run.bench import BIND, MEASURE, STAIN, Bench


@pytest.fixture
def bench() -> Bench:
    return Bench()


def test_at_a_step_with_rows_all_values_are_entered_and_then_the_rows_ticked(bench: Bench) -> None:
    action = bench.next()
    assert (action.command, action.focus) == (None, EntryKey(MEASURE, "protein", "s1"))
    assert action.label == "Enter Protein"
    bench.do(c.EnterValue(MEASURE, "protein", "4", "s1"))
    assert bench.next().focus == EntryKey(MEASURE, "protein", "s2")
    for sample in bench.service.plan.samples[1:]:
        bench.do(c.EnterValue(MEASURE, "protein", "4", sample.id))
    assert bench.next().command == c.TickRow(MEASURE, "s1")
    assert bench.next().label == "Tick next"


def test_what_is_passed_over_is_not_pointed_to_again(bench: Bench) -> None:
    left = frozenset(EntryKey(MEASURE, "protein", sample.id) for sample in bench.service.plan.samples)
    assert bench.service.next_action(passed_over=left).command == c.TickRow(MEASURE, "s1")


def test_a_timed_step_is_filled_timed_and_then_done(bench: Bench) -> None:
    bench.finish(MEASURE)
    bench.fill(STAIN)
    assert bench.next().label == "Start timer"
    command = bench.next().command
    assert command == c.StartTimer(STAIN)
    bench.do(c.StartTimer(STAIN))
    waiting = bench.next()
    assert (waiting.label, waiting.command, waiting.waiting) == (
        "Timer running…",
        None,
        bench.timer(STAIN).id,
    )
    bench.do(c.PauseTimer(waiting.waiting, "x"))
    assert (bench.next().label, bench.next().command) == ("Timer paused", None)
    bench.do(c.ResumeTimer(waiting.waiting))
    bench.clock.go_on(minutes=30)
    assert bench.next().command == c.CompleteStep(STAIN)
    assert bench.next().waiting == waiting.waiting


def test_a_cancelled_timer_is_offered_again_and_a_confirmed_one_is_not(bench: Bench) -> None:
    bench.finish_before(BIND)
    bench.do(c.StartTimer(BIND))
    bench.do(c.CancelTimer(bench.timer(BIND).id))
    assert bench.next().command == c.StartTimer(BIND)
    bench.do(c.StartTimer(BIND))
    bench.clock.go_on(hours=14)
    bench.do(c.ConfirmTimer(bench.timer(BIND).id))
    assert bench.next().command == c.CompleteStep(BIND)


def test_from_the_least_time_on_one_may_continue(bench: Bench) -> None:
    bench.finish_before(BIND)
    bench.do(c.StartTimer(BIND))
    bench.clock.go_on(hours=7, minutes=59)
    assert bench.next().command is None
    bench.clock.go_on(minutes=1)
    assert (bench.next().command, bench.next().detail) == (c.CompleteStep(BIND), "May continue")


def test_a_paused_run_is_resumed_and_an_ended_one_is_left_alone(bench: Bench) -> None:
    bench.do(c.PauseRun("lunch"))
    assert bench.next().command == c.ResumeRun()
    bench.do(c.AbandonRun("x"))
    assert (bench.next().command, bench.next().label) == (None, "Run abandoned")


def test_working_ahead_has_its_own_next_thing(bench: Bench) -> None:
    action = action_at(bench.step(BIND), bench.state, {})
    assert action.command == c.StartTimer(BIND)


def test_the_one_key_and_typing_lead_through_a_whole_run(bench: Bench) -> None:
    for _ in range(200):
        action = bench.next()
        if action.focus is not None:
            asked = next(one for one in bench.step(action.ref).asked if one.name == action.focus.name)
            bench.do(c.EnterValue(action.ref, asked.name, asked.typical or "lot 1", action.focus.row))
        elif action.waiting and action.command is None:
            bench.clock.go_on(milliseconds=bench.reading(action.waiting).remaining_ms)
        elif action.command is not None:
            bench.do(action.command)
        else:
            break
    assert bench.next().label == "Run completed"
    assert bench.state.deviations == ()
