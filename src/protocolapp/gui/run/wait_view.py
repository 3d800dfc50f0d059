"""The wait of the step on the card, in words and digits."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta

from protocolapp.gui.run.clock_text import clock_text
from protocolapp.gui.timers.digits_text import digits_text
from protocolapp.run.ports import Stamp
from protocolapp.run.state import RunState, StepState
from protocolapp.run.timer import RINGING, TimerPhase, TimerReading, least_after, overdue_after, ring_after
from protocolapp.run.words import span_text


@dataclass(frozen=True, slots=True)
class WaitView:
    """digits: empty once the wait has ended. said: what it is now. ahead: when one may go on, when it rings.

    over: its time is up.
    """

    digits: str
    said: str
    ahead: str = ""
    over: bool = False


_SAID = {
    TimerPhase.RUNNING: "left",
    TimerPhase.MAY_CONTINUE: "left; you may continue now",
    TimerPhase.PAUSED: "left, paused",
    TimerPhase.DUE: "over; the time is up",
    TimerPhase.OVERDUE: "over; overdue",
    TimerPhase.MISSED: "over; it ended while the program was closed",
}


def wait_view(
    here: StepState, state: RunState, readings: Mapping[str, TimerReading], now: Stamp
) -> WaitView | None:
    """The running timer of a step, or how long it was; None where no timer was started."""
    timers = state.timers_of(here.ref, here.occurrence)
    reading = next((readings[timer.id] for timer in timers if timer.id in readings), None)
    if reading is not None:
        over = reading.phase in RINGING
        return WaitView(digits_text(reading), _SAID[reading.phase], _ahead(reading, now), over)
    waited = [timer.elapsed_ms for timer in timers if timer.elapsed_ms is not None]
    return WaitView("", f"Waited {span_text(sum(waited))}") if waited else None


def _ahead(reading: TimerReading, now: Stamp) -> str:
    """`May continue from 02:13 · rings tomorrow 08:13 · overdue after tomorrow 12:13`."""
    if reading.ends_at is None:
        return ""
    timer, ends = reading.timer, reading.ends_at
    least = ends - timedelta(milliseconds=ring_after(timer) - least_after(timer))
    most = ends + timedelta(milliseconds=overdue_after(timer) - ring_after(timer))
    parts = []
    if reading.phase is TimerPhase.RUNNING and least < ends:
        parts.append(f"may continue from {clock_text(least, now)}")
    parts.append(f"{'rang' if reading.phase in RINGING else 'rings'} {clock_text(ends, now)}")
    parts.append(f"overdue after {clock_text(most, now)}")
    text = " · ".join(parts)
    return text[:1].upper() + text[1:]
