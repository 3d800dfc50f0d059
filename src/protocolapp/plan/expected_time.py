"""How long a run is expected to take: hands-on against waiting, day by day, as data and in words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from protocolapp.plan.day_count import nights
from protocolapp.plan.model import Plan, Slot
from protocolapp.plan.schedule import Segment, schedule
from protocolapp.plan.show import at_words
from protocolapp.quantity.lengths import minutes_text

_WORTH_SAYING_MS = 10 * 60_000


@dataclass(frozen=True, slots=True)
class ExpectedDay:
    """A working day. at_ms: when it begins; waiting_ms: without the night it ends with."""

    number: int
    at_ms: int
    hands_on_ms: int
    waiting_ms: int


@dataclass(frozen=True, slots=True)
class ExpectedTime:
    """longest: the longest wait in words, or empty."""

    segments: tuple[Segment, ...]
    days: tuple[ExpectedDay, ...]
    total_ms: int
    hands_on_ms: int
    longest: str

    @property
    def summary(self) -> str:
        """`21 h 34 min in all, over 2 days: 2 h 36 min hands-on, 18 h 58 min waiting.`"""
        if not self.total_ms:
            return "No times are given."
        days = f", over {self.days[-1].number} days" if len(self.days) > 1 else ""
        waiting = self.total_ms - self.hands_on_ms
        waits = f", {minutes_text(waiting)} waiting" if waiting else ""
        return (
            f"{minutes_text(self.total_ms)} in all{days}: {minutes_text(self.hands_on_ms)} hands-on{waits}."
        )

    @property
    def sentences(self) -> tuple[str, ...]:
        """The time line in words: the whole, each day, the longest wait."""
        days = (_day_sentence(day) for day in self.days) if len(self.days) > 1 else ()
        longest = (f"The longest wait: {self.longest}.",) if self.longest else ()
        return (self.summary, *days, *longest)


def expected_time(plan: Plan) -> ExpectedTime:
    """The plan's own times, one step after the other from 0. Pure."""
    return ExpectedTime(
        segments=schedule(plan, {}, 0).segments,
        days=tuple(_days(plan.slots)),
        total_ms=plan.total_ms,
        hands_on_ms=plan.hands_on_ms,
        longest=_longest(plan),
    )


def day_labels(
    expected: ExpectedTime, width: float, measure: Callable[[str], float], gap: float
) -> tuple[tuple[float, str], ...]:
    """Where below a bar of this width each day's name stands; a name for which there is no room is left out."""
    if not expected.total_ms or len(expected.days) == 1:
        return ()
    placed: list[tuple[float, str]] = []
    free = 0.0
    for day in expected.days:
        text = f"Day {day.number}"
        left = min(width * day.at_ms / expected.total_ms, width - measure(text))
        if left >= free:
            placed.append((left, text))
            free = left + measure(text) + gap
    return tuple(placed)


def _days(slots: tuple[Slot, ...]) -> list[ExpectedDay]:
    days: list[ExpectedDay] = []
    number, begins, hands_on, waiting = 1, 0, 0, 0
    for slot in slots:
        hands_on += slot.hands_on_ms
        slept = nights(slot.wait_ms)
        if not slept:
            waiting += slot.wait_ms
            continue
        days.append(ExpectedDay(number, begins, hands_on, waiting))
        number, begins, hands_on, waiting = number + slept, slot.end_ms, 0, 0
    return [*days, ExpectedDay(number, begins, hands_on, waiting)]


def _day_sentence(day: ExpectedDay) -> str:
    hands_on = f"{minutes_text(day.hands_on_ms)} hands-on" if day.hands_on_ms else "nothing hands-on"
    waiting = f", {minutes_text(day.waiting_ms)} waiting" if day.waiting_ms else ""
    return f"Day {day.number}: {hands_on}{waiting}."


def _longest(plan: Plan) -> str:
    """`overnight at 4 °C, 14 h, a safe stop`"""
    slot = max(plan.slots, key=lambda one: one.wait_ms, default=None)
    if slot is None or slot.wait_ms < _WORTH_SAYING_MS:
        return ""
    step = plan.by_ref[slot.ref]
    wait = step.wait.text.split(",")[0] if step.wait is not None else ""
    told = step.wait is not None and step.wait.fixed  # “72 h” is not told as “3 d” again
    length = "" if told else minutes_text(slot.wait_ms)
    parts = (wait if not step.at else f"{wait} {at_words(step.at)}", "" if wait == length else length)
    return ", ".join(part for part in (*parts, "a safe stop" if step.stop_ms else "") if part)
