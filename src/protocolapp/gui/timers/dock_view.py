"""What the dock shows: every timer of every open run, those that want attention first. No Qt in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from protocolapp.gui.run.clock_text import clock_text
from protocolapp.gui.run.window_view import window_of
from protocolapp.gui.timers.digits_text import digits_text
from protocolapp.gui.widgets.timer_view import TimerView, TimerWish
from protocolapp.plan.model import Plan
from protocolapp.run.next_action import NextAction
from protocolapp.run.ports import Stamp
from protocolapp.run.state import RunState
from protocolapp.run.timer import TimerPhase, TimerReading, dock_order
from protocolapp.run.window import WindowPhase, WindowReading
from protocolapp.run.words import counted, span_text

_SECOND, _MINUTE, _HOUR = 1_000, 60_000, 3_600_000
_WAITING = (TimerPhase.RUNNING, TimerPhase.MAY_CONTINUE)
_KEY = "A"


@dataclass(frozen=True, slots=True)
class OpenRun:
    """A run on the desk: its state, its timers read, and what its one key would do now."""

    state: RunState
    readings: Mapping[str, TimerReading]
    action: NextAction
    plan: Plan | None = None
    windows: tuple[WindowReading, ...] = ()


@dataclass(frozen=True, slots=True)
class DockView:
    """count: `3 running`. quiet: until when nothing rings. caution: what a long timer needs, or empty."""

    timers: tuple[TimerView, ...]
    count: str
    quiet: str
    caution: str
    ringing: int
    windows: tuple[WindowDue, ...] = ()


@dataclass(frozen=True, slots=True)
class WindowDue:
    """A step to be begun before its window closes, or whose window has closed. short: `by 14:32, 3 min left`."""

    run_id: str
    step: str
    short: str
    said: str
    missed: bool


def dock_view(runs: Mapping[str, OpenRun], now: Stamp) -> DockView:
    """runs: by id. The key for acknowledging stands on the first card that rings."""
    owners = {id(reading): run for run in runs.values() for reading in run.readings.values()}
    readings = dock_order(reading for run in runs.values() for reading in run.readings.values())
    first = next((reading for reading in readings if reading.ringing), None)
    views = tuple(
        timer_view(reading, owners[id(reading)].state, now, key=_KEY if reading is first else "")
        for reading in readings
    )
    return DockView(
        timers=views,
        count=_count(readings),
        quiet=_quiet(runs, readings, now),
        caution=_caution(readings),
        ringing=sum(reading.ringing for reading in readings),
        windows=tuple(
            _due(reading, run, now) for run in runs.values() for reading in run.windows if reading.urgent
        ),
    )


def _due(reading: WindowReading, run: OpenRun, now: Stamp) -> WindowDue:
    number = run.plan.by_ref[reading.ref].number if run.plan is not None else 0
    missed = reading.phase is WindowPhase.MISSED
    view = window_of(reading, now)
    at = clock_text(reading.closes_at, now) if reading.closes_at is not None else ""
    left = f"{_ago(reading.left_ms or 0)} left"
    said = (
        f"Step {number}, {_run_label(run.state.identity.label, now)}: {view.text if view is not None else ''}"
    )
    short = f"missed {at}" if missed else f"by {at}, {left}"
    return WindowDue(run.state.run_id, f"Step {number}", short, said, missed)


def timer_name(run_id: str, timer_id: str) -> str:
    """A name that is unique over all runs."""
    return f"{run_id}/{timer_id}"


def timer_view(reading: TimerReading, state: RunState, now: Stamp, key: str = "") -> TimerView:
    """One timer as its card shows it. key: acknowledges it."""
    timer, counting = reading.timer, reading.phase in _WAITING
    return TimerView(
        timer_id=timer_name(state.run_id, timer.id),
        name=timer.label,
        run_label=_run_label(state.identity.label, now),
        phase=reading.phase,
        digits=digits_text(reading),
        ends=_ends(reading, now),
        of=f"of {span_text(reading.rings_ms)}",
        fraction=min(reading.elapsed_ms / reading.rings_ms, 1.0) if reading.rings_ms else 1.0,
        seconds_left=reading.remaining_ms // _SECOND if counting else None,
        can_acknowledge=reading.ringing,
        wishes=_wishes(reading),
        key=key,
    )


def _ends(reading: TimerReading, now: Stamp) -> str:
    if reading.phase is TimerPhase.PAUSED:
        pause = reading.timer.pauses[-1]
        because = f": {pause.reason}" if pause.reason else ""
        return f"paused {clock_text(pause.start.utc, now)}{because}"
    if reading.ends_at is None:
        return ""
    at = clock_text(reading.ends_at, now)
    by_wall = ", by the wall clock" if reading.clock_based else ""
    changed = ", wall clock changed" if reading.wall_disagrees else ""
    if reading.phase in _WAITING:
        return f"ends {at}{by_wall}{changed}"
    if reading.phase is TimerPhase.MISSED:
        return f"ended {at}, {_ago(reading.over_ms)} ago{by_wall}"
    seen = " · acknowledged" if reading.acknowledged else ""
    return f"due {at}{by_wall}{changed}{seen}"


def _ago(ms: int) -> str:
    return span_text(ms - ms % _MINUTE if ms >= _MINUTE else ms)


def _run_label(label: str, now: Stamp) -> str:
    """`run 02` for one of today, else the whole label."""
    day, _, number = label.rpartition("-")
    return f"run {number}" if day == now.local.date().isoformat() else f"run {label}"


def _wishes(reading: TimerReading) -> tuple[TimerWish, ...]:
    go = (TimerWish.OPEN,) if reading.timer.ref else ()
    rest = TimerWish.RESUME if reading.phase is TimerPhase.PAUSED else TimerWish.PAUSE
    return (TimerWish.EXTEND, rest, TimerWish.STOP, *go)


def _count(readings: tuple[TimerReading, ...]) -> str:
    if not readings:
        return ""
    ringing = sum(reading.ringing for reading in readings)
    running = counted(len(readings), "running", "running")
    return f"{running}, {ringing}\u00a0due" if ringing else running


def _quiet(runs: Mapping[str, OpenRun], readings: tuple[TimerReading, ...], now: Stamp) -> str:
    """`Free until 14:15. Nothing rings before.` only while no run that has a timer waits for hands."""
    if any(reading.ringing for reading in readings):
        return ""
    rings = [one.ends_at for one in readings if one.phase in _WAITING and one.ends_at is not None]
    if not rings:
        return "No timer is running." if not readings else "Nothing will ring."
    until = clock_text(min(rings), now)
    timed = [run for run in runs.values() if run.readings]
    free = all(run.action.waiting and run.action.command is None for run in timed)
    return f"Free until {until}. Nothing rings before." if free else f"Nothing rings before {until}."


def _caution(readings: tuple[TimerReading, ...]) -> str:
    if any(one.phase in _WAITING and one.remaining_ms >= _HOUR for one in readings):
        return "Timers go on when the program is closed or the computer sleeps, but ring only while both are awake."
    return ""
