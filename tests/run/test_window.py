"""Windows in a run: what they read, through kills and clock changes, and what is asked when they are broken."""

from __future__ import annotations

from contextlib import suppress
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from protocolapp.lab import Lab
from protocolapp.run import commands as c
from protocolapp.run.deviation import DeviationKind
from protocolapp.run.refusal import Refused
from protocolapp.run.rehearsal import rehearse
from protocolapp.run.timer import TICK_MS, between
from protocolapp.run.window import WindowPhase, read_window
from tests.fakes.clock import START
from tests.fakes.memory_store import MemoryStore
from tests.run.bench import RUN_ID, Bench
from tests.run.windowed import FIX, READ, STAIN, WASH, WindowBench, windowed_protocol

MINUTE = 60_000


@pytest.fixture
def bench() -> WindowBench:
    """The wash has just ended."""
    bench = WindowBench()
    bench.finish("work/wash.1")
    bench.finish(WASH)
    return bench


def test_it_does_not_count_before_the_step_it_counts_from_has_ended() -> None:
    bench = WindowBench()
    bench.finish("work/wash.1")  # the first of two rounds
    assert bench.window(STAIN).phase is WindowPhase.NOT_BEGUN
    assert bench.service.windows() == ()


@pytest.mark.parametrize(
    ("minutes", "phase"),
    [
        (0, WindowPhase.OPEN),
        (24.9, WindowPhase.OPEN),
        (25, WindowPhase.CLOSING),
        (30, WindowPhase.CLOSING),
        (30.1, WindowPhase.MISSED),
    ],
)
def test_a_window_closes_as_time_passes(bench: WindowBench, minutes: float, phase: WindowPhase) -> None:
    bench.clock.go_on(minutes=minutes)
    assert bench.window(STAIN).phase is phase
    assert bench.window(STAIN).elapsed_ms == minutes * MINUTE


def test_it_says_when_it_opens_and_closes(bench: WindowBench) -> None:
    ended = bench.clock.now().utc
    bench.finish(STAIN)
    stained = bench.clock.now().utc
    reading = bench.window(READ)
    assert reading.phase is WindowPhase.TOO_EARLY
    assert reading.opens_at == stained + timedelta(minutes=5)
    assert reading.closes_at == stained + timedelta(minutes=15)
    assert bench.window(FIX).opens_at == ended + timedelta(hours=2)
    assert bench.window(FIX).closes_at is None


def test_begun_in_its_window_nothing_is_asked(bench: WindowBench) -> None:
    bench.clock.go_on(minutes=29)
    bench.do(c.StartStep(STAIN))
    bench.clock.go_on(minutes=60)
    reading = bench.window(STAIN)
    assert (reading.settled, reading.phase, reading.elapsed_ms) == (True, WindowPhase.OPEN, 29 * MINUTE)
    assert reading.change_in_ms is None


@pytest.mark.parametrize("command", [c.StartStep(STAIN), c.StartTimer(STAIN)])
def test_beginning_late_asks_for_one_reason_and_goes_on(bench: WindowBench, command: c.Command) -> None:
    bench.clock.go_on(minutes=34)
    refusal = bench.refused(command)
    assert refusal.needs_reason
    assert refusal.kind is DeviationKind.WINDOW
    assert (refusal.planned, refusal.actual) == ("within 30\u00a0min of step 2", "after 34\u00a0min")
    given_reason = (
        c.StartStep(STAIN, "Busy") if isinstance(command, c.StartStep) else c.StartTimer(STAIN, reason="Busy")
    )
    bench.do(given_reason)
    bench.clock.go_on(minutes=10)
    if not bench.state.timers_of(STAIN, 1):
        bench.do(c.StartTimer(STAIN))
        bench.clock.go_on(minutes=10)
    bench.do(c.CompleteStep(STAIN))  # its reason was given
    assert [one.kind for one in bench.state.deviations] == ["window"]


def test_done_without_a_start_is_judged_by_when_it_was_done(bench: WindowBench) -> None:
    bench.finish(STAIN)
    assert bench.refused(c.CompleteStep(READ)).kind is DeviationKind.WINDOW
    bench.do(c.CompleteStep(READ, "The colour was there already"))
    (deviation,) = bench.state.deviations
    assert (deviation.planned, deviation.actual) == ("5–15\u00a0min after step 3", "after 0\u00a0s")
    assert bench.window(READ).phase is WindowPhase.TOO_EARLY


def test_undoing_the_step_before_opens_the_question_again(bench: WindowBench) -> None:
    bench.clock.go_on(minutes=40)
    assert bench.window(STAIN).phase is WindowPhase.MISSED
    bench.do(c.Undo())
    assert bench.window(STAIN).phase is WindowPhase.NOT_BEGUN
    bench.do(c.CompleteStep(WASH))
    assert bench.window(STAIN).phase is WindowPhase.OPEN


def test_undoing_the_late_start_takes_its_deviation_back(bench: WindowBench) -> None:
    bench.clock.go_on(minutes=40)
    bench.do(c.StartStep(STAIN, "Busy"))
    bench.do(c.Undo())
    assert bench.state.deviations == ()
    assert bench.refused(c.StartStep(STAIN)).kind is DeviationKind.WINDOW


def test_a_step_before_that_was_left_out_gives_no_window(bench: WindowBench) -> None:
    bench.do(c.SkipStep(STAIN, "No dye"))
    assert read_window(bench.step(READ), bench.state, bench.clock.now()) is None
    bench.do(c.CompleteStep(READ))
    assert [one.kind for one in bench.state.deviations] == ["skipped"]


def test_the_step_before_done_again_after_this_one_does_not_change_how_it_was(bench: WindowBench) -> None:
    bench.clock.go_on(minutes=3)
    bench.do(c.StartStep(STAIN))
    bench.clock.go_on(minutes=60)
    bench.do(c.RepeatStep(WASH, "Again"))
    bench.do(c.CompleteStep(WASH))
    assert bench.window(STAIN).elapsed_ms == 3 * MINUTE


def test_the_one_key_begins_a_step_with_a_window(bench: WindowBench) -> None:
    action = bench.next()
    assert (action.label, action.command) == ("Begin", c.StartStep(STAIN))
    bench.do(c.StartStep(STAIN))
    assert bench.next().command == c.StartTimer(STAIN)


@given(st.integers(0, 40 * MINUTE), st.integers(-10_000, 10_000))
def test_a_set_wall_clock_makes_no_difference(passed: int, shift: int) -> None:
    bench = WindowBench()
    bench.finish("work/wash.1")
    bench.finish(WASH)
    bench.clock.go_on(milliseconds=passed)
    bench.clock.set_wall(bench.clock.now().utc + timedelta(seconds=shift))
    reading = bench.window(STAIN)
    assert reading.elapsed_ms == passed
    assert (reading.phase is WindowPhase.MISSED) is (passed > 30 * MINUTE)
    assert reading.closes_at == bench.clock.now().utc + timedelta(milliseconds=30 * MINUTE - passed)


def test_across_a_restart_the_wall_clock_tells_and_says_so(bench: WindowBench) -> None:
    bench.clock.restart(minutes=20)
    bench.reopen_program()
    reading = bench.window(STAIN)
    assert (reading.elapsed_ms, reading.clock_based) == (20 * MINUTE, True)
    bench.clock.set_wall(START.utc - timedelta(days=1))  # a dead battery: no less than nothing has passed
    assert bench.window(STAIN).elapsed_ms == 0
    bench.do(c.StartStep(STAIN))
    assert bench.window(STAIN).settled


@given(st.integers(0, 45 * MINUTE))
def test_what_is_shown_changes_no_earlier_than_it_says(passed: int) -> None:
    bench = WindowBench()
    bench.finish("work/wash.1")
    bench.finish(WASH)
    bench.clock.go_on(milliseconds=passed)
    before = bench.window(STAIN)
    assert before.change_in_ms is not None
    assert 0 < before.change_in_ms <= MINUTE
    if before.change_in_ms > TICK_MS:  # in the last minute it is each second
        bench.clock.go_on(milliseconds=before.change_in_ms - 1)
        after = bench.window(STAIN)
        assert after.phase is before.phase
        assert (after.left_ms or after.over_ms) // MINUTE == (before.left_ms or before.over_ms) // MINUTE


def test_a_window_that_never_closes_lets_an_idle_program_sleep(bench: WindowBench) -> None:
    bench.clock.go_on(hours=3)
    assert bench.window(FIX).phase is WindowPhase.OPEN
    assert bench.window(FIX).change_in_ms is None


def test_a_rehearsal_waits_until_a_window_opens_and_misses_none() -> None:
    done = rehearse(windowed_protocol(), MemoryStore(), Lab(), START, RUN_ID)
    assert done.service.state.deviations == ()
    state, plan = done.service.state, done.service.plan
    for ref in (STAIN, READ, FIX):
        reading = read_window(plan.by_ref[ref], state, done.service.state.last.at)
        assert reading is not None
        assert not reading.broken
    assert {line.ref: line.waited_ms for line in done.lines}[READ] == 5 * MINUTE


DEEDS = st.one_of(
    st.tuples(st.just("pass"), st.integers(0, 25 * 60)),
    st.tuples(st.just("restart"), st.integers(0, 25 * 60)),
    st.tuples(st.just("wall"), st.integers(-3600, 3600)),
    st.tuples(
        st.sampled_from([c.StartStep, c.CompleteStep, c.SkipStep, c.ReopenStep, c.RepeatStep, c.FailStep]),
        st.sampled_from([WASH, STAIN, READ]),
    ),
    st.tuples(st.just("undo"), st.just(0)),
)


@given(st.lists(DEEDS, max_size=12))
def test_whatever_happens_a_program_started_anew_reads_the_same(deeds: list[tuple[object, object]]) -> None:
    bench = WindowBench()
    for deed in deeds:
        _do(bench, deed)
        now = bench.clock.now()
        before = [read_window(bench.step(ref), bench.state, now) for ref in (STAIN, READ, FIX)]
        bench.reopen_program()
        after = [read_window(bench.step(ref), bench.state, now) for ref in (STAIN, READ, FIX)]
        assert before == after
        for reading in after:
            if reading is not None and reading.phase is not WindowPhase.NOT_BEGUN and not reading.settled:
                ended = bench.state.step(reading.window.after).ended
                assert ended is not None
                assert reading.elapsed_ms == between(ended.at, now)


def _do(bench: Bench, deed: tuple[object, object]) -> None:
    what, about = deed
    if what == "pass":
        assert isinstance(about, int)
        bench.clock.go_on(seconds=about)
    elif what == "restart":
        assert isinstance(about, int)
        bench.clock.restart(seconds=about)
    elif what == "wall":
        assert isinstance(about, int)
        bench.clock.set_wall(bench.clock.now().utc + timedelta(seconds=about))
    else:
        command = c.Undo() if what == "undo" else what(about, "because")  # type: ignore[operator]
        with suppress(Refused):
            bench.do(command)
