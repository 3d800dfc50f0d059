"""The wait of a step, judged when it ends: too early, too late, or never timed."""

from __future__ import annotations

from protocolapp.plan.model import PlannedStep
from protocolapp.run import events as e
from protocolapp.run.deciding.situation import Events, Situation
from protocolapp.run.deviation import DeviationKind
from protocolapp.run.refusal import Departure
from protocolapp.run.state import StepState, TimerOutcome, TimerState
from protocolapp.run.timer import TimerReading, overdue_after, read_timer
from protocolapp.run.words import span_text


def wait_departures(now: Situation, step: PlannedStep, here: StepState) -> tuple[list[Departure], Events]:
    """How ending the step now breaks its wait; and the deviations that an extension's reason has excused already."""
    if step.wait is None:
        return [], ()
    timers = now.state.timers_of(here.ref, here.occurrence)
    running = [timer for timer in timers if timer.active]
    if not running:
        confirmed = any(timer.outcome is TimerOutcome.CONFIRMED for timer in timers)
        untimed = Departure(DeviationKind.UNTIMED, step.wait.text, "timer not used")
        return ([] if confirmed else [untimed]), ()
    departures: list[Departure] = []
    excused: list[e.Event] = []
    for timer in running:
        more, settled = limit_departures(now, timer, step.wait.text)
        departures += more
        excused += settled
    return departures, tuple(excused)


def limit_departures(now: Situation, timer: TimerState, planned: str) -> tuple[list[Departure], Events]:
    """Whether a step's timer that ends now is too early or late by the protocol.

    Late only beyond what it was extended by: the extension's reason, if it had one, serves and is not asked again.
    """
    reading = read_timer(timer, now.at)
    actual = span_text(reading.elapsed_ms)
    if reading.elapsed_ms < timer.least_ms:
        return [Departure(DeviationKind.TOO_EARLY, planned, actual)], ()
    if reading.elapsed_ms <= timer.overdue_ms:
        return [], ()
    if timer.extension_reason and reading.elapsed_ms <= overdue_after(timer):
        kind, reason = DeviationKind.LATE.value, timer.extension_reason
        return [], (e.DeviationRecorded(timer.ref, timer.occurrence, kind, planned, actual, reason),)
    return [Departure(DeviationKind.LATE, planned, actual)], ()


def confirmations(now: Situation, here: StepState) -> Events:
    """The ends of the timers that still run for a step."""
    timers = now.state.timers_of(here.ref, here.occurrence)
    return tuple(event for timer in timers if timer.active for event in confirmed(now, timer))


def confirmed(now: Situation, timer: TimerState) -> Events:
    """The end of one timer. Who ends it while it rings has heard it, too."""
    reading = read_timer(timer, now.at)
    heard = (acknowledged(reading),) if reading.ringing else ()
    end = e.TimerConfirmed(timer.id, reading.elapsed_ms, reading.clock_based, reading.wall_drift_ms)
    return (*heard, end)


def acknowledged(reading: TimerReading) -> e.TimerAcknowledged:
    """That it was heard, and how long after it was due."""
    return e.TimerAcknowledged(reading.timer.id, reading.over_ms)
