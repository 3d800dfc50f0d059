"""Steps: start, tick, done, skip, fail, repeat, reopen."""

from __future__ import annotations

from protocolapp.plan.model import PlannedStep, Severity
from protocolapp.run import commands as c
from protocolapp.run import events as e
from protocolapp.run.deciding.situation import Events, Situation, asked_reason, reason_for, settle
from protocolapp.run.deciding.timed import confirmations, wait_departures
from protocolapp.run.deciding.windowed import window_departures, window_deviations
from protocolapp.run.deviation import DeviationKind
from protocolapp.run.progress import missing_entries, missing_ticks, steps_before, tickable
from protocolapp.run.refusal import Departure, refuse
from protocolapp.run.state import StepState, StepStatus
from protocolapp.run.words import counted, listed


def start(now: Situation, command: c.StartStep) -> Events:
    planned, step = now.open_step(command.ref)
    if step.status is StepStatus.STARTED:
        raise refuse(
            "already_started",
            "This step has been started",
            "It is under way.",
            "Go on with it, or undo its start.",
        )
    return (*window_deviations(now, planned, step, command.reason), *now.begun(step))


def tick(now: Situation, command: c.TickRow) -> Events:
    step, here = now.open_step(command.ref)
    row = next((one for one in tickable(step) if one.id == command.row), None)
    if row is None:
        raise refuse(
            "unknown_row",
            "There is nothing to tick here",
            f"Step {step.number} has no row “{command.row}”.",
            "Tick one of the rows that the step shows.",
        )
    if (row.id in here.ticks) is command.done:
        return ()
    ticked = e.StepTicked(step.ref, here.occurrence, row.id, command.done, row.label)
    return (*now.begun(here), ticked)


def complete(now: Situation, command: c.CompleteStep) -> Events:
    step, here = now.open_step(command.ref)
    departures = [*_gaps(now, step), *_order(now, step), *_impossible(now, step)]
    waits, excused = wait_departures(now, step, here)
    departures += [*waits, *window_departures(now, step, here)]
    deviations = settle(departures, command.reason, step.ref, here.occurrence)
    return (
        *now.begun(here),
        *confirmations(now, here),
        *deviations,
        *excused,
        _completed(step, here),
    )


def skip(now: Situation, command: c.SkipStep) -> Events:
    step, here = now.open_step(command.ref)
    reason = command.reason.strip()
    deviations: Events = ()
    if not step.optional:
        departure = Departure(DeviationKind.SKIPPED, f"step {step.number}", "not done")
        reason, deviations = asked_reason(command.reason, departure, step.ref, here.occurrence)
    skipped = e.StepSkipped(step.ref, here.occurrence, step.number, step.text, reason)
    return (*_stopped(now, here, "step skipped"), *deviations, skipped)


def fail(now: Situation, command: c.FailStep) -> Events:
    step, here = now.open_step(command.ref)
    departure = Departure(DeviationKind.FAILED, f"step {step.number}", "failed")
    reason, deviations = asked_reason(command.reason, departure, step.ref, here.occurrence)
    failed = e.StepFailed(step.ref, here.occurrence, step.number, step.text, reason)
    return (*now.begun(here), *_stopped(now, here, "step failed"), *deviations, failed)


def repeat(now: Situation, command: c.RepeatStep) -> Events:
    step, here = now.step(command.ref), now.state.step(command.ref)
    if not here.closed:
        raise _not_ended(step, "Finish it first; then it can be done again.")
    departure = Departure(DeviationKind.REPEATED, "once", f"done again, time {here.occurrence + 1}")
    reason, deviations = asked_reason(command.reason, departure, step.ref, here.occurrence + 1)
    return (*deviations, e.StepRepeated(step.ref, here.occurrence + 1, reason))


def reopen(now: Situation, command: c.ReopenStep) -> Events:
    step, here = now.step(command.ref), now.state.step(command.ref)
    if not here.closed:
        raise _not_ended(step, "There is nothing to reopen; go on with it.")
    title = f"Reopen step {step.number}"
    reason = reason_for(
        command.reason, "reopen_reason", title, f"It is {here.status}. Why is it opened again?"
    )
    return (e.StepReopened(step.ref, here.occurrence, reason),)


def _not_ended(step: PlannedStep, remedy: str) -> Exception:
    return refuse("step_open", f"Step {step.number} is still open", "It has not ended yet.", remedy)


def _gaps(now: Situation, step: PlannedStep) -> list[Departure]:
    ticks, entries = missing_ticks(step, now.state), missing_entries(step, now.state)
    gaps = []
    if ticks:
        planned = counted(len(tickable(step)), "tick", "ticks")
        gaps.append(
            Departure(DeviationKind.GAP, planned, f"not ticked: {listed([one.label for one in ticks])}")
        )
    if entries:
        names = [f"{one.label} ({one.row_label})" if one.row_label else one.label for one in entries]
        asked = counted(sum(one.required for one in step.asked), "entry", "entries")
        gaps.append(Departure(DeviationKind.GAP, asked, f"not entered: {listed(names)}"))
    return gaps


def _order(now: Situation, step: PlannedStep) -> list[Departure]:
    before = steps_before(step, now.plan, now.state)
    if not before:
        return []
    numbers = listed([str(one.number) for one in before])
    still = f"step {numbers} still open" if len(before) == 1 else f"steps {numbers} still open"
    return [
        Departure(DeviationKind.OUT_OF_ORDER, f"step {before[0].number} before step {step.number}", still)
    ]


def _impossible(now: Situation, step: PlannedStep) -> list[Departure]:
    """What the step shows and the plan calls impossible: more lysate than fits, a volume below zero."""
    shown = {(chip.name, "") for chip in step.chips}
    shown |= {(cell.name, row.id) for row in step.rows for cell in row.cells}
    return [
        Departure(DeviationKind.OUT_OF_LIMITS, "", flag.message.removesuffix("."))
        for flag in now.plan.flags
        if flag.severity is Severity.BLOCK and (flag.about, flag.row) in shown
    ]


def _stopped(now: Situation, here: StepState, reason: str) -> Events:
    timers = now.state.timers_of(here.ref, here.occurrence)
    return tuple(e.TimerCancelled(timer.id, reason) for timer in timers if timer.active)


def _completed(step: PlannedStep, here: StepState) -> e.StepCompleted:
    chips = [e.Shown(chip.label, chip.told) for chip in step.chips]
    cells = [e.Shown(cell.label, cell.told, row.label) for row in step.rows for cell in row.cells]
    return e.StepCompleted(
        ref=step.ref,
        occurrence=here.occurrence,
        number=step.number,
        section=step.section_title,
        text=step.text,
        shown=(*chips, *cells),
        planned=_planned(step),
    )


def _planned(step: PlannedStep) -> str:
    wait = step.wait.text if step.wait is not None and not (step.wait.spin and step.spin) else ""
    at = step.at if step.at not in step.spin.partition(";")[0].split(", ") else ""  # a spin tells its own
    window = step.window.text if step.window is not None else ""
    return ", ".join(part for part in (step.spin, wait, at, step.agitate, window) if part)
