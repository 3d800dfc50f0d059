"""What the events say beyond the state: the texts and values that were shown, notes by occurrence, reopened ends."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from protocolapp.run import events as e
from protocolapp.run.events import Recorded
from protocolapp.run.evolve import counts
from protocolapp.run.state import Mark, RunState

Place = tuple[str, int]
"""A step's ref and the occurrence."""


@dataclass(frozen=True, slots=True)
class ReopenedEnd:
    """An end of a step that was taken back by reopening it. what: done, skipped, failed."""

    what: str
    ended: Mark
    reopened: Mark
    reason: str


@dataclass(frozen=True, slots=True)
class Change:
    """A parameter changed in the run. before, after: as they were shown. reason: empty where none was needed."""

    mark: Mark
    name: str
    label: str
    before: str
    after: str
    reason: str


@dataclass(frozen=True, slots=True)
class Journal:
    """Events that still count, gathered by what they concern.

    row_labels: by place and row id. shown: the latest text of a label and row. parameters, sample_values: as they were
    given, before any change.
    """

    completed: Mapping[Place, e.StepCompleted]
    unfinished: Mapping[Place, e.StepSkipped | e.StepFailed]
    row_labels: Mapping[tuple[str, int, str], str]
    notes: Mapping[Place, tuple[tuple[Mark, str], ...]]
    reopened: Mapping[Place, tuple[ReopenedEnd, ...]]
    corrections: Mapping[str, tuple[e.EntryCorrected, ...]]
    changes: tuple[Change, ...]
    shown: Mapping[tuple[str, str], str]
    parameters: Mapping[str, e.Given]
    sample_values: Mapping[str, Mapping[str, e.Given]]
    wall_drift: Mapping[str, int]


def journal(state: RunState) -> Journal:
    """Gather the events of a run, once."""
    gathered = _Gathered()
    for one in state.history:
        if counts(one, state.undone):
            gathered.add(one)
    return Journal(
        completed=gathered.completed,
        unfinished=gathered.unfinished,
        row_labels=gathered.row_labels,
        notes={place: tuple(notes) for place, notes in gathered.notes.items()},
        reopened={place: tuple(ends) for place, ends in gathered.reopened.items()},
        corrections={cause: tuple(events) for cause, events in gathered.corrections.items()},
        changes=tuple(gathered.changes),
        shown=gathered.shown,
        parameters=gathered.parameters,
        sample_values=gathered.sample_values,
        wall_drift=gathered.wall_drift,
    )


@dataclass(slots=True)
class _Gathered:
    completed: dict[Place, e.StepCompleted] = field(default_factory=dict)
    unfinished: dict[Place, e.StepSkipped | e.StepFailed] = field(default_factory=dict)
    row_labels: dict[tuple[str, int, str], str] = field(default_factory=dict)
    notes: dict[Place, list[tuple[Mark, str]]] = field(default_factory=dict)
    reopened: dict[Place, list[ReopenedEnd]] = field(default_factory=dict)
    corrections: dict[str, list[e.EntryCorrected]] = field(default_factory=dict)
    changes: list[Change] = field(default_factory=list)
    shown: dict[tuple[str, str], str] = field(default_factory=dict)
    parameters: dict[str, e.Given] = field(default_factory=dict)
    sample_values: dict[str, Mapping[str, e.Given]] = field(default_factory=dict)
    wall_drift: dict[str, int] = field(default_factory=dict)
    ends: dict[Place, tuple[str, Mark]] = field(default_factory=dict)
    occurrences: dict[str, int] = field(default_factory=dict)

    def add(self, one: Recorded) -> None:
        mark = Mark(one.envelope.at, one.envelope.by)
        match one.event:
            case e.StepCompleted() as event:
                self.completed[event.ref, event.occurrence] = event
                self.ends[event.ref, event.occurrence] = ("done", mark)
                self.shown |= {(one.label, one.row): one.text for one in event.shown if one.row}
            case e.StepSkipped() | e.StepFailed() as event:
                self.unfinished[event.ref, event.occurrence] = event
                what = "skipped" if isinstance(event, e.StepSkipped) else "failed"
                self.ends[event.ref, event.occurrence] = (what, mark)
            case e.StepReopened() as event:
                self._reopen(event, mark)
            case e.StepRepeated() as event:
                self.occurrences[event.ref] = event.occurrence
            case e.StepTicked() as event:
                self.row_labels[event.ref, event.occurrence, event.row] = event.row_label
            case e.NoteAdded() as event:
                place = (event.ref, self.occurrences.get(event.ref, 1))
                self.notes.setdefault(place, []).append((mark, event.text))
            case e.EntryCorrected() as event:
                self.corrections.setdefault(one.envelope.cause, []).append(event)
            case e.ParameterChanged(name, label, _, _, after, before, reason):
                self.changes.append(Change(mark, name, label, before, after, reason))
            case e.ChoiceMade(name, label, after, before, reason):
                self.changes.append(Change(mark, name, label, before, after, reason))
            case e.TimerConfirmed() as event:
                self.wall_drift[event.timer] = event.wall_drift_ms
            case e.RunStarted() as event:
                self.parameters = dict(event.parameters)
                self.sample_values |= {row.id: row.values for row in event.samples}
            case e.SampleAdded() as event:
                self.sample_values[event.sample] = event.values
            case _:
                pass

    def _reopen(self, event: e.StepReopened, mark: Mark) -> None:
        place = (event.ref, event.occurrence)
        if place in self.ends:
            what, ended = self.ends.pop(place)
            self.reopened.setdefault(place, []).append(ReopenedEnd(what, ended, mark, event.reason))
