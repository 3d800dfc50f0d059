"""Steps. `ref` is a planned step's ref (`washing/wash.2`), `occurrence` counts doing that step again, from 1."""

from __future__ import annotations

from dataclasses import dataclass

from protocolapp.run.events.base import Event
from protocolapp.run.events.given import Shown


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
