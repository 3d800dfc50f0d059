"""A timer's digits."""

from __future__ import annotations

from protocolapp.run.timer import TimerPhase, TimerReading

COUNTING_DOWN = (TimerPhase.RUNNING, TimerPhase.MAY_CONTINUE, TimerPhase.PAUSED)
_SECOND_MS = 1_000


def digits_text(reading: TimerReading) -> str:
    """`12:48`, `1:47:30`, `2 d 03:10:00`; `+01:12` once it is over. The last second shown is 00:01."""
    if reading.phase in COUNTING_DOWN:
        return span_digits(-(-reading.remaining_ms // _SECOND_MS))
    return f"+{span_digits(reading.over_ms // _SECOND_MS)}"


def span_digits(seconds: int) -> str:
    """Hours and days only where there are any."""
    days, seconds = divmod(seconds, 86_400)
    hours, seconds = divmod(seconds, 3_600)
    minutes, seconds = divmod(seconds, 60)
    if days:
        return f"{days}\u00a0d {hours:02d}:{minutes:02d}:{seconds:02d}"
    return f"{hours}:{minutes:02d}:{seconds:02d}" if hours else f"{minutes:02d}:{seconds:02d}"
