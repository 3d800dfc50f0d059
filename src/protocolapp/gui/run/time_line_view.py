"""The run in time: what was hands-on and what was waiting, where we are, when it is expected to end."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from protocolapp.gui.run.clock_text import clock_text
from protocolapp.plan.model import Plan
from protocolapp.plan.schedule import Progress, Schedule, Segment, SegmentKind, schedule
from protocolapp.plan.show import at_words
from protocolapp.run.ports import Stamp
from protocolapp.run.state import RunState
from protocolapp.run.timer import TimerReading

_WORTH_SAYING_MS = 10 * 60_000
"""A shorter wait is no pause for a person, and is not named."""


@dataclass(frozen=True, slots=True)
class TimePiece:
    """A piece of the bar; start and end from 0 to 1 of the whole run."""

    kind: SegmentKind
    start: float
    end: float
    past: bool


@dataclass(frozen=True, slots=True)
class TimeLineView:
    """now: from 0 to 1. said: what lies ahead. free_until: when hands are needed next, or None when they are now."""

    pieces: tuple[TimePiece, ...]
    now: float
    started: str
    said: str
    ends: str
    free_until: datetime | None


def time_line_view(
    plan: Plan, state: RunState, readings: Mapping[str, TimerReading], now: Stamp
) -> TimeLineView:
    """The time line, re-anchored by what has happened."""
    begin = state.identity.started.at.utc
    moment = state.ended.at.utc if state.ended is not None else now.utc
    expected = schedule(plan, _progress(state, begin), _ms(moment - begin), _rings(readings, begin))
    whole = max(expected.end_ms, expected.now_ms, 1)
    ended = state.ended is not None
    ends = moment if ended else begin + timedelta(milliseconds=expected.end_ms)
    return TimeLineView(
        pieces=tuple(
            _piece(segment, whole) for segment in expected.segments if not (ended and not segment.past)
        ),
        now=_share(expected.now_ms, whole),
        started=f"Started {clock_text(begin, now)}",
        said="" if ended else _said(expected, plan, begin, now),
        ends=f"{'Ended' if ended else 'Ends'} {clock_text(ends, now)}",
        free_until=begin + timedelta(milliseconds=expected.hands_at_ms)
        if expected.free and not ended
        else None,
    )


def _progress(state: RunState, begin: datetime) -> Progress:
    """What has happened, in milliseconds of UTC since the run began; a repeated step counts from its first start."""
    happened = {}
    for ref, occurrences in state.steps.items():
        starts = [one.started.at.utc for one in occurrences if one.started is not None]
        last = occurrences[-1]
        ends = last.ended.at.utc if last.ended is not None else None
        if starts or ends is not None:
            start = min([*starts, *([ends] if ends is not None else [])])
            happened[ref] = (_ms(start - begin), _ms(ends - begin) if ends is not None else None)
    return happened


def _rings(readings: Mapping[str, TimerReading], begin: datetime) -> dict[str, int]:
    return {
        one.timer.ref: _ms(one.ends_at - begin)
        for one in readings.values()
        if one.timer.ref and one.ends_at is not None
    }


def _piece(segment: Segment, whole: int) -> TimePiece:
    start, end = _share(segment.start_ms, whole), _share(segment.end_ms, whole)
    return TimePiece(segment.kind, start, end, segment.past)


def _share(ms: int, whole: int) -> float:
    """To a thousandth, so that the bar is painted anew only when it looks different."""
    return round(max(0.0, min(ms / whole, 1.0)), 3)


def _said(expected: Schedule, plan: Plan, begin: datetime, now: Stamp) -> str:
    def at(ms: int) -> str:
        return clock_text(begin + timedelta(milliseconds=ms), now)

    if expected.free:
        return f"Waiting until {at(expected.hands_at_ms)}, then hands-on"
    ahead = (
        one
        for one in expected.segments
        if one.kind is SegmentKind.WAIT and not one.past and one.end_ms - one.start_ms >= _WORTH_SAYING_MS
    )
    wait = next(ahead, None)
    if wait is None:
        return "Hands-on until the end"
    first = wait.refs[0]
    starts = {slot.ref: slot.start_ms for slot in expected.slots}
    opening = starts[first] >= wait.end_ms  # it lies before the step: a window is yet to open
    text = (
        f"nothing before step {plan.by_ref[first].number} may begin" if opening else _wait_text(plan, first)
    )
    return f"Hands-on until {at(wait.start_ms)}, then {text}"


def _wait_text(plan: Plan, ref: str) -> str:
    step = plan.by_ref[ref]
    wait = step.wait.text if step.wait is not None else "a wait"
    stop = " (safe stop)" if step.stop_ms else ""
    return " ".join(part for part in (wait, at_words(step.at)) if part) + stop


def _ms(span: timedelta) -> int:
    return span // timedelta(milliseconds=1)
