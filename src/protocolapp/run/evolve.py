"""Folding events into a run's state. Live, resume and replay are this one code.

An undone gesture is left out of the fold, in the order things happened; its events stay in `history`. What a run
as a whole went through (started, paused, completed …) is never left out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from protocolapp.run import events as e
from protocolapp.run.events import Event, Recorded
from protocolapp.run.evolving import entries, lifecycle, steps, timers
from protocolapp.run.evolving.draft import Draft
from protocolapp.run.state import Mark, RunState

Apply = Callable[[Draft, Any, Mark], None]


class ReplayError(Exception):
    """The events do not begin with the start of a run."""


def _nothing(draft: Draft, event: Event, mark: Mark) -> None:
    """The start has been folded; an undo is folded by leaving out what it takes back."""


UNDOABLE: Mapping[type[Event], Apply] = {
    e.StepStarted: steps.started,
    e.StepTicked: steps.ticked,
    e.StepCompleted: steps.completed,
    e.StepSkipped: steps.skipped,
    e.StepFailed: steps.failed,
    e.StepRepeated: steps.repeated,
    e.StepReopened: steps.reopened,
    e.EntryRecorded: entries.recorded,
    e.EntryCorrected: entries.corrected,
    e.FileAttached: steps.file_attached,
    e.NoteAdded: lifecycle.note_added,
    e.DeviationRecorded: lifecycle.deviation_recorded,
    e.TimerStarted: timers.started,
    e.TimerPaused: timers.paused,
    e.TimerResumed: timers.resumed,
    e.TimerExtended: timers.extended,
    e.TimerAcknowledged: timers.acknowledged,
    e.TimerConfirmed: timers.confirmed,
    e.TimerCancelled: timers.cancelled,
    e.ParameterChanged: lifecycle.parameter_changed,
    e.ChoiceMade: lifecycle.choice_made,
    e.SampleAdded: lifecycle.sample_added,
    e.SampleDropped: lifecycle.sample_dropped,
}
"""What an undo can take back."""

LASTING: Mapping[type[Event], Apply] = {
    e.RunStarted: _nothing,
    e.ActionUndone: _nothing,
    e.RunDescribed: lifecycle.described,
    e.RunPaused: lifecycle.paused,
    e.RunResumed: lifecycle.resumed,
    e.RunCompleted: lifecycle.completed,
    e.RunAbandoned: lifecycle.abandoned,
    e.RunReopened: lifecycle.reopened,
    e.RunHidden: lifecycle.hidden,
}
"""What has its own reverse instead."""

_APPLY: Mapping[type[Event], Apply] = {**UNDOABLE, **LASTING}


def evolve(state: RunState, recorded: Recorded) -> RunState:
    """The state after one more event."""
    return evolve_all(state, (recorded,))


def evolve_all(state: RunState, recorded: Iterable[Recorded]) -> RunState:
    """The state after more events. An undo among them folds the whole history again, by the same rules."""
    new = tuple(recorded)
    if any(isinstance(one.event, e.ActionUndone) for one in new):
        return replay((*state.history, *new))
    draft = Draft.of(state)
    for one in new:
        _fold(draft, one)
    return draft.freeze()


def replay(recorded: Iterable[Recorded]) -> RunState:
    """The state after all events of a run. Raises ReplayError when the first is not its start."""
    history = tuple(recorded)
    if not history or not isinstance(history[0].event, e.RunStarted):
        raise ReplayError("the first event is not the start of a run")
    draft = lifecycle.begin(history[0].event, _mark(history[0]))
    draft.undone = {one.event.target for one in history if isinstance(one.event, e.ActionUndone)}
    for one in history:
        _fold(draft, one)
    return draft.freeze()


def counts(recorded: Recorded, undone: frozenset[str] | set[str]) -> bool:
    """Whether an event still counts: it was not taken back."""
    return recorded.envelope.cause not in undone or type(recorded.event) not in UNDOABLE


def _fold(draft: Draft, recorded: Recorded) -> None:
    draft.history.append(recorded)
    if counts(recorded, draft.undone):
        _APPLY[type(recorded.event)](draft, recorded.event, _mark(recorded))


def _mark(recorded: Recorded) -> Mark:
    return Mark(recorded.envelope.at, recorded.envelope.by, recorded.envelope.sequence)
