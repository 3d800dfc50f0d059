"""The ordinary next thing to do: what the one key does. It never ends a wait early, and never guesses a value.

At the current step: its begin where a window counts, row by row what is to be entered and then the tick, the other
checks and entries, the timer, and when it may go on: Done.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from protocolapp.plan.facts import EntryKey
from protocolapp.plan.model import Plan, PlannedStep
from protocolapp.run.commands import (
    Command,
    CompleteRun,
    CompleteStep,
    ResumeRun,
    StartStep,
    StartTimer,
    TickRow,
)
from protocolapp.run.progress import current_step, key_of, missing_entries, missing_ticks
from protocolapp.run.state import RunState, RunStatus, StepStatus, TimerState
from protocolapp.run.timer import TimerPhase, TimerReading


@dataclass(frozen=True, slots=True)
class NextAction:
    """label: on the key. command: what it does, or None when there is nothing to do but wait or type.

    ref: the step it belongs to. focus: where a value is to be typed first. waiting: the timer that runs.
    """

    label: str
    command: Command | None = None
    ref: str = ""
    detail: str = ""
    focus: EntryKey | None = None
    waiting: str = ""


def next_action(
    plan: Plan,
    state: RunState,
    readings: Mapping[str, TimerReading],
    passed_over: frozenset[EntryKey] = frozenset(),
) -> NextAction:
    """What the one key does now. readings: by timer id, as `RunService.readings` gives them.

    passed_over: entries that will not be made; Done then asks for a reason.
    """
    if not state.open:
        return NextAction(f"Run {state.status}")
    if state.status is RunStatus.PAUSED:
        return NextAction("Resume run", ResumeRun(), detail=state.reason)
    step = current_step(plan, state)
    if step is None:
        return NextAction("Complete run", CompleteRun(), detail="All steps have ended.")
    return action_at(step, state, readings, passed_over)


def action_at(
    step: PlannedStep,
    state: RunState,
    readings: Mapping[str, TimerReading],
    passed_over: frozenset[EntryKey] = frozenset(),
) -> NextAction:
    """The same at any step that is still open, when a person works ahead of the current one."""
    return (
        _beginning(step, state)
        or _filling(step, state, passed_over)
        or _timing(step, state, readings)
        or _done(step)
    )


def _beginning(step: PlannedStep, state: RunState) -> NextAction | None:
    """A step with a window is begun by a gesture of its own: it is the moment that the window judges."""
    if step.window is None or state.step(step.ref).status is not StepStatus.OPEN:
        return None
    if state.step(step.window.after).status is not StepStatus.DONE:
        return None
    return NextAction("Begin", StartStep(step.ref), step.ref, step.window.text)


def _filling(step: PlannedStep, state: RunState, passed_over: frozenset[EntryKey]) -> NextAction | None:
    """First all that is to be entered, so that a column can be typed without a look; then the ticks."""
    entries = [one for one in missing_entries(step, state) if key_of(step, one) not in passed_over]
    if entries:
        asked = entries[0]
        return NextAction(f"Enter {asked.label}", None, step.ref, asked.row_label, key_of(step, asked))
    ticks = missing_ticks(step, state)
    if ticks:
        return NextAction("Tick next", TickRow(step.ref, ticks[0].id), step.ref, ticks[0].label)
    return None


def _timing(step: PlannedStep, state: RunState, readings: Mapping[str, TimerReading]) -> NextAction | None:
    """The wait: start it, then leave it alone until one may continue."""
    if step.wait is None:
        return None
    timers = state.timers_of(step.ref, state.step(step.ref).occurrence)
    if not timers or not any(timer.active or timer.elapsed_ms is not None for timer in timers):
        return NextAction("Start timer", StartTimer(step.ref), step.ref, step.wait.text)
    running = next((timer for timer in timers if timer.active), None)
    return None if running is None else _waiting(step, running, readings.get(running.id))


def _waiting(step: PlannedStep, timer: TimerState, reading: TimerReading | None) -> NextAction:
    phase = reading.phase if reading is not None else TimerPhase.RUNNING
    if phase is TimerPhase.PAUSED:
        return NextAction("Timer paused", None, step.ref, timer.label, waiting=timer.id)
    if phase is TimerPhase.RUNNING:
        return NextAction("Timer running…", None, step.ref, timer.label, waiting=timer.id)
    detail = "May continue" if phase is TimerPhase.MAY_CONTINUE else f"{timer.label}: {phase}"
    return NextAction("Done", CompleteStep(step.ref), step.ref, detail, waiting=timer.id)


def _done(step: PlannedStep) -> NextAction:
    return NextAction("Done", CompleteStep(step.ref), step.ref)
