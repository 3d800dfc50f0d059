"""Expected times: from the plan alone, and re-anchored by what has really happened."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from protocolapp.plan.model import Plan, PlannedStep, Slot

Progress = Mapping[str, tuple[int, int | None]]
"""What has happened: a step's ref -> when it began and, once it is closed, ended, in milliseconds of any
one clock.
"""

_NO_TIMERS: Mapping[str, int] = MappingProxyType({})


class SegmentKind(StrEnum):
    """What a piece of the time line is: hands are needed, a wait, or past the time expected."""

    HANDS_ON = "hands-on"
    WAIT = "wait"
    OVERDUE = "overdue"


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of the time line, from start to end in milliseconds.

    refs: the steps in it; past: it is over.
    """

    kind: SegmentKind
    start_ms: int
    end_ms: int
    refs: tuple[str, ...]
    past: bool = False


@dataclass(frozen=True, slots=True)
class Stop:
    """A safe stopping point ahead. at_ms: when it is expected; up_to_ms: how long the run may rest there."""

    ref: str
    at_ms: int
    up_to_ms: int
    text: str


@dataclass(frozen=True, slots=True)
class Schedule:
    """The run in time, on the clock of the progress given.

    slots: every step, the past ones as they were. hands_at_ms: when hands are needed next; now_ms or
    before: now. free: nobody is needed until then. stop: the next safe stopping point.
    """

    slots: tuple[Slot, ...]
    segments: tuple[Segment, ...]
    now_ms: int
    end_ms: int
    hands_at_ms: int
    free: bool
    stop: Stop | None


def slots_of(steps: Iterable[PlannedStep]) -> tuple[Slot, ...]:
    """The steps one after the other from 0, with their typical waits, none begun before its window opens."""
    slots: list[Slot] = []
    ends: dict[str, int] = {}
    at = 0
    for step in steps:
        wait = step.wait.rings_ms if step.wait is not None else 0
        slots.append(Slot(step.ref, max(at, _opens(step, ends)), step.hands_on_ms, wait))
        at = ends[step.ref] = slots[-1].end_ms
    return tuple(slots)


def schedule(plan: Plan, progress: Progress, now_ms: int, rings: Mapping[str, int] = _NO_TIMERS) -> Schedule:
    """Re-anchor the plan by what has happened.

    Closed steps stand where they were; a step under way ends when its timer rings (`rings`: ref -> when,
    else by its planned times), but not before now; what is open follows in order, not before now.
    """
    cursor = _begin(progress, now_ms)
    slots: list[Slot] = []
    ends: dict[str, int] = {}
    for slot in plan.slots:
        begin = max(cursor, _opens(plan.by_ref[slot.ref], ends))
        placed = _placed(slot, progress.get(slot.ref), begin, now_ms, rings.get(slot.ref))
        slots.append(placed)
        ends[slot.ref] = placed.end_ms
        if slot.ref not in progress or progress[slot.ref][1] is None:
            cursor = max(cursor, placed.end_ms)
    end = max((slot.end_ms for slot in slots), default=now_ms)
    hands_at = _hands_at(slots, plan, progress, now_ms)
    segments = _segments(slots, plan, progress, now_ms)
    return Schedule(
        tuple(slots), segments, now_ms, end, hands_at, hands_at > now_ms, _stop(slots, plan, progress)
    )


def _opens(step: PlannedStep, ends: Mapping[str, int]) -> int:
    """When a step's window opens, on the clock of the ends given; 0 where it has none, or is not behind them."""
    window = step.window
    return ends[window.after] + window.least_ms if window is not None and window.after in ends else 0


def _begin(progress: Progress, now_ms: int) -> int:
    """Where open steps begin: now, or the end of the last closed one should a clock have gone back."""
    return max([now_ms, *(end for _, end in progress.values() if end is not None)])


def _placed(
    slot: Slot, happened: tuple[int, int | None] | None, cursor: int, now: int, rings: int | None
) -> Slot:
    if happened is None:
        return Slot(slot.ref, cursor, slot.hands_on_ms, slot.wait_ms)
    start, end = happened
    if end is not None:
        took = max(end - start, 0)
        hands = min(slot.hands_on_ms, took) if slot.wait_ms else took
        return Slot(slot.ref, start, hands, took - hands)
    if not slot.wait_ms:
        return Slot(slot.ref, start, max(slot.hands_on_ms, now - start), 0)
    if rings is None:
        hands = slot.hands_on_ms
        return Slot(slot.ref, start, hands, max(slot.wait_ms, now - start - hands))
    hands = max(min(slot.hands_on_ms, rings - slot.wait_ms - start), 0)
    return Slot(slot.ref, start, hands, max(rings, now) - start - hands)


def _hands_at(slots: Sequence[Slot], plan: Plan, progress: Progress, now: int) -> int:
    """The end of the wait under way; else when the window of the next step opens; now where nothing holds hands up."""
    waiting = [
        slot.end_ms
        for slot in slots
        if slot.wait_ms and _under_way(progress, slot.ref) and slot.start_ms + slot.hands_on_ms <= now
    ]
    if not waiting:
        following = next((slot for slot in slots if progress.get(slot.ref, (0, None))[1] is None), None)
        held = following is not None and following.ref not in progress and plan.by_ref[following.ref].window
        waiting = [following.start_ms] if following is not None and held else []
    return min(waiting, default=now)


def _stop(slots: Iterable[Slot], plan: Plan, progress: Progress) -> Stop | None:
    for slot in slots:
        step = plan.by_ref[slot.ref]
        if step.stop_ms and progress.get(slot.ref, (0, None))[1] is None:
            # A rest during a wait begins with the wait: overnight rotation is itself the stopping point.
            at = slot.start_ms + slot.hands_on_ms if slot.wait_ms else slot.end_ms
            return Stop(slot.ref, at, step.stop_ms, step.stop)
    return None


def _segments(slots: Iterable[Slot], plan: Plan, progress: Progress, now: int) -> tuple[Segment, ...]:
    pieces: list[Segment] = []
    for slot in sorted(slots, key=lambda one: one.start_ms):
        pieces += _pieces(slot, plan.by_ref[slot.ref], _under_way(progress, slot.ref), now)
    merged: list[Segment] = []
    for piece in _without_gaps(pieces, plan, now):
        if (
            merged
            and merged[-1].kind is piece.kind
            and merged[-1].end_ms == piece.start_ms
            and merged[-1].past == piece.past
        ):
            last = merged.pop()
            merged.append(
                Segment(last.kind, last.start_ms, piece.end_ms, (*last.refs, *piece.refs), last.past)
            )
        else:
            merged.append(piece)
    return tuple(merged)


def _without_gaps(pieces: Iterable[Segment], plan: Plan, now: int) -> Iterator[Segment]:
    """With a wait before each coming step whose window is yet to open: until then nobody is needed."""
    reached = now
    for piece in pieces:
        if piece.start_ms > reached and plan.by_ref[piece.refs[0]].window is not None:
            yield Segment(SegmentKind.WAIT, reached, piece.start_ms, piece.refs)
        yield piece
        reached = max(reached, piece.end_ms)


def _pieces(slot: Slot, step: PlannedStep, under_way: bool, now: int) -> list[Segment]:
    """The hands-on part and the wait of a slot, cut at now; what runs past its expected end is overdue."""
    hands_end = slot.start_ms + slot.hands_on_ms
    expected = slot.start_ms + step.hands_on_ms + (step.wait.overdue_ms if step.wait is not None else 0)
    late = max(expected, slot.start_ms) if under_way and slot.end_ms > expected else slot.end_ms
    spans = [
        (SegmentKind.HANDS_ON, slot.start_ms, min(hands_end, late)),
        (SegmentKind.WAIT, hands_end, min(slot.end_ms, late)),
        (SegmentKind.OVERDUE, late, slot.end_ms),
    ]
    return [
        Segment(kind, start, end, (slot.ref,), end <= now)
        for kind, first, last in spans
        for start, end in _cut(first, last, now)
    ]


def _cut(start: int, end: int, now: int) -> list[tuple[int, int]]:
    if end <= start:
        return []
    return [(start, now), (now, end)] if start < now < end else [(start, end)]


def _under_way(progress: Progress, ref: str) -> bool:
    return ref in progress and progress[ref][1] is None
