"""Timers tell the truth through suspend, restarts, changed clocks and changed zones (faults T1-T7, T10, T13)."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from protocolapp.run.ports import Stamp
from protocolapp.run.state import Mark, Pause, TimerState
from protocolapp.run.timer import LONGEST_MS, TimerPhase, dock_order, next_change, read_timer
from tests.fakes.clock import START, FakeClock

MIN, H = 60_000, 3_600_000


def timer(
    clock: FakeClock, least: int = 30 * MIN, rings: int = 30 * MIN, overdue: int = 33 * MIN, **changes: object
) -> TimerState:
    """A timer started now; 30 min with the tolerance of a fixed wait unless said otherwise."""
    now = clock.now()
    made = TimerState("t5", "lysis/lyse", 1, "Lyse", Mark(now, "AB"), least, rings, overdue, touched=now)
    return replace(made, **changes)  # type: ignore[arg-type]


def test_a_running_timer_counts_by_the_boot_clock() -> None:
    clock = FakeClock()
    one = timer(clock)
    reading = read_timer(one, clock.go_on(minutes=12, seconds=30))
    assert (reading.phase, reading.remaining_ms, reading.elapsed_ms) == (
        TimerPhase.RUNNING,
        17 * MIN + 30_000,
        12 * MIN + 30_000,
    )
    assert reading.ends_at == START.utc + timedelta(minutes=30)
    assert not reading.clock_based
    assert not reading.wall_disagrees


@pytest.mark.parametrize(
    "wall",
    [
        START.utc + timedelta(hours=1),
        START.utc - timedelta(days=1),
        datetime(1970, 1, 1, tzinfo=UTC),
        datetime(2038, 1, 20, tzinfo=UTC),
        datetime(9999, 12, 31, 23, 59, tzinfo=UTC),
        datetime(1, 1, 1, tzinfo=UTC),
    ],
)
def test_t1_a_changed_wall_clock_changes_nothing_but_is_noted(wall: datetime) -> None:
    clock = FakeClock()
    one = timer(clock)
    clock.go_on(minutes=10)
    clock.set_wall(wall)
    reading = read_timer(one, clock.now())
    assert reading.remaining_ms == 20 * MIN
    assert reading.wall_disagrees
    assert reading.wall_drift_ms == (wall - START.utc) // timedelta(milliseconds=1) - 10 * MIN


def test_a_wall_clock_within_a_minute_is_not_worth_a_note() -> None:
    clock = FakeClock()
    one = timer(clock)
    clock.set_wall(START.utc + timedelta(seconds=60))
    assert not read_timer(one, clock.now()).wall_disagrees
    clock.set_wall(START.utc + timedelta(seconds=61))
    assert read_timer(one, clock.now()).wall_drift_ms == 61_000


def test_t2_eight_hours_asleep_count() -> None:
    clock = FakeClock()
    one = timer(clock, least=9 * H, rings=9 * H, overdue=10 * H)
    assert read_timer(one, clock.go_on(hours=8)).remaining_ms == H
    assert read_timer(one, clock.go_on(hours=8)).phase is TimerPhase.OVERDUE


def test_t3_across_a_restart_the_wall_clock_tells_and_it_is_flagged() -> None:
    clock = FakeClock()
    one = timer(clock)
    clock.go_on(minutes=5)
    reading = read_timer(one, clock.restart(minutes=5))
    assert reading.remaining_ms == 20 * MIN
    assert reading.clock_based


def test_t4_a_wall_clock_that_jumped_back_over_a_restart_gives_the_full_length_and_a_warning() -> None:
    clock = FakeClock()
    one = timer(clock)
    reading = read_timer(one, clock.restart(days=-1))
    assert (reading.remaining_ms, reading.elapsed_ms) == (30 * MIN, 0)
    assert reading.clock_based
    assert reading.wall_disagrees


@pytest.mark.parametrize(("before", "after"), [(120, 60), (60, 120), (-210, -150), (660, 630), (60, -480)])
def test_t5_zones_and_summer_time_do_not_touch_a_timer(before: int, after: int) -> None:
    clock = FakeClock()
    clock.move_zone(before)
    one = timer(clock, least=16 * H, rings=16 * H, overdue=18 * H)
    clock.move_zone(after)
    reading = read_timer(one, clock.go_on(hours=15))
    assert reading.remaining_ms == H
    assert reading.ends_at == START.utc + timedelta(hours=16)


def test_t6_what_became_due_while_the_program_was_closed_is_missed_until_somebody_acknowledges_it() -> None:
    clock = FakeClock()
    one = timer(clock)
    opened = clock.go_on(hours=3, minutes=36)
    reading = read_timer(one, opened, opened_at=opened)
    assert reading.phase is TimerPhase.MISSED
    assert reading.over_ms == 3 * H + 6 * MIN
    assert reading.ringing
    heard = replace(one, acknowledged=Mark(clock.now(), "AB"))
    assert read_timer(heard, clock.now(), opened).phase is TimerPhase.OVERDUE
    assert not read_timer(heard, clock.now(), opened).ringing


def test_what_becomes_due_while_the_program_is_open_is_not_missed() -> None:
    clock = FakeClock()
    one = timer(clock)
    opened = clock.go_on(minutes=29)
    assert read_timer(one, clock.go_on(minutes=2), opened).phase is TimerPhase.DUE
    later = timer(clock)
    assert read_timer(later, clock.go_on(hours=1), opened).phase is TimerPhase.OVERDUE


def test_the_phases_of_a_wait_with_least_typical_and_most() -> None:
    clock = FakeClock()
    one = timer(clock, least=8 * H, rings=14 * H, overdue=18 * H)
    phases = [read_timer(one, clock.go_on(hours=hours)).phase for hours in (7, 1, 6, 4)]
    assert phases == [TimerPhase.RUNNING, TimerPhase.MAY_CONTINUE, TimerPhase.DUE, TimerPhase.DUE]
    assert read_timer(one, clock.go_on(seconds=1)).phase is TimerPhase.OVERDUE


def test_a_pause_counts_nothing_even_across_a_restart() -> None:
    clock = FakeClock()
    one = timer(clock)
    start = clock.go_on(minutes=10)
    resting = replace(one, pauses=(Pause(start, None, "power cut"),))
    reading = read_timer(resting, clock.restart(hours=2))
    assert (reading.phase, reading.remaining_ms, reading.ends_at) == (TimerPhase.PAUSED, 20 * MIN, None)
    going = replace(one, pauses=(Pause(start, clock.now(), "power cut"),), touched=clock.now())
    reading = read_timer(going, clock.go_on(minutes=5))
    assert reading.remaining_ms == 15 * MIN
    assert reading.ends_at == clock.now().utc + timedelta(minutes=15)
    assert not reading.clock_based  # both stretches that count lie within one boot


def test_a_timer_resumed_since_the_program_was_opened_is_not_missed() -> None:
    clock = FakeClock()
    started = clock.now()
    opened = clock.go_on(hours=1)
    paused = replace(
        timer(FakeClock(started)), pauses=(Pause(started, clock.now(), ""),), touched=clock.now()
    )
    assert read_timer(paused, clock.go_on(minutes=31), opened).phase is TimerPhase.DUE


def test_t4_a_timer_extended_before_a_restart_with_the_clock_set_back_is_missed_all_the_same() -> None:
    clock = FakeClock()
    started = clock.now()
    extended = clock.go_on(hours=2)
    one = replace(timer(FakeClock(started)), touched=extended, extended_ms=MIN)
    opened = clock.restart(hours=-1)
    assert read_timer(one, opened, opened).phase is TimerPhase.MISSED


def test_t7_many_timers_that_end_in_one_tick_all_ring() -> None:
    clock = FakeClock()
    many = [timer(clock, id=f"t{number}") for number in range(500)]
    clock.go_on(minutes=30)
    readings = [read_timer(one, clock.now()) for one in many]
    assert all(reading.ringing and reading.over_ms == 0 for reading in readings)


def test_t10_no_length_and_no_elapsed_time_goes_beyond_366_days() -> None:
    clock = FakeClock()
    one = timer(clock, least=LONGEST_MS, rings=LONGEST_MS, overdue=LONGEST_MS, extended_ms=LONGEST_MS)
    assert read_timer(one, clock.now()).remaining_ms == LONGEST_MS
    reading = read_timer(one, clock.go_on(days=4000))
    assert (reading.elapsed_ms, reading.remaining_ms) == (LONGEST_MS, 0)
    shortened = timer(clock, extended_ms=-40 * MIN)
    assert read_timer(shortened, clock.now()).remaining_ms == 0


def test_the_heartbeat_beats_on_the_whole_second_and_at_every_border() -> None:
    clock = FakeClock(replace(START, boot_ms=5_000_250))
    one = timer(clock)
    assert read_timer(one, clock.now()).change_in_ms == 750
    clock.go_on(minutes=29, seconds=59, milliseconds=600)  # the boot clock stands at .850
    assert read_timer(one, clock.now()).change_in_ms == 150
    clock.go_on(milliseconds=150)
    assert read_timer(one, clock.now()).change_in_ms == 250  # the ring comes before the next whole second


def test_the_heartbeat_of_many_is_one_and_of_none_is_none() -> None:
    clock = FakeClock()
    many = [timer(clock) for _ in range(50)]
    clock.go_on(milliseconds=400)
    assert next_change(read_timer(one, clock.now()) for one in many) == 600
    resting = replace(many[0], pauses=(Pause(clock.now(), None, ""),))
    assert next_change([read_timer(resting, clock.now())]) is None
    assert next_change([]) is None


def test_the_dock_lists_missed_overdue_due_soonest_paused() -> None:
    clock = FakeClock()
    resting = timer(clock, id="paused", pauses=(Pause(clock.now(), None, ""),))
    missed = timer(clock, id="missed", rings=MIN)
    opened = clock.go_on(minutes=2)
    overdue = timer(clock, id="overdue", least=MIN, rings=MIN, overdue=2 * MIN)
    due = timer(clock, id="due", least=3 * MIN, rings=3 * MIN, overdue=20 * MIN)
    late, soon = timer(clock, id="late", rings=40 * MIN), timer(clock, id="soon")
    clock.go_on(minutes=5)
    readings = [read_timer(one, clock.now(), opened) for one in (late, resting, due, soon, missed, overdue)]
    assert [one.timer.id for one in dock_order(readings)] == [
        "missed",
        "overdue",
        "due",
        "soon",
        "late",
        "paused",
    ]


stamps = st.builds(
    Stamp,
    utc=st.datetimes(min_value=datetime(1970, 1, 1), max_value=datetime(2100, 1, 1), timezones=st.just(UTC)),
    offset_minutes=st.integers(-720, 840),
    boot_ms=st.integers(0, 10**12),
    boot_id=st.sampled_from(["boot-1", "boot-2", "boot-3"]),
)


@given(
    start=stamps,
    pauses=st.lists(st.tuples(stamps, stamps), max_size=3),
    now=stamps,
    rings=st.integers(1_000, LONGEST_MS),
)
def test_whatever_the_clocks_do_a_reading_stays_within_its_bounds(
    start: Stamp, pauses: list[tuple[Stamp, Stamp]], now: Stamp, rings: int
) -> None:
    rests = tuple(Pause(begin, end, "") for begin, end in pauses)
    one = TimerState("t5", "", 0, "x", Mark(start, "AB"), rings, rings, rings, touched=start, pauses=rests)
    reading = read_timer(one, now, start)
    assert 0 <= reading.remaining_ms <= rings
    assert 0 <= reading.elapsed_ms <= LONGEST_MS
    assert reading.over_ms == max(0, reading.elapsed_ms - rings)
    assert 1 <= (reading.change_in_ms or 0) <= 1_000
