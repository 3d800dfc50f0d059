"""The run as a whole: describe, pause, resume, complete, abandon, reopen, hide."""

from __future__ import annotations

from protocolapp.run import commands as c
from protocolapp.run import events as e
from protocolapp.run.deciding.situation import Events, Situation, reason_for, settle
from protocolapp.run.deviation import DeviationKind
from protocolapp.run.progress import open_steps
from protocolapp.run.refusal import Departure, refuse
from protocolapp.run.state import RunStatus
from protocolapp.run.words import counted, listed


def describe(now: Situation, command: c.DescribeRun) -> Events:
    title, aim = command.title.strip(), command.aim.strip()
    if (title, aim) == (now.state.title, now.state.aim):
        return ()
    return (e.RunDescribed(title, aim),)


def pause(now: Situation, command: c.PauseRun) -> Events:
    """Timers go on: what they time at the bench does so, too."""
    if now.state.status is RunStatus.PAUSED:
        return ()
    reason = reason_for(
        command.reason, "pause_reason", "Pause the run", "Timers go on. Why does the work rest?"
    )
    return (e.RunPaused(reason),)


def resume(now: Situation, _command: c.ResumeRun) -> Events:
    return (e.RunResumed(),) if now.state.status is RunStatus.PAUSED else ()


def complete(now: Situation, command: c.CompleteRun) -> Events:
    left = open_steps(now.plan, now.state)
    departures = []
    if left:
        total = counted(len(now.plan.steps), "step", "steps")
        numbers = listed([str(step.number) for step in left])
        departures = [Departure(DeviationKind.UNFINISHED, total, f"open: {numbers}")]
    deviations = settle(departures, command.reason, "", 0)
    return (*deviations, *_timers_ended(now, "run completed"), e.RunCompleted())


def abandon(now: Situation, command: c.AbandonRun) -> Events:
    question = "It can be reopened later. Why does it end here?"
    reason = reason_for(command.reason, "abandon_reason", "Abandon the run", question)
    return (*_timers_ended(now, "run abandoned"), e.RunAbandoned(reason))


def reopen(now: Situation, command: c.ReopenRun) -> Events:
    if now.state.open:
        raise refuse("run_open", "This run is open", "It has not ended.", "Go on with it.")
    question = f"It was {now.state.status}. Why does it go on?"
    return (e.RunReopened(reason_for(command.reason, "reopen_reason", "Reopen the run", question)),)


def hide(now: Situation, command: c.HideRun) -> Events:
    return () if now.state.hidden is command.hidden else (e.RunHidden(command.hidden),)


def _timers_ended(now: Situation, reason: str) -> Events:
    return tuple(e.TimerCancelled(timer.id, reason) for timer in now.state.active_timers())
