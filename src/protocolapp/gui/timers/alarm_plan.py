"""When an alarm sounds, and how loudly. Pure: readings in, what to play out.

A timer sounds when it becomes due, softly at first, then every 10 s, and falls silent after 5 min, though it stays
marked until it is acknowledged. One that was missed while the program was closed sounds once. Several that ring
together share one sound.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from protocolapp.run.ports import Stamp
from protocolapp.run.timer import TimerPhase, TimerReading

EVERY_MS = 10_000
SILENT_AFTER_MS = 5 * 60_000
ASLEEP_MS = 90_000
"""A longer gap between two beats means that the computer slept: what rang before rings anew."""

_LOUDNESS = (0.25, 0.5, 0.8)
_MOST_VOICES = 3
_EARLY_MS = 250
"""A beat may come this much before the tenth second is full."""

TimerName = tuple[str, str]
"""A run's id and a timer's id in it."""


@dataclass(frozen=True, slots=True)
class Ring:
    """One sound to play. loudness: 0 to 1. voices: how many timers share it, at most 3. new: those that begin now."""

    loudness: float
    voices: int
    new: tuple[TimerName, ...]


@dataclass(frozen=True, slots=True)
class Heard:
    """What has sounded so far. since: on the boot clock, when each began. rounds: how often it has sounded in a row."""

    since: Mapping[TimerName, int] = field(default_factory=dict)
    last_ms: int = 0
    seen_ms: int = 0
    rounds: int = 0


def listen(
    heard: Heard, readings: Mapping[str, Mapping[str, TimerReading]], now: Stamp
) -> tuple[Heard, Ring | None]:
    """What to play at this beat, if anything. readings: by run and timer id, as `Beat` carries them."""
    ringing = {
        (run_id, timer_id): reading
        for run_id, of_run in readings.items()
        for timer_id, reading in of_run.items()
        if reading.ringing
    }
    known = {} if now.boot_ms - heard.seen_ms > ASLEEP_MS else heard.since
    new = tuple(name for name in ringing if name not in known)
    since = {name: known.get(name, now.boot_ms) for name in ringing}
    loud = [name for name, reading in ringing.items() if _sounds(reading, now.boot_ms - since[name])]
    waited = now.boot_ms - heard.last_ms >= EVERY_MS - _EARLY_MS
    if not new and not (loud and waited):
        return Heard(since, heard.last_ms, now.boot_ms, heard.rounds if ringing else 0), None
    rounds = 0 if new else heard.rounds
    loudness = _LOUDNESS[min(rounds, len(_LOUDNESS) - 1)]
    voices = min(len(set(loud) | set(new)), _MOST_VOICES)
    return Heard(since, now.boot_ms, now.boot_ms, rounds + 1), Ring(loudness, voices, new)


def _sounds(reading: TimerReading, for_ms: int) -> bool:
    return reading.phase is not TimerPhase.MISSED and for_ms < SILENT_AFTER_MS
