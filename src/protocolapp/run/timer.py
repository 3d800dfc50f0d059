"""Reading a timer: what remains is worked out from its recorded start each time, never counted down.

Between two stamps of one boot the clock that counts through suspend decides; between two boots the wall clock,
never below zero, and the reading says so. A timer that reaches zero never ends anything: it is due, then overdue.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

from protocolapp.run.ports import Stamp

if TYPE_CHECKING:
    from protocolapp.run.state import TimerState  # the plan comes with it

LONGEST_MS = 366 * 24 * 3_600_000
"""No timer is longer, and none is told to have run longer: 366 days."""

DISAGREEMENT_MS = 60_000
"""Beyond this, a wall clock that differs from the clock that counts through suspend is worth a note."""

TICK_MS = 1_000
"""How often a running timer's digits change."""


class TimerPhase(StrEnum):
    """Where a timer stands. Missed: it became due before the program was opened, and nobody has acknowledged it."""

    RUNNING = "running"
    MAY_CONTINUE = "may_continue"
    DUE = "due"
    OVERDUE = "overdue"
    MISSED = "missed"
    PAUSED = "paused"
    ENDED = "ended"


RINGING = frozenset({TimerPhase.DUE, TimerPhase.OVERDUE, TimerPhase.MISSED})

_PLACES = {
    TimerPhase.MISSED: 0,
    TimerPhase.OVERDUE: 1,
    TimerPhase.DUE: 2,
    TimerPhase.MAY_CONTINUE: 3,
    TimerPhase.RUNNING: 3,
    TimerPhase.PAUSED: 4,
    TimerPhase.ENDED: 5,
}


@dataclass(frozen=True, slots=True)
class TimerReading:
    """A timer at one moment. Times in milliseconds; over_ms counts up from the ring.

    rings_ms: the length to the ring, extensions included. ends_at: when it rings or rang, in UTC; None while it
    rests. clock_based: told by the wall clock across a restart. wall_drift_ms: how far the wall clock is off.
    change_in_ms: until something visible changes, the next whole second of the boot clock or a phase before it;
    None while nothing counts.
    """

    timer: TimerState
    phase: TimerPhase
    elapsed_ms: int
    remaining_ms: int
    over_ms: int
    rings_ms: int
    ends_at: datetime | None
    clock_based: bool
    wall_drift_ms: int
    change_in_ms: int | None

    @property
    def acknowledged(self) -> bool:
        return self.timer.acknowledged is not None

    @property
    def ringing(self) -> bool:
        """Due and not yet acknowledged: this one makes the sound."""
        return self.phase in RINGING and not self.acknowledged

    @property
    def wall_disagrees(self) -> bool:
        """The wall clock was changed by more than a minute while it ran."""
        return bool(self.wall_drift_ms)


@dataclass(frozen=True, slots=True)
class Span:
    """Time counted between stamps, never negative. clock_based: by the wall clock. drift_ms: how far that is off."""

    ms: int = 0
    clock_based: bool = False
    drift_ms: int = 0

    def __add__(self, other: Span) -> Span:
        clock_based = self.clock_based or other.clock_based
        return Span(min(self.ms + other.ms, LONGEST_MS), clock_based, self.drift_ms + other.drift_ms)


def between(start: Stamp, end: Stamp) -> int:
    """Milliseconds from one stamp to a later one by the timer rule; never negative, at most 366 days."""
    return counted_between(start, end).ms


def read_timer(timer: TimerState, now: Stamp, opened_at: Stamp | None = None) -> TimerReading:
    """Where the timer stands now. opened_at: when the program took up the run, to tell what was missed before it."""
    upto = timer.ended.at if timer.ended is not None else now
    counted = _counted(timer, upto)
    elapsed = counted.ms if timer.elapsed_ms is None else timer.elapsed_ms
    rings = ring_after(timer)
    phase = _phase(timer, elapsed, opened_at)
    remaining = max(0, rings - elapsed)
    resting = timer.paused
    left = timedelta(milliseconds=rings - elapsed)
    return TimerReading(
        timer=timer,
        phase=phase,
        elapsed_ms=elapsed,
        remaining_ms=remaining,
        over_ms=max(0, elapsed - rings),
        rings_ms=rings,
        ends_at=None if resting else moved(upto.utc, left),
        clock_based=counted.clock_based or timer.clock_based,
        wall_drift_ms=counted.drift_ms if abs(counted.drift_ms) > DISAGREEMENT_MS else 0,
        change_in_ms=_change_in(timer, elapsed, now) if timer.active and not resting else None,
    )


def dock_order(readings: Iterable[TimerReading]) -> tuple[TimerReading, ...]:
    """As the dock lists them: missed, overdue, due, then the soonest, then the paused, then the ended."""
    return tuple(sorted(readings, key=_dock_place))


class Counting(Protocol):
    """What counts: a timer, or a window, at one moment."""

    @property
    def change_in_ms(self) -> int | None: ...


def next_change(readings: Iterable[Counting]) -> int | None:
    """Milliseconds until something visible changes; None when nothing counts, so that an idle program sleeps.

    All timers share the whole second of the boot clock: a single heartbeat serves any number of them.
    """
    return min((one.change_in_ms for one in readings if one.change_in_ms is not None), default=None)


def ring_after(timer: TimerState) -> int:
    """When it rings, in milliseconds from its start, extensions included."""
    return max(0, min(timer.rings_ms + timer.extended_ms, LONGEST_MS))


def overdue_after(timer: TimerState) -> int:
    """After this it is overdue, extensions included."""
    return max(ring_after(timer), min(timer.overdue_ms + timer.extended_ms, LONGEST_MS))


def least_after(timer: TimerState) -> int:
    """From here one may continue; never later than the ring."""
    return min(timer.least_ms, ring_after(timer))


def _phase(timer: TimerState, elapsed: int, opened_at: Stamp | None) -> TimerPhase:
    if not timer.active:
        return TimerPhase.ENDED
    if timer.paused:
        return TimerPhase.PAUSED
    if elapsed < ring_after(timer):
        return TimerPhase.RUNNING if elapsed < least_after(timer) else TimerPhase.MAY_CONTINUE
    if timer.acknowledged is None and opened_at is not None and _was_due(timer, opened_at):
        return TimerPhase.MISSED
    return TimerPhase.OVERDUE if elapsed > overdue_after(timer) else TimerPhase.DUE


def _change_in(timer: TimerState, elapsed: int, now: Stamp) -> int:
    borders = (least_after(timer), ring_after(timer), overdue_after(timer) + 1)
    return min(
        [TICK_MS - now.boot_ms % TICK_MS, *(border - elapsed for border in borders if border > elapsed)]
    )


def _was_due(timer: TimerState, at: Stamp) -> bool:
    """Whether it was due when the program was opened; one started, resumed or extended since then was not."""
    touched = timer.touched  # of another boot: before the program was opened, whatever the wall clock says
    touched_since = touched.boot_id == at.boot_id and touched.boot_ms > at.boot_ms
    return not touched_since and _counted(timer, at).ms >= ring_after(timer)


def _counted(timer: TimerState, upto: Stamp) -> Span:
    """The time it has run until a stamp, its pauses left out; pauses may span a restart of the computer."""
    counted, start = Span(), timer.started.at
    for pause in timer.pauses:
        counted += counted_between(start, pause.start)
        if pause.end is None:
            return counted
        start = pause.end
    return counted + counted_between(start, upto)


def counted_between(start: Stamp, end: Stamp) -> Span:
    """The time from one stamp to another, by the one rule: within a boot its clock, between boots the wall clock."""
    wall = (end.utc - start.utc) // timedelta(milliseconds=1)
    if start.boot_id == end.boot_id:
        counted = _clamped(end.boot_ms - start.boot_ms)
        return Span(counted, False, wall - counted)
    return Span(_clamped(wall), True, min(wall, 0))


def _clamped(ms: int) -> int:
    return max(0, min(ms, LONGEST_MS))


def moved(utc: datetime, by: timedelta) -> datetime | None:
    """A moment later or earlier; None where no calendar has it."""
    try:
        return utc + by
    except OverflowError:  # a wall clock set to the year 1 or 9999
        return None


def _dock_place(reading: TimerReading) -> tuple[int, int]:
    return _PLACES[reading.phase], reading.remaining_ms - reading.over_ms
