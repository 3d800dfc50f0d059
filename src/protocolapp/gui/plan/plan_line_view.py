"""A plan in time before it is begun, from a start by the real clock or from zero: what is hands-on, what is waiting."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from protocolapp.gui.run.clock_text import clock_text
from protocolapp.plan.model import Plan, Slot
from protocolapp.plan.schedule import Segment, SegmentKind, schedule
from protocolapp.plan.show import at_words
from protocolapp.quantity.lengths import minutes_text
from protocolapp.run.ports import Stamp

_WORTH_SAYING_MS = 10 * 60_000


@dataclass(frozen=True, slots=True)
class LinePiece:
    """A piece of the bar. ms: its length; label: what it is, empty for a short one."""

    kind: SegmentKind
    ms: int
    label: str


@dataclass(frozen=True, slots=True)
class PlanLineView:
    """middle: the longest wait, with its times and whether it is a safe stop."""

    pieces: tuple[LinePiece, ...]
    begins: str
    middle: str
    ends: str
    hands_on: str


def plan_line_view(plan: Plan, start: Stamp | None = None) -> PlanLineView:
    """start: when it would begin; None for lengths alone."""
    return PlanLineView(
        pieces=tuple(_piece(plan, segment) for segment in schedule(plan, {}, 0).segments),
        begins=f"start {_clock(start, 0)}" if start is not None else "start",
        middle=_longest_wait(plan, start),
        ends=f"ends {_clock(start, plan.total_ms)}"
        if start is not None
        else f"end after {minutes_text(plan.total_ms)}",
        hands_on=f"{minutes_text(plan.hands_on_ms)} hands-on",
    )


def _piece(plan: Plan, segment: Segment) -> LinePiece:
    length = segment.end_ms - segment.start_ms
    if length < _WORTH_SAYING_MS:
        return LinePiece(segment.kind, length, "")
    what = plan.by_ref[segment.refs[0]].section_title
    return LinePiece(segment.kind, length, f"{what}, {minutes_text(length)}")


def _clock(start: Stamp, after_ms: int) -> str:
    return clock_text(start.utc + timedelta(milliseconds=after_ms), start)


def _longest_wait(plan: Plan, start: Stamp | None) -> str:
    slot = max(plan.slots, key=lambda one: one.wait_ms, default=None)
    if slot is None or slot.wait_ms < _WORTH_SAYING_MS:
        return ""
    step = plan.by_ref[slot.ref]
    wait = step.wait.text.split(",")[0] if step.wait is not None else ""
    place = f" {at_words(step.at)}" if step.at else ""
    stop = " · safe stop" if step.stop_ms else ""
    return f"{wait}{place}, {_between(slot, start)}{stop}"


def _between(slot: Slot, start: Stamp | None) -> str:
    if start is None:
        return minutes_text(slot.wait_ms)
    return f"{_clock(start, slot.start_ms + slot.hands_on_ms)} to {_clock(start, slot.end_ms)}"
