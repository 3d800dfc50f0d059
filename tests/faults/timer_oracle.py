"""What timers must show, worked out from the stored bytes alone, by the rule and not by the program's code.

On one boot the clock that counts through suspend decides; over a restart the wall clock, never less than nothing.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from protocolapp.run.ports import Stamp, StoredEvent

_OVER = {"timer_confirmed", "timer_cancelled"}


@dataclass
class Told:
    """One timer as its events tell it. counted_ms: what it ran up to its last pause."""

    rings_ms: int
    since: dict[str, Any] | None
    counted_ms: int = 0
    clock_based: bool = False
    heard: bool = False

    def elapsed_at(self, now: dict[str, Any]) -> int:
        """How long it has run, its pauses left out."""
        return self.counted_ms + (_between(self.since, now) if self.since is not None else 0)

    def is_clock_based_at(self, now: dict[str, Any]) -> bool:
        """Whether any stretch of it spans a restart."""
        return self.clock_based or (self.since is not None and self.since["boot_id"] != now["boot_id"])

    def pause(self, at: dict[str, Any]) -> None:
        self.clock_based = self.is_clock_based_at(at)
        self.counted_ms, self.since = self.elapsed_at(at), None


def timers_in(stored: Iterable[StoredEvent]) -> dict[str, Told]:
    """The timers that have not ended, by id."""
    timers: dict[str, Told] = {}
    for event in stored:
        body = json.loads(event.body)
        data, at = body["data"], body["at"]
        if body["type"] == "timer_started":
            timers[data["timer"]] = Told(data["rings_ms"], at)
        elif body["type"] == "timer_paused":
            timers[data["timer"]].pause(at)
        elif body["type"] == "timer_resumed":
            timers[data["timer"]].since = at
        elif body["type"] == "timer_extended":
            timers[data["timer"]].rings_ms += data["by_ms"]
            timers[data["timer"]].heard = False
        elif body["type"] == "timer_acknowledged":
            timers[data["timer"]].heard = True
        elif body["type"] in _OVER:
            del timers[data["timer"]]
    return timers


def as_stored(stamp: Stamp) -> dict[str, Any]:
    """A reading of the clocks as an event holds it."""
    return {"utc": stamp.utc.isoformat(), "boot_ms": stamp.boot_ms, "boot_id": stamp.boot_id}


def _between(start: dict[str, Any], end: dict[str, Any]) -> int:
    if start["boot_id"] == end["boot_id"]:
        return int(max(0, end["boot_ms"] - start["boot_ms"]))
    passed = datetime.fromisoformat(end["utc"]) - datetime.fromisoformat(start["utc"])
    return max(0, round(passed.total_seconds() * 1000))
