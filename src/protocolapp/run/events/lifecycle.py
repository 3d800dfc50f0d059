"""The run as a whole, and what is fixed before it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from protocolapp.run.events.base import Event
from protocolapp.run.events.given import Given, GivenSample


@dataclass(frozen=True, slots=True)
class RunStarted(Event):
    """protocol: the whole canonical protocol; lab: what the run counts on (pipettes, rotors, catalogue).

    parameters: all of them, defaults filled in. program: the version that wrote this. continues: the run whose samples
    it goes on with, by its id and its label; empty for none.
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
    continues: str = ""
    continues_label: str = ""


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
