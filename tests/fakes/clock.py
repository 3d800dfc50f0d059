"""A clock that stands until it is told to go."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from protocolapp.run.ports import Stamp

START = Stamp(
    datetime(2026, 11, 21, 9, 40, tzinfo=UTC), offset_minutes=60, boot_ms=5_000_000, boot_id="boot-1"
)


class FakeClock:
    """Fulfils `run.ports.Clock`."""

    def __init__(self, start: Stamp = START) -> None:
        self._now = start

    def now(self) -> Stamp:
        return self._now

    def go_on(self, **span: float) -> Stamp:
        """Time passes, awake or asleep: both clocks go on. `go_on(hours=8, minutes=5)`."""
        passed = timedelta(**span)
        self._now = replace(
            self._now,
            utc=self._now.utc + passed,
            boot_ms=self._now.boot_ms + passed // timedelta(milliseconds=1),
        )
        return self._now

    def set_wall(self, utc: datetime) -> Stamp:
        """Somebody sets the wall clock; no time passes."""
        self._now = replace(self._now, utc=utc)
        return self._now

    def move_zone(self, offset_minutes: int) -> Stamp:
        """Summer time begins or ends, or the laptop has flown."""
        self._now = replace(self._now, offset_minutes=offset_minutes)
        return self._now

    def restart(self, **off: float) -> Stamp:
        """The computer is off for a while, then boots: another boot id, the boot clock from near zero."""
        number = int(self._now.boot_id.rpartition("-")[2]) + 1
        self._now = replace(
            self._now, utc=self._now.utc + timedelta(**off), boot_ms=20_000, boot_id=f"boot-{number}"
        )
        return self._now
