"""Reading a window: how long ago the step before has ended, and whether this one may be begun.

Worked out from the recorded stamps each time, by the rule of `run.timer`: a kill, a restart of the computer or a
changed clock make no difference. A window that is missed never ends or begins anything.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from protocolapp.plan.model import Plan, PlannedStep, PlannedWindow
from protocolapp.run.ports import Stamp
from protocolapp.run.state import Mark, RunState, StepState, StepStatus
from protocolapp.run.timer import TICK_MS, counted_between, moved

CLOSING_SHARE = 10
"""A window is closing when less than a tenth of it is left …"""

CLOSING_MS = 5 * 60_000
"""… or less than 5 min; of one shorter than 10 min, less than half. The lab's choice."""

_MINUTE_MS = 60_000


class WindowPhase(StrEnum):
    """Where a window stands. Not begun: the step it counts from has not ended."""

    NOT_BEGUN = "not begun"
    TOO_EARLY = "too early"
    OPEN = "open"
    CLOSING = "closing soon"
    MISSED = "missed"


@dataclass(frozen=True, slots=True)
class WindowReading:
    """A window at one moment, or as it was when the step began (settled). Times in milliseconds.

    elapsed_ms: since the end of the step it counts from. opens_at, closes_at: in UTC; None while not begun, or
    where it never closes. left_ms: until it closes; over_ms: since then. clock_based: told by the wall clock
    across a restart. change_in_ms: until something visible changes; None when nothing does.
    """

    ref: str
    window: PlannedWindow
    phase: WindowPhase
    settled: bool = False
    elapsed_ms: int = 0
    opens_at: datetime | None = None
    closes_at: datetime | None = None
    clock_based: bool = False
    change_in_ms: int | None = None

    @property
    def opens_in_ms(self) -> int:
        """Until it may be begun; 0 once it may."""
        return max(0, self.window.least_ms - self.elapsed_ms)

    @property
    def left_ms(self) -> int | None:
        """Until it must have been begun; None where it may be as late as one likes."""
        most = self.window.most_ms
        return max(0, most - self.elapsed_ms) if most is not None else None

    @property
    def over_ms(self) -> int:
        """By how much it is too late; 0 while it is not."""
        most = self.window.most_ms
        return max(0, self.elapsed_ms - most) if most is not None else 0

    @property
    def broken(self) -> bool:
        """Begun, or to be begun now, outside of it."""
        return self.phase in (WindowPhase.TOO_EARLY, WindowPhase.MISSED)

    @property
    def urgent(self) -> bool:
        """It is about to close, or has closed, and the step has not begun."""
        return not self.settled and self.phase in (WindowPhase.CLOSING, WindowPhase.MISSED)


def read_window(
    step: PlannedStep, state: RunState, now: Stamp, here: StepState | None = None
) -> WindowReading | None:
    """Where a step's window stands; None without one, or where the step it counts from was left out or failed.

    here: an occurrence of the step; its current one if not given.
    """
    window = step.window
    if window is None:
        return None
    occurrence = here or state.step(step.ref)
    begun = occurrence.started
    if begun is None and occurrence.closed:
        return None  # left out: it was never begun
    after = _counted_from(state, window.after, begun)
    if after.closed and after.status is not StepStatus.DONE:
        return None
    if after.ended is None:
        return None if begun is not None else WindowReading(step.ref, window, WindowPhase.NOT_BEGUN)
    return _read(step.ref, window, after.ended.at, begun.at if begun is not None else None, now)


def open_windows(plan: Plan, state: RunState, now: Stamp) -> tuple[WindowReading, ...]:
    """The windows that count now, of steps that have not been begun, in the plan's order."""
    readings = (read_window(step, state, now) for step in plan.steps if step.window is not None)
    return tuple(
        one for one in readings if one and not one.settled and one.phase is not WindowPhase.NOT_BEGUN
    )


def _counted_from(state: RunState, ref: str, begun: Mark | None) -> StepState:
    """The occurrence whose end counts: the current one; of a step that has begun, the last that had ended by then."""
    occurrences = state.steps.get(ref) or (StepState(ref),)
    if begun is None:
        return occurrences[-1]
    ended = [one for one in occurrences if one.ended is not None and one.ended.number < begun.number]
    return ended[-1] if ended else StepState(ref)


def _read(ref: str, window: PlannedWindow, ended: Stamp, begun: Stamp | None, now: Stamp) -> WindowReading:
    upto = begun or now
    counted = counted_between(ended, upto)
    elapsed, most = counted.ms, window.most_ms
    return WindowReading(
        ref=ref,
        window=window,
        phase=_phase(window, elapsed, settled=begun is not None),
        settled=begun is not None,
        elapsed_ms=elapsed,
        opens_at=moved(upto.utc, timedelta(milliseconds=window.least_ms - elapsed)),
        closes_at=moved(upto.utc, timedelta(milliseconds=most - elapsed)) if most is not None else None,
        clock_based=counted.clock_based,
        change_in_ms=_change_in(window, elapsed, now) if begun is None else None,
    )


def _phase(window: PlannedWindow, elapsed: int, *, settled: bool) -> WindowPhase:
    if elapsed < window.least_ms:
        return WindowPhase.TOO_EARLY
    if window.most_ms is None:
        return WindowPhase.OPEN
    if elapsed > window.most_ms:
        return WindowPhase.MISSED
    closing = not settled and elapsed >= closing_from(window, window.most_ms)
    return WindowPhase.CLOSING if closing else WindowPhase.OPEN


def closing_from(window: PlannedWindow, most_ms: int) -> int:
    """From here on the window is closing soon, in milliseconds."""
    width = most_ms - window.least_ms
    return most_ms - max(width // CLOSING_SHARE, min(CLOSING_MS, width // 2))


def _change_in(window: PlannedWindow, elapsed: int, now: Stamp) -> int | None:
    """The next border, and the next whole minute of what is left; each second in the last minute."""
    most = window.most_ms
    borders = [window.least_ms] if most is None else [window.least_ms, closing_from(window, most), most + 1]
    ahead = [border - elapsed for border in borders if border > elapsed]
    if elapsed < window.least_ms:
        counting = window.least_ms - elapsed
    elif most is None:
        return None
    else:
        counting = abs(most - elapsed)
    if counting < _MINUTE_MS:
        ticks = TICK_MS - now.boot_ms % TICK_MS
    elif elapsed > (most if most is not None else elapsed):
        ticks = _MINUTE_MS - counting % _MINUTE_MS
    else:
        ticks = counting % _MINUTE_MS + 1
    return min([ticks, *ahead])
