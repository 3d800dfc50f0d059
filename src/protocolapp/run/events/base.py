"""What every event is, and what it is wrapped in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from protocolapp.run.ports import Stamp


@dataclass(frozen=True, slots=True)
class Event:
    """Base of all events. schema: raised when the data's shape changes; old data is upcast when read."""

    type: ClassVar[str]
    schema: ClassVar[int] = 1


@dataclass(frozen=True, slots=True)
class Envelope:
    """What every stored event carries beside its own data. sequence: its version in the run."""

    sequence: int
    at: Stamp
    by: str
    cause: str


@dataclass(frozen=True, slots=True)
class Recorded:
    """An event with its envelope, as the engine and the record handle it."""

    envelope: Envelope
    event: Event
