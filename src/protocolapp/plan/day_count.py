"""Where a new working day begins: after a wait that nobody stays for."""

from __future__ import annotations

HOUR_MS = 3_600_000
OVERNIGHT_MS = 8 * HOUR_MS
"""A wait from this length on is left over night: no shorter one outlasts a working day."""


def nights(wait_ms: int) -> int:
    """How many nights a wait takes: none below 8 h, one up to a day and a half, three for 72 h."""
    return max(1, round(wait_ms / (24 * HOUR_MS))) if wait_ms >= OVERNIGHT_MS else 0
