"""What can happen in a run, as facts in the past tense. Names in `type` are stored and never change.

Every event of one command shares its `cause`, so that an undo takes back a whole gesture. `ref` is a planned step's
ref (`washing/wash.2`), `occurrence` counts doing that step again, from 1.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar

from protocolapp.run.ports import Stamp


@dataclass(frozen=True, slots=True)
class Envelope:
    """What every stored event carries beside its own data. sequence: its version in the run."""

    sequence: int
    at: Stamp
    by: str
    cause: str


@dataclass(frozen=True, slots=True)
class Shown:
    """A value as it stood on the screen when the step was done. row: which sample or tube, by its label."""

    label: str
    text: str
    row: str = ""


@dataclass(frozen=True, slots=True)
class Given:
    """A value somebody gave. kind, value: exact, for `run.stored_value`; shown: as people read it."""

    kind: str
    value: str
    shown: str


@dataclass(frozen=True, slots=True)
class GivenSample:
    """A row of the sample table. id: `s1`, `s2` …, never reused; values: by the columns' names."""

    id: str
    name: str
    values: Mapping[str, Given] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Event:
    """Base of all events. schema: raised when the data's shape changes; old data is upcast when read."""

    type: ClassVar[str]
    schema: ClassVar[int] = 1


@dataclass(frozen=True, slots=True)
class RunStarted(Event):
    """protocol: the whole canonical protocol; lab: what the run counts on (pipettes, rotors, catalogue).

    parameters: all of them, defaults filled in. program: the version that wrote this.
    """

    type = "run_started"
    run_id: str
    label: str
    title: str
    aim: str
    rehearsal: bool
    protocol: Mapping[str, Any]
    fingerprint: str
    lab: Mapping[str, Any]
    parameters: Mapping[str, Given]
    samples: tuple[GivenSample, ...]
    rotor: str
    program: str


@dataclass(frozen=True, slots=True)
class RunDescribed(Event):
    type = "run_described"
    title: str
    aim: str


@dataclass(frozen=True, slots=True)
class RunPaused(Event):
    type = "run_paused"
    reason: str


@dataclass(frozen=True, slots=True)
class RunResumed(Event):
    type = "run_resumed"


@dataclass(frozen=True, slots=True)
class RunCompleted(Event):
    type = "run_completed"


@dataclass(frozen=True, slots=True)
class RunAbandoned(Event):
    type = "run_abandoned"
    reason: str


@dataclass(frozen=True, slots=True)
class RunReopened(Event):
    """A completed or abandoned run goes on."""

    type = "run_reopened"
    reason: str


@dataclass(frozen=True, slots=True)
class RunHidden(Event):
    """Left out of History's list; nothing is deleted."""

    type = "run_hidden"
    hidden: bool


@dataclass(frozen=True, slots=True)
class ParameterChanged(Event):
    """before: as it was shown."""

    type = "parameter_changed"
    name: str
    label: str
    kind: str
    value: str
    shown: str
    before: str
    reason: str


@dataclass(frozen=True, slots=True)
class SampleAdded(Event):
    type = "sample_added"
    sample: str
    name: str
    values: Mapping[str, Given] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class SampleDropped(Event):
    type = "sample_dropped"
    sample: str
    name: str
    reason: str


@dataclass(frozen=True, slots=True)
class StepStarted(Event):
    """The first gesture at a step: its first tick, entry or timer, or an explicit start."""

    type = "step_started"
    ref: str
    occurrence: int


@dataclass(frozen=True, slots=True)
class StepTicked(Event):
    """A row (sample, tube, component or check) ticked, or unticked."""

    type = "step_ticked"
    ref: str
    occurrence: int
    row: str
    done: bool
    row_label: str = ""


@dataclass(frozen=True, slots=True)
class StepCompleted(Event):
    """text, shown: the instruction and values as they stood on the screen; section: its title.

    planned: wait, spin, temperature and agitation as planned, as people read them.
    """

    type = "step_completed"
    ref: str
    occurrence: int
    number: int
    section: str
    text: str
    shown: tuple[Shown, ...] = ()
    planned: str = ""


@dataclass(frozen=True, slots=True)
class StepSkipped(Event):
    type = "step_skipped"
    ref: str
    occurrence: int
    number: int
    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class StepFailed(Event):
    type = "step_failed"
    ref: str
    occurrence: int
    number: int
    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class StepRepeated(Event):
    """The step is to be done once more; occurrence is the new one."""

    type = "step_repeated"
    ref: str
    occurrence: int
    reason: str


@dataclass(frozen=True, slots=True)
class StepReopened(Event):
    """A done, skipped or failed step is open again, same occurrence."""

    type = "step_reopened"
    ref: str
    occurrence: int
    reason: str


@dataclass(frozen=True, slots=True)
class EntryRecorded(Event):
    """value: exact text (quantity's storing form, or the text itself); shown: as for people."""

    type = "entry_recorded"
    ref: str
    occurrence: int
    name: str
    row: str
    kind: str
    value: str
    shown: str
    label: str
    row_label: str = ""


@dataclass(frozen=True, slots=True)
class EntryCorrected(Event):
    """A later entry in place of an earlier one, with the reason; before: as it was shown."""

    type = "entry_corrected"
    ref: str
    occurrence: int
    name: str
    row: str
    kind: str
    value: str
    shown: str
    before: str
    label: str
    reason: str
    row_label: str = ""


@dataclass(frozen=True, slots=True)
class NoteAdded(Event):
    type = "note_added"
    ref: str
    text: str


@dataclass(frozen=True, slots=True)
class DeviationRecorded(Event):
    """kind: from the registry in run.deviation; planned, actual: as people read them."""

    type = "deviation_recorded"
    ref: str
    occurrence: int
    kind: str
    planned: str
    actual: str
    reason: str


@dataclass(frozen=True, slots=True)
class TimerStarted(Event):
    """Its start is the event's own stamp. Times in milliseconds. A free timer has no ref, and occurrence 0."""

    type = "timer_started"
    timer: str
    ref: str
    occurrence: int
    label: str
    least_ms: int
    rings_ms: int
    overdue_ms: int


@dataclass(frozen=True, slots=True)
class TimerPaused(Event):
    type = "timer_paused"
    timer: str
    reason: str


@dataclass(frozen=True, slots=True)
class TimerResumed(Event):
    type = "timer_resumed"
    timer: str


@dataclass(frozen=True, slots=True)
class TimerExtended(Event):
    """by_ms is added to the ring and the overdue time; negative shortens."""

    type = "timer_extended"
    timer: str
    by_ms: int
    reason: str


@dataclass(frozen=True, slots=True)
class TimerAcknowledged(Event):
    """Somebody heard it; it goes on counting. late_ms: how long after it was due."""

    type = "timer_acknowledged"
    timer: str
    late_ms: int


@dataclass(frozen=True, slots=True)
class TimerConfirmed(Event):
    """The wait has ended at the bench. elapsed_ms: how long it really was, pauses left out.

    clock_based: told by the wall clock, across a restart of the computer. wall_drift_ms: by how much the wall
    clock disagrees with the clock that was counted on, 0 within a minute.
    """

    type = "timer_confirmed"
    timer: str
    elapsed_ms: int
    clock_based: bool = False
    wall_drift_ms: int = 0


@dataclass(frozen=True, slots=True)
class TimerCancelled(Event):
    type = "timer_cancelled"
    timer: str
    reason: str


@dataclass(frozen=True, slots=True)
class ActionUndone(Event):
    """Takes back all events of one earlier gesture (target: their cause). They stay in the record, marked as undone."""

    type = "action_undone"
    target: str
    what: str


@dataclass(frozen=True, slots=True)
class Recorded:
    """An event with its envelope, as the engine and the record handle it."""

    envelope: Envelope
    event: Event
