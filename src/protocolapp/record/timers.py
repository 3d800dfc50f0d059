"""A timer as a sentence: started, due, acknowledged and confirmed are four different times."""

from __future__ import annotations

from collections.abc import Iterator

from protocolapp.record.moments import moment, moment_of
from protocolapp.record.source import Source
from protocolapp.run.ports import Stamp
from protocolapp.run.state import StepState, TimerOutcome, TimerState
from protocolapp.run.timer import between, read_timer
from protocolapp.run.words import span_text


def timer_lines(source: Source, step: StepState) -> tuple[str, ...]:
    """The timers of one occurrence of a step."""
    since = source.anchor(step)
    return tuple(
        timer_line(timer, source, since) for timer in source.state.timers_of(step.ref, step.occurrence)
    )


def free_timer_lines(source: Source) -> tuple[str, ...]:
    """The timers that belong to no step."""
    free = [timer for timer in source.state.timers.values() if not timer.ref]
    return tuple(
        f"{timer.label}, {timer.started.by}. {timer_line(timer, source, source.start)}" for timer in free
    )


def timer_line(timer: TimerState, source: Source, since: Stamp) -> str:
    """`Timer 30 min: started 10:45:00, due 11:15:00, acknowledged 11:15:04, confirmed 11:21:10 after 36 min 10 s.`"""
    sentence = f"Timer {span_text(timer.rings_ms)}: {', '.join(_course(timer, source, since))}."
    return " ".join([sentence, *_remarks(timer, source)])


def _course(timer: TimerState, source: Source, since: Stamp) -> Iterator[str]:
    reading = read_timer(timer, source.exported)
    yield f"started {moment(timer.started.at, since, seconds=True)}"
    for pause in timer.pauses:
        until = f" for {span_text(between(pause.start, pause.end))}" if pause.end is not None else ""
        reason = f" ({pause.reason})" if pause.reason else ""
        yield f"paused {moment(pause.start, since, seconds=True)}{until}{reason}"
    if timer.extended_ms:
        reason = f" ({timer.extension_reason})" if timer.extension_reason else ""
        word = "extended" if timer.extended_ms > 0 else "shortened"
        yield f"{word} by {span_text(abs(timer.extended_ms))}{reason}"
    if reading.ends_at is not None:
        yield f"due {moment_of(reading.ends_at, timer.started.at, since, seconds=True)}"
    if timer.acknowledged is not None:
        yield f"acknowledged {moment(timer.acknowledged.at, since, seconds=True)}"
    if timer.ended is None:
        yield f"{span_text(reading.elapsed_ms)} so far, not confirmed"
    elif timer.outcome is TimerOutcome.CONFIRMED:
        ended = moment(timer.ended.at, since, seconds=True)
        yield f"confirmed {ended} after {span_text(reading.elapsed_ms)}"
    else:
        reason = f" ({timer.reason})" if timer.reason else ""
        yield f"cancelled {moment(timer.ended.at, since, seconds=True)}{reason}"


def _remarks(timer: TimerState, source: Source) -> Iterator[str]:
    reading = read_timer(timer, source.exported)
    if reading.clock_based:
        yield "The computer was restarted meanwhile: this time was told by the wall clock."
    drift = source.journal.wall_drift.get(timer.id, reading.wall_drift_ms)
    if drift:
        yield f"The wall clock was off by {span_text(abs(drift))}; it was not counted on."
