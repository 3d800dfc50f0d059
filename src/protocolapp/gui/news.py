"""What the desk tells the screens: what was stored, what was not, and what time it is for every timer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from protocolapp.run.commands import Command
    from protocolapp.run.ports import Stamp
    from protocolapp.run.refusal import Refusal
    from protocolapp.run.service import RunChange
    from protocolapp.run.timer import TimerReading
    from protocolapp.run.window import WindowReading


@dataclass(frozen=True, slots=True)
class RunChanged:
    """A run has new events, stored. change: what they are."""

    run_id: str
    change: RunChange


@dataclass(frozen=True, slots=True)
class Saved:
    """Something of this run is safely stored."""

    run_id: str
    at: Stamp


@dataclass(frozen=True, slots=True)
class NotSaved:
    """The store could not take it. The command is kept, to be tried again as of when it was asked (at).

    asker: who submitted it, so that the one who asked can answer.
    """

    run_id: str
    command: Command
    at: Stamp
    asker: object | None
    title: str
    message: str
    remedy: str


@dataclass(frozen=True, slots=True)
class WasRefused:
    """The run asks for a reason first (refusal.needs_reason), or the command makes no sense now. asker: who asked."""

    run_id: str
    command: Command
    refusal: Refusal
    asker: object | None = None


@dataclass(frozen=True, slots=True)
class Beat:
    """One beat of the heartbeat. readings: run id -> timer id -> reading, of all timers that have not ended.

    windows: run id -> those of steps that are still to be begun.
    """

    now: Stamp
    readings: Mapping[str, Mapping[str, TimerReading]]
    windows: Mapping[str, tuple[WindowReading, ...]] = field(default_factory=dict)
