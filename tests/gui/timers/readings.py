"""Timers to read, made by hand."""

from __future__ import annotations

from protocolapp.run.ports import Stamp
from protocolapp.run.state import Mark, TimerState
from protocolapp.run.timer import TimerReading, read_timer
from tests.fakes.clock import START

MINUTE = 60_000


def timer(name: str = "t1", length_ms: int = 30 * MINUTE, at: Stamp = START, **more: object) -> TimerState:
    """A timer started at a moment, overdue two minutes after its ring."""
    return TimerState(
        id=name,
        ref="",
        occurrence=0,
        label=f"Timer {name}",
        started=Mark(at, "AB"),
        least_ms=length_ms,
        rings_ms=length_ms,
        overdue_ms=length_ms + 2 * MINUTE,
        touched=at,
        **more,  # type: ignore[arg-type]
    )


def readings_at(
    now: Stamp, *timers: TimerState, opened_at: Stamp | None = None
) -> dict[str, dict[str, TimerReading]]:
    """As a beat carries them, all of one run."""
    return {"run-1": {one.id: read_timer(one, now, opened_at) for one in timers}}
