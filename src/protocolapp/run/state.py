"""The state of a run: a projection of its events, frozen. Nothing here is stored."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from protocolapp.plan.facts import EntryKey, Facts, Value
from protocolapp.protocol.readings import Attachment
from protocolapp.run.events import Given, Recorded
from protocolapp.run.ports import Stamp


@dataclass(frozen=True, slots=True)
class Mark:
    """When something happened, and who did it. number: of its event, which tells the order whatever the clocks say."""

    at: Stamp
    by: str
    number: int = field(default=0, compare=False)


class RunStatus(StrEnum):
    """Running and paused go on; completed and abandoned can be reopened."""

    RUNNING = "running"
    PAUSED = "paused"
    COMPLETED = "completed"
    ABANDONED = "abandoned"


class StepStatus(StrEnum):
    """Open: not touched yet. Started: its first gesture was made. The others are its ends."""

    OPEN = "open"
    STARTED = "started"
    DONE = "done"
    SKIPPED = "skipped"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class StepState:
    """One occurrence of a step. reason: of its skip, failure, repeat or reopening, the latest. ticks: by row id."""

    ref: str
    occurrence: int = 1
    status: StepStatus = StepStatus.OPEN
    started: Mark | None = None
    ended: Mark | None = None
    ticks: Mapping[str, Mark] = field(default_factory=dict)
    reason: str = ""
    reopened: int = 0

    @property
    def closed(self) -> bool:
        """Done, skipped or failed."""
        return self.status in (StepStatus.DONE, StepStatus.SKIPPED, StepStatus.FAILED)


@dataclass(frozen=True, slots=True)
class EntryVersion:
    """A value as it was once entered. reason: of a correction, else empty."""

    value: Value
    shown: str
    mark: Mark
    occurrence: int
    reason: str = ""


@dataclass(frozen=True, slots=True)
class EntryState:
    """All that was entered in one place, the earliest first; the last one holds."""

    key: EntryKey
    label: str
    row_label: str
    versions: tuple[EntryVersion, ...]

    @property
    def current(self) -> EntryVersion:
        return self.versions[-1]


@dataclass(frozen=True, slots=True)
class Pause:
    """A rest of a timer; without an end it rests still."""

    start: Stamp
    end: Stamp | None
    reason: str


class TimerOutcome(StrEnum):
    """How a timer ended, if it has."""

    RUNNING = "running"
    CONFIRMED = "confirmed"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True)
class TimerState:
    """A timer as data; `run.timer` reads it against a clock. Times in milliseconds, without the extension.

    touched: its start, latest resumption or extension. extension_reason: the latest one given. elapsed_ms,
    clock_based: as confirmed.
    """

    id: str
    ref: str
    occurrence: int
    label: str
    started: Mark
    least_ms: int
    rings_ms: int
    overdue_ms: int
    touched: Stamp
    extended_ms: int = 0
    extension_reason: str = ""
    pauses: tuple[Pause, ...] = ()
    acknowledged: Mark | None = None
    outcome: TimerOutcome = TimerOutcome.RUNNING
    ended: Mark | None = None
    elapsed_ms: int | None = None
    clock_based: bool = False
    reason: str = ""

    @property
    def active(self) -> bool:
        """Neither confirmed nor cancelled; it may be paused."""
        return self.outcome is TimerOutcome.RUNNING

    @property
    def paused(self) -> bool:
        return self.active and bool(self.pauses) and self.pauses[-1].end is None


@dataclass(frozen=True, slots=True)
class NoteState:
    """A note; without a ref it is about the run."""

    ref: str
    text: str
    mark: Mark


@dataclass(frozen=True, slots=True)
class AttachmentState:
    """A file attached to an occurrence of a step."""

    ref: str
    occurrence: int
    file: Attachment
    mark: Mark


@dataclass(frozen=True, slots=True)
class DeviationState:
    """A departure from the protocol; kind as in `run.deviation`."""

    kind: str
    ref: str
    occurrence: int
    planned: str
    actual: str
    reason: str
    mark: Mark


@dataclass(frozen=True, slots=True)
class RunIdentity:
    """What the first event says and nothing later changes."""

    run_id: str
    label: str
    rehearsal: bool
    protocol: Mapping[str, Any]
    fingerprint: str
    lab: Mapping[str, Any]
    program: str
    started: Mark
    continues: str = ""
    continues_label: str = ""


@dataclass(frozen=True, slots=True)
class RunState:
    """All of a run. steps: occurrences by ref, only of steps that were touched; the last occurrence is the current one.

    parameters, facts: what the plan is made from. history: every event, the undone ones too; undone: causes taken back.
    """

    identity: RunIdentity
    title: str
    aim: str
    status: RunStatus
    hidden: bool
    ended: Mark | None
    reason: str
    steps: Mapping[str, tuple[StepState, ...]]
    entries: Mapping[EntryKey, EntryState]
    timers: Mapping[str, TimerState]
    notes: tuple[NoteState, ...]
    deviations: tuple[DeviationState, ...]
    attachments: tuple[AttachmentState, ...]
    parameters: Mapping[str, Given]
    facts: Facts
    history: tuple[Recorded, ...] = field(repr=False)
    undone: frozenset[str]

    @property
    def run_id(self) -> str:
        return self.identity.run_id

    @property
    def version(self) -> int:
        """How many events there are."""
        return len(self.history)

    @property
    def open(self) -> bool:
        """Running or paused."""
        return self.status in (RunStatus.RUNNING, RunStatus.PAUSED)

    def step(self, ref: str) -> StepState:
        """The current occurrence of a step; an untouched one is open."""
        occurrences = self.steps.get(ref)
        return occurrences[-1] if occurrences else StepState(ref)

    def timers_of(self, ref: str, occurrence: int) -> tuple[TimerState, ...]:
        """The timers of one occurrence of a step, in the order of their starts."""
        return tuple(t for t in self.timers.values() if t.ref == ref and t.occurrence == occurrence)

    def active_timers(self) -> tuple[TimerState, ...]:
        """Those neither confirmed nor cancelled, in the order of their starts."""
        return tuple(timer for timer in self.timers.values() if timer.active)

    @property
    def last(self) -> Mark:
        """The latest event's time and person."""
        envelope = self.history[-1].envelope
        return Mark(envelope.at, envelope.by)
