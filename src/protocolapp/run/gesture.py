"""Gestures: the events of one command, as a person did them and may take them back."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from protocolapp.run import events as e
from protocolapp.run.events import Event, Recorded
from protocolapp.run.evolve import UNDOABLE
from protocolapp.run.state import Mark, RunState

_BARRIERS = (e.RunStarted, e.RunCompleted, e.RunAbandoned, e.RunReopened)
"""Nothing before these is undone any more: the run has ended once, and reopening steps is the way."""

_PLAN_WIDE = (e.ParameterChanged, e.ChoiceMade, e.SampleAdded, e.SampleDropped)
"""What all later gestures may rest on."""

_REMARKS = (e.NoteAdded, e.FileAttached)
"""What no other gesture rests on."""

EVERYTHING = "*"


@dataclass(frozen=True, slots=True)
class Gesture:
    """cause: names it. what: for the undo bar (`step 7 done`). touches: refs and timers it concerns, `*` for all."""

    cause: str
    what: str
    mark: Mark
    touches: frozenset[str]


def last_undoable(state: RunState) -> Gesture | None:
    """The latest gesture that Undo would take back."""
    return next(undoable(state), None)


def undoable(state: RunState) -> Iterator[Gesture]:
    """Gestures that still count and can be taken back, the latest first."""
    by_cause = groupby(reversed(state.history), key=lambda one: one.envelope.cause)
    for cause, group in by_cause:
        recorded = list(group)[::-1]
        if any(isinstance(one.event, _BARRIERS) for one in recorded):
            return
        counting = [one for one in recorded if type(one.event) in UNDOABLE]
        if counting and cause not in state.undone:
            yield _gesture(cause, counting, state)


def _gesture(cause: str, counting: list[Recorded], state: RunState) -> Gesture:
    first = counting[0].envelope
    events = [one.event for one in counting]
    touches = frozenset(name for event in events for name in _touched(event))
    return Gesture(cause, describe(events, state), Mark(first.at, first.by), touches)


def _touched(event: Event) -> tuple[str, ...]:
    if isinstance(event, _PLAN_WIDE):
        return (EVERYTHING,)
    if isinstance(event, _REMARKS):
        return ()
    return tuple(name for name in (getattr(event, "ref", ""), getattr(event, "timer", "")) if name)


def describe(events: list[Event], state: RunState) -> str:
    """What a gesture was, in a few words: by the event that matters most."""
    for kind, words in _WORDS.items():
        found = next((event for event in events if isinstance(event, kind)), None)
        if found is not None:
            return words(found, state)
    return "change"


def _timer(event: Any, state: RunState) -> str:
    timer = state.timers.get(event.timer)
    return f"timer “{timer.label}”" if timer is not None else "timer"


_WORDS: Mapping[type[Event], Callable[[Any, RunState], str]] = {
    e.StepCompleted: lambda event, _: f"step {event.number} done",
    e.StepSkipped: lambda event, _: f"step {event.number} skipped",
    e.StepFailed: lambda event, _: f"step {event.number} failed",
    e.StepRepeated: lambda *_: "step to be done again",
    e.StepReopened: lambda *_: "step reopened",
    e.EntryRecorded: lambda event, _: f"{event.label} entered",
    e.EntryCorrected: lambda event, _: f"{event.label} corrected",
    e.ParameterChanged: lambda event, _: f"{event.label} changed",
    e.ChoiceMade: lambda event, _: f"{event.label}: {event.choice} chosen",
    e.SampleAdded: lambda event, _: f"sample {event.name} added",
    e.SampleDropped: lambda event, _: f"sample {event.name} dropped",
    e.TimerStarted: lambda event, _: f"timer “{event.label}” started",
    e.TimerConfirmed: lambda event, state: f"{_timer(event, state)} ended",
    e.TimerCancelled: lambda event, state: f"{_timer(event, state)} cancelled",
    e.TimerPaused: lambda event, state: f"{_timer(event, state)} paused",
    e.TimerResumed: lambda event, state: f"{_timer(event, state)} resumed",
    e.TimerExtended: lambda event, state: f"{_timer(event, state)} changed",
    e.TimerAcknowledged: lambda event, state: f"{_timer(event, state)} acknowledged",
    e.StepTicked: lambda event, _: f"{event.row_label or 'row'} {'ticked' if event.done else 'unticked'}",
    e.FileAttached: lambda event, _: f"file {event.name} attached",
    e.NoteAdded: lambda *_: "note",
    e.DeviationRecorded: lambda *_: "deviation",
    e.StepStarted: lambda *_: "step started",
}
"""The weightiest first."""
