"""A clock for rehearsals: time passes when it is told to."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from protocolapp.run.ports import Stamp

BOOT_ID = "rehearsal"


class SimulatedClock:
    """Fulfils `run.ports.Clock`. Begins at a stamp, in a boot of its own."""

    def __init__(self, start: Stamp) -> None:
        self._now = replace(start, boot_ms=0, boot_id=BOOT_ID)

    def now(self) -> Stamp:
        return self._now

    def advance(self, ms: int) -> None:
        """Let so many milliseconds pass. Raises ValueError for a negative number: no clock runs back here."""
        if ms < 0:
            raise ValueError("time does not run back")
        utc = self._now.utc + timedelta(milliseconds=ms)
        self._now = replace(self._now, utc=utc, boot_ms=self._now.boot_ms + ms)
