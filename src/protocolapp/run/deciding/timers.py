"""Timers: start, pause, resume, extend, acknowledge, confirm, cancel. Several run at once."""

from __future__ import annotations

from protocolapp.plan.model import PlannedStep
from protocolapp.run import commands as c
from protocolapp.run import events as e
from protocolapp.run.deciding.situation import Events, Situation, reason_for, settle
from protocolapp.run.deciding.timed import acknowledged, confirmed, limit_departures
from protocolapp.run.deciding.windowed import window_deviations
from protocolapp.run.refusal import refuse
from protocolapp.run.state import TimerState
from protocolapp.run.timer import LONGEST_MS, read_timer

SHORTEST_MS = 1_000
"""A timer of less than a second tells nothing."""

FREE_LABEL = "Timer"


def start(now: Situation, command: c.StartTimer) -> Events:
    if not command.ref:
        return (_free(now, command),)
    step, here = now.open_step(command.ref)
    wait = step.wait
    if wait is None:
        raise refuse(
            "no_wait",
            "This step has no timer",
            f"Step {step.number} has no wait.",
            "Start a free timer instead.",
        )
    if any(timer.active for timer in now.state.timers_of(here.ref, here.occurrence)):
        raise refuse(
            "timer_running",
            "The timer is running already",
            f"The timer of step {step.number} was started before and goes on.",
            "Wait for it, or cancel it to start anew.",
        )
    started = e.TimerStarted(
        timer=_next_id(now),
        ref=here.ref,
        occurrence=here.occurrence,
        label=wait.label or step.text,
        least_ms=wait.least_ms,
        rings_ms=wait.rings_ms,
        overdue_ms=wait.overdue_ms,
    )
    return (*window_deviations(now, step, here, command.reason), *now.begun(here), started)


def pause(now: Situation, command: c.PauseTimer) -> Events:
    timer = _active(now, command.timer)
    if timer.paused:
        return ()
    reason = command.reason.strip()
    if timer.ref:
        question = "What it times was interrupted. Why?"
        reason = reason_for(command.reason, "timer_pause_reason", f"Pause “{timer.label}”", question)
    return (e.TimerPaused(timer.id, reason),)


def resume(now: Situation, command: c.ResumeTimer) -> Events:
    timer = _active(now, command.timer)
    return (e.TimerResumed(timer.id),) if timer.paused else ()


def extend(now: Situation, command: c.ExtendTimer) -> Events:
    timer = _active(now, command.timer)
    if not command.by_ms:
        return ()
    if not SHORTEST_MS <= timer.rings_ms + timer.extended_ms + command.by_ms <= LONGEST_MS:
        raise _bad_length()
    return (e.TimerExtended(timer.id, command.by_ms, command.reason.strip()),)


def acknowledge(now: Situation, command: c.AcknowledgeTimer) -> Events:
    if not command.timer:
        readings = [read_timer(timer, now.at) for timer in now.state.active_timers()]
        return tuple(acknowledged(reading) for reading in readings if reading.ringing)
    reading = read_timer(_active(now, command.timer), now.at)
    if reading.ringing:
        return (acknowledged(reading),)
    if reading.acknowledged:
        return ()
    raise refuse(
        "not_due",
        "This timer has not rung yet",
        "There is nothing to acknowledge.",
        "Wait for it, or cancel it.",
    )


def confirm(now: Situation, command: c.ConfirmTimer) -> Events:
    timer = _active(now, command.timer)
    step = now.plan.by_ref.get(timer.ref) if timer.ref else None
    if step is None:
        return confirmed(now, timer)
    departures, excused = limit_departures(now, timer, _wait_text(step, timer))
    deviations = settle(departures, command.reason, timer.ref, timer.occurrence)
    return (*confirmed(now, timer), *deviations, *excused)


def cancel(now: Situation, command: c.CancelTimer) -> Events:
    timer = _active(now, command.timer)
    return (e.TimerCancelled(timer.id, command.reason.strip()),)


def _wait_text(step: PlannedStep, timer: TimerState) -> str:
    return step.wait.text if step.wait is not None else timer.label


def _free(now: Situation, command: c.StartTimer) -> e.TimerStarted:
    if not SHORTEST_MS <= command.length_ms <= LONGEST_MS:
        raise _bad_length()
    length = command.length_ms
    tolerance = max(length // 10, 60_000)  # as for a fixed wait: a tenth, at least a minute
    label = command.label.strip() or FREE_LABEL
    return e.TimerStarted(_next_id(now), "", 0, label, length, length, length + tolerance)


def _next_id(now: Situation) -> str:
    """Unique in its run, since the number of events only grows."""
    return f"t{now.state.version + 1}"


def _active(now: Situation, timer_id: str) -> TimerState:
    timer = now.state.timers.get(timer_id)
    if timer is None:
        raise refuse(
            "unknown_timer",
            "There is no such timer",
            f"This run has no timer “{timer_id}”; its start may have been undone.",
            "Choose one of the timers shown.",
        )
    if not timer.active:
        raise refuse(
            "timer_ended",
            "This timer has ended",
            f"“{timer.label}” was {timer.outcome}.",
            "Start a new one if needed.",
        )
    return timer


def _bad_length() -> Exception:
    return refuse(
        "timer_length",
        "This length does not make a timer",
        "A timer is at least 1\u00a0s and at most 366\u00a0d long.",
        "Give a time between the two.",
    )
