"""The runs that wait to be gone on with, as frozen data."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from protocolapp.gui.run.clock_text import clock_text
from protocolapp.run.ports import RunSummary, Stamp
from protocolapp.run.timer import TimerPhase, TimerReading, dock_order
from protocolapp.run.words import counted

if TYPE_CHECKING:  # all of this comes with the plan, which the first paint does without
    from protocolapp.plan.model import Plan, PlannedStep
    from protocolapp.run.service import RunService
    from protocolapp.run.state import RunState

_LONGEST_STEP = 90


@dataclass(frozen=True, slots=True)
class ResumeView:
    """A run to go on with. line: where it stands and what is next. timers: what its timers did meanwhile, or empty.

    alarm: a timer has rung and nobody has acknowledged it.
    """

    run_id: str
    title: str
    tag: str
    line: str
    timers: str
    alarm: bool


def resume_views(services: Iterable[RunService], now: Stamp) -> tuple[ResumeView, ...]:
    """The open runs, those with a ringing timer first, then the one last worked at."""
    open_ones = [one for one in services if one.state.open and not one.state.hidden]
    made = [(one.state.last.at.utc, _view(one, now)) for one in open_ones]
    made.sort(key=lambda pair: (pair[1].alarm, pair[0]), reverse=True)
    return tuple(view for _, view in made)


def waiting_views(summaries: Iterable[RunSummary], now: Stamp) -> tuple[ResumeView, ...]:
    """The same runs before they are opened, from their headers: in the same places, with less to say."""
    return tuple(
        ResumeView(
            run_id=one.header.run_id,
            title=one.header.title or one.header.protocol_title,
            tag="rehearsal" if one.header.rehearsal else one.header.label,
            line=f"Last worked at {_moment(one.last_utc, now)}.",
            timers="",
            alarm=False,
        )
        for one in sorted(summaries, key=lambda one: one.last_utc, reverse=True)
    )


def _view(service: RunService, now: Stamp) -> ResumeView:
    state, plan = service.state, service.plan
    readings = dock_order(service.readings(now).values())
    return ResumeView(
        run_id=state.run_id,
        title=state.title or service.protocol.title,
        tag="rehearsal" if state.identity.rehearsal else state.identity.label,
        line=_line(state, plan, now, interrupted=state.last.at.utc < service.opened_at.utc),
        timers=_timers(readings, now),
        alarm=any(reading.ringing for reading in readings),
    )


def _line(state: RunState, plan: Plan, now: Stamp, *, interrupted: bool) -> str:
    from protocolapp.run.progress import current_step
    from protocolapp.run.state import RunStatus

    step = current_step(plan, state)
    at = _moment(state.last.at.utc, now)
    if state.status is RunStatus.PAUSED:
        reason = f" ({state.reason})" if state.reason else ""
        return f"Paused {at}{reason}. {_next(step)}"
    if step is None:
        return f"All steps have ended, the last {at}. The run is not completed yet."
    place = f"at step\u00a0{step.number} of\u00a0{len(plan.steps)}"
    return f"Interrupted {place}, {at}. {_next(step)}" if interrupted else f"Under way {place}. {_next(step)}"


def _next(step: PlannedStep | None) -> str:
    if step is None:
        return "All steps have ended."
    text = step.text if len(step.text) <= _LONGEST_STEP else step.text[: _LONGEST_STEP - 1].rstrip() + "…"
    return f"Next: {text}"


def _timers(readings: tuple[TimerReading, ...], now: Stamp) -> str:
    missed = [reading for reading in readings if reading.phase is TimerPhase.MISSED]
    if missed:
        first = missed[0]
        more = f" and {counted(len(missed) - 1, 'other', 'others')}" if len(missed) > 1 else ""
        return f"Missed while the program was closed: {_ended(first, now)}{more}."
    if not readings:
        return ""
    first = readings[0]
    if first.phase is TimerPhase.PAUSED:
        return f"Timer “{first.timer.label}” is paused."
    word = "rang" if first.phase in (TimerPhase.DUE, TimerPhase.OVERDUE) else "rings"
    return f"Timer “{first.timer.label}” {word} {_at(first, now)}."


def _ended(reading: TimerReading, now: Stamp) -> str:
    return f"“{reading.timer.label}”, which rang {_at(reading, now)}"


def _at(reading: TimerReading, now: Stamp) -> str:
    if reading.ends_at is None:
        return ""
    return clock_text(reading.ends_at, now)


def _moment(at: datetime, now: Stamp) -> str:
    text = clock_text(at, now)
    return f"{text} today" if at.astimezone(now.local.tzinfo).date() == now.local.date() else text
