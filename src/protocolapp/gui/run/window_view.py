"""A step's window in words: until when to begin, how long that is, and when to hurry."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from protocolapp.gui.run.clock_text import clock_text
from protocolapp.plan.model import PlannedStep
from protocolapp.run.ports import Stamp
from protocolapp.run.state import RunState
from protocolapp.run.window import WindowPhase, WindowReading, read_window
from protocolapp.run.words import span_text

_MINUTE = 60_000


@dataclass(frozen=True, slots=True)
class WindowView:
    """text: `begin by 14:32, 12 min left`. phase: what its colour and icon go by. broken: begun outside of it."""

    text: str
    phase: WindowPhase
    broken: bool = False

    @property
    def said(self) -> str:
        """As a sentence of its own."""
        return self.text[:1].upper() + self.text[1:]


def window_view(step: PlannedStep | None, state: RunState, now: Stamp) -> WindowView | None:
    """The window of a step; None without one, and once the step was begun in it."""
    reading = read_window(step, state, now) if step is not None and state.open else None
    return window_of(reading, now) if reading is not None else None


def window_of(reading: WindowReading, now: Stamp) -> WindowView | None:
    """The words for a reading; None where there is nothing to say."""
    phase = reading.phase
    if reading.settled:
        if not reading.broken:
            return None
        text = f"begun {_span(reading.elapsed_ms)} after it; planned {reading.window.text}"
        return WindowView(text, phase, broken=True)
    if phase is WindowPhase.NOT_BEGUN:
        return WindowView(f"begin {reading.window.text}", phase)
    by_wall = ", by the wall clock" if reading.clock_based else ""
    if phase is WindowPhase.TOO_EARLY:
        return WindowView(
            f"begin from {_at(reading.opens_at, now)}, in {_span(reading.opens_in_ms)}{by_wall}", phase
        )
    if reading.left_ms is None:
        return None  # open, and it never closes
    at = _at(reading.closes_at, now)
    if phase is WindowPhase.MISSED:
        return WindowView(f"missed: begin was by {at}, {_span(reading.over_ms)} ago{by_wall}", phase)
    word = "closing soon: " if phase is WindowPhase.CLOSING else ""
    return WindowView(f"{word}begin by {at}, {_span(reading.left_ms)} left{by_wall}", phase)


def _at(moment: datetime | None, now: Stamp) -> str:
    return clock_text(moment, now) if moment is not None else "–"


def _span(ms: int) -> str:
    """To the minute; to the second in the last one."""
    return span_text(ms - ms % _MINUTE if ms >= _MINUTE else ms)
