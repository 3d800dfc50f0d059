"""When an alarm sounds."""

from __future__ import annotations

from dataclasses import replace

from protocolapp.gui.timers.alarm_plan import Heard, Ring, listen
from protocolapp.run.state import Mark, TimerState
from tests.fakes.clock import START, FakeClock
from tests.gui.timers.readings import MINUTE, readings_at, timer


def _listened(
    clock: FakeClock, timers: list[TimerState], seconds: int, heard: Heard
) -> tuple[Heard, list[tuple[int, Ring]]]:
    """One beat a second; the rings with the second they came at."""
    rings = []
    for second in range(seconds):
        heard, ring = listen(heard, readings_at(clock.now(), *timers), clock.now())
        if ring is not None:
            rings.append((second, ring))
        clock.go_on(seconds=1)
    return heard, rings


def test_nothing_sounds_before_it_is_due() -> None:
    _, rings = _listened(FakeClock(), [timer(length_ms=MINUTE)], 60, Heard())
    assert rings == []


def test_it_begins_softly_goes_on_every_ten_seconds_and_ends_after_five_minutes() -> None:
    clock = FakeClock()
    clock.go_on(minutes=1)
    _, rings = _listened(clock, [timer(length_ms=MINUTE)], 600, Heard())
    seconds = [second for second, _ in rings]
    assert seconds == list(range(0, 300, 10))
    loudness = [ring.loudness for _, ring in rings]
    assert loudness == sorted(loudness)
    assert loudness[0] < loudness[-1] <= 1


def test_acknowledged_is_silent_and_a_second_timer_rings_at_once_and_softly() -> None:
    clock = FakeClock()
    clock.go_on(minutes=1)
    first = timer("t1", MINUTE)
    heard, _ = _listened(clock, [first], 25, Heard())
    quiet = replace(first, acknowledged=Mark(clock.now(), "AB"))
    heard, rings = _listened(clock, [quiet], 20, heard)
    assert rings == []
    second = timer("t2", MINUTE, START)
    _, rings = _listened(clock, [quiet, second], 5, heard)
    assert [(second, ring.voices, ring.new) for second, ring in rings] == [(0, 1, (("run-1", "t2"),))]
    assert rings[0][1].loudness < 0.5


def test_two_that_end_together_share_one_sound_and_none_is_lost() -> None:
    clock = FakeClock()
    clock.go_on(minutes=1)
    _, rings = _listened(clock, [timer("t1", MINUTE), timer("t2", MINUTE)], 9, Heard())
    assert len(rings) == 1
    assert rings[0][1].voices == 2
    assert set(rings[0][1].new) == {("run-1", "t1"), ("run-1", "t2")}


def test_five_hundred_that_end_together_are_all_told_in_one_sound() -> None:
    clock = FakeClock()
    clock.go_on(minutes=1)
    _, rings = _listened(clock, [timer(f"t{n}", MINUTE) for n in range(500)], 5, Heard())
    assert len(rings) == 1
    assert len(rings[0][1].new) == 500


def test_missed_while_closed_sounds_once() -> None:
    clock = FakeClock()
    clock.go_on(minutes=20)
    opened = clock.now()
    heard, count = Heard(), 0
    for _ in range(120):
        readings = readings_at(clock.now(), timer(length_ms=MINUTE), opened_at=opened)
        heard, ring = listen(heard, readings, clock.now())
        count += ring is not None
        clock.go_on(seconds=1)
    assert count == 1


def test_after_a_sleep_of_the_computer_it_rings_anew() -> None:
    clock = FakeClock()
    clock.go_on(minutes=1)
    heard, _ = _listened(clock, [timer(length_ms=MINUTE)], 400, Heard())
    clock.go_on(hours=8)
    _, rings = _listened(clock, [timer(length_ms=MINUTE)], 15, heard)
    assert [second for second, _ in rings] == [0, 10]


def test_extended_it_rings_again_at_its_new_time() -> None:
    clock = FakeClock()
    clock.go_on(minutes=1)
    heard, _ = _listened(clock, [timer(length_ms=MINUTE)], 15, Heard())
    longer = replace(timer(length_ms=MINUTE), extended_ms=MINUTE)
    _, rings = _listened(clock, [longer], 60, heard)
    assert [second for second, _ in rings] == [45, 55]
