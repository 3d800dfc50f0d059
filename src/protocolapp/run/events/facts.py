"""What the plan rests on, changed or entered during the run."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from protocolapp.run.events.base import Event
from protocolapp.run.events.given import Given


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
class ChoiceMade(Event):
    """One of the choices of a parameter, made in the run. reason: empty while nothing done rested on the one before."""

    type = "choice_made"
    name: str
    label: str
    choice: str
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
