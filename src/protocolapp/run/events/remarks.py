"""Notes, deviations, and what was taken back."""

from __future__ import annotations

from dataclasses import dataclass

from protocolapp.run.events.base import Event


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
class ActionUndone(Event):
    """Takes back all events of one earlier gesture (target: their cause). They stay in the record, marked as undone."""

    type = "action_undone"
    target: str
    what: str
