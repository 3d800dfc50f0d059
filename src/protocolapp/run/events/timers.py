"""Timers. A `timer` id is unique in its run. Times are in milliseconds."""

from __future__ import annotations

from dataclasses import dataclass

from protocolapp.run.events.base import Event


@dataclass(frozen=True, slots=True)
class TimerStarted(Event):
    """Its start is the event's own stamp. Times in milliseconds. A free timer has no ref, and occurrence 0."""

    type = "timer_started"
    timer: str
    ref: str
    occurrence: int
    label: str
    least_ms: int
    rings_ms: int
    overdue_ms: int


@dataclass(frozen=True, slots=True)
class TimerPaused(Event):
    type = "timer_paused"
    timer: str
    reason: str


@dataclass(frozen=True, slots=True)
class TimerResumed(Event):
    type = "timer_resumed"
    timer: str


@dataclass(frozen=True, slots=True)
class TimerExtended(Event):
    """by_ms is added to the ring and the overdue time; negative shortens."""

    type = "timer_extended"
    timer: str
    by_ms: int
    reason: str


@dataclass(frozen=True, slots=True)
class TimerAcknowledged(Event):
    """Somebody heard it; it goes on counting. late_ms: how long after it was due."""

    type = "timer_acknowledged"
    timer: str
    late_ms: int


@dataclass(frozen=True, slots=True)
class TimerConfirmed(Event):
    """The wait has ended at the bench. elapsed_ms: how long it really was, pauses left out.

    clock_based: told by the wall clock, across a restart of the computer. wall_drift_ms: by how much the wall
    clock disagrees with the clock that was counted on, 0 within a minute.
    """

    type = "timer_confirmed"
    timer: str
    elapsed_ms: int
    clock_based: bool = False
    wall_drift_ms: int = 0


@dataclass(frozen=True, slots=True)
class TimerCancelled(Event):
    type = "timer_cancelled"
    timer: str
    reason: str
