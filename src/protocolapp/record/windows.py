"""A step's window as a sentence: what was allowed, and when the step really began."""

from __future__ import annotations

from collections.abc import Iterator

from protocolapp.record.moments import moment_of
from protocolapp.record.source import Source
from protocolapp.run.state import StepState
from protocolapp.run.window import WindowPhase, WindowReading, open_windows, read_window
from protocolapp.run.words import span_text


def window_lines(source: Source, step: StepState) -> tuple[str, ...]:
    """`Window within 30 min of step 7: begun 12 min 3 s after it.` Nothing where it could not be told."""
    planned = source.plan.by_ref.get(step.ref)
    reading = read_window(planned, source.state, source.exported, step) if planned is not None else None
    if reading is None or reading.phase is WindowPhase.NOT_BEGUN:
        return ()
    said = _begun(reading) if reading.settled else _to_begin(reading, source)
    by_wall = " The computer was restarted meanwhile: this time was told by the wall clock."
    return (f"Window {reading.window.text}: {said}.{by_wall if reading.clock_based else ''}",)


def missed_windows(source: Source) -> Iterator[WindowReading]:
    """The windows that have closed with their step not begun, as the record is made."""
    if source.state.open:
        readings = open_windows(source.plan, source.state, source.exported)
        yield from (one for one in readings if one.phase is WindowPhase.MISSED)


def _begun(reading: WindowReading) -> str:
    how = {WindowPhase.TOO_EARLY: ", too early", WindowPhase.MISSED: ", too late"}.get(reading.phase, "")
    return f"begun {span_text(reading.elapsed_ms)} after it{how}"


def _to_begin(reading: WindowReading, source: Source) -> str:
    since = source.start
    if reading.closes_at is None or reading.phase is WindowPhase.TOO_EARLY:
        opens = reading.opens_at
        return (
            f"not begun yet, opens {moment_of(opens, source.exported, since)}" if opens else "not begun yet"
        )
    word = "closed" if reading.phase is WindowPhase.MISSED else "closes"
    return f"not begun yet, {word} {moment_of(reading.closes_at, source.exported, since)}"
