"""The time line: what was planned and what was, as shares of the longer of the two."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from protocolapp.record.model import TimeLineBlock, TimeSegment
from protocolapp.record.moments import full, moment
from protocolapp.record.source import Source
from protocolapp.run import events as e
from protocolapp.run.ports import Stamp
from protocolapp.run.state import StepState
from protocolapp.run.timer import between

HANDS_ON, WAITING, LATE, RESTING = "hands-on", "waiting", "late", "resting"

_WEIGHT = {RESTING: 0, WAITING: 1, HANDS_ON: 2, LATE: 3}
"""Where stretches overlap, the weightier is shown."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of time, in milliseconds from the run's start."""

    begin: int
    end: int
    kind: str


def time_line_of(source: Source) -> TimeLineBlock:
    """Both bars on one scale, from the run's start to whichever end is later."""
    planned, actual = list(_planned(source)), flattened(_actual(source))
    last = source.state.last.at if source.state.ended is None else source.state.ended.at
    whole = max([1, *(one.end for one in (*planned, *actual))])
    end = moment(last, source.start) if last != source.start else ""
    return TimeLineBlock(
        _shares(planned, whole), _shares(actual, whole), full(source.start), f"until {end}" if end else ""
    )


def flattened(stretches: Iterable[Stretch]) -> list[Stretch]:
    """The same time without overlaps: the weightiest kind at each moment, like neighbours joined."""
    filled = [one for one in stretches if one.begin < one.end]
    turns = sorted([(one.begin, 1, one.kind) for one in filled] + [(one.end, -1, one.kind) for one in filled])
    running = Counter[str]()
    flat: list[Stretch] = []
    for (begin, change, kind), (end, _, _) in pairwise(turns):
        running[kind] += change
        shown = max((name for name, number in running.items() if number), key=_WEIGHT.__getitem__, default="")
        if not shown or begin == end:
            continue
        if flat and flat[-1].kind == shown and flat[-1].end == begin:
            flat[-1] = Stretch(flat[-1].begin, end, shown)
        else:
            flat.append(Stretch(begin, end, shown))
    return flat


def _planned(source: Source) -> Iterator[Stretch]:
    for slot in source.plan.slots:
        hands_off = slot.start_ms + slot.hands_on_ms
        yield from (Stretch(slot.start_ms, hands_off, HANDS_ON), Stretch(hands_off, slot.end_ms, WAITING))


def _actual(source: Source) -> Iterator[Stretch]:
    yield from _hands_on(source)
    yield from _timed(source)
    yield from _rests(source)


def _hands_on(source: Source) -> Iterator[Stretch]:
    """From the first gesture at a step, with its planned hands-on time before that, until hands were free."""
    slots = {slot.ref: slot.hands_on_ms for slot in source.plan.slots}
    moments = sorted({_ms(one.envelope.at, source) for one in source.state.history})
    for ref, occurrences in source.state.steps.items():
        for step in occurrences:
            if step.started is None:
                continue
            begin = _ms(step.started.at, source)
            end = _hands_off(step, source)
            before = moments[max(bisect_left(moments, begin) - 1, 0)]
            yield Stretch(max(before, begin - slots.get(ref, 0)), max(begin, end), HANDS_ON)


def _hands_off(step: StepState, source: Source) -> int:
    """When hands were free: at the first timer's start, else at the step's end, else at its last gesture."""
    timers = source.state.timers_of(step.ref, step.occurrence)
    if timers:
        return _ms(timers[0].started.at, source)
    known = [mark.at for mark in (step.started, *step.ticks.values(), step.ended) if mark is not None]
    return max(_ms(at, source) for at in known)


def _timed(source: Source) -> Iterator[Stretch]:
    """The timers of steps: waiting, and late beyond what the protocol allows."""
    for timer in source.state.timers.values():
        if timer.ref:
            begin = _ms(timer.started.at, source)
            end = _ms(timer.ended.at if timer.ended is not None else source.exported, source)
            paused = sum(between(one.start, one.end) for one in timer.pauses if one.end is not None)
            allowed = begin + timer.overdue_ms + paused
            yield from (Stretch(begin, min(end, allowed), WAITING), Stretch(max(allowed, begin), end, LATE))


def _rests(source: Source) -> Iterator[Stretch]:
    begin: int | None = None
    for one in source.state.history:
        at = _ms(one.envelope.at, source)
        if isinstance(one.event, e.RunPaused) and begin is None:
            begin = at
        elif isinstance(one.event, (e.RunResumed, e.RunCompleted, e.RunAbandoned)) and begin is not None:
            yield Stretch(begin, at, RESTING)
            begin = None


def _ms(at: Stamp, source: Source) -> int:
    return between(source.start, at)


def _shares(stretches: Iterable[Stretch], whole: int) -> tuple[TimeSegment, ...]:
    return tuple(
        TimeSegment(one.begin / whole, one.end / whole, one.kind) for one in stretches if one.begin < one.end
    )
