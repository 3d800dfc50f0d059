"""How long a run takes, in a few words."""

from __future__ import annotations

from protocolapp.quantity.counts import counted
from protocolapp.quantity.value import Quantity
from protocolapp.quantity.writing import format_quantity

_DAY_MS, _MINUTE_MS = 24 * 3_600_000, 60_000
_USUAL_START_MS = 9 * 3_600_000


def days_taken(total_ms: int) -> int:
    """How many calendar days it touches when begun at nine in the morning."""
    return (_USUAL_START_MS + total_ms) // _DAY_MS + 1


def length_text(hands_on_ms: int, total_ms: int) -> str:
    """`2 days, 3 h 10 min hands-on`; a run of one day says its hours: `4 h 20 min, 1 h 5 min hands-on`."""
    if total_ms <= 0:
        return ""
    days = days_taken(total_ms)
    whole = counted(days, "day", "days") if days > 1 else minutes_text(total_ms)
    return whole if hands_on_ms >= total_ms else f"{whole}, {minutes_text(hands_on_ms)} hands-on"


def minutes_text(ms: int) -> str:
    """A planned time to the minute: `3 h 10 min`; never `0 min` for something."""
    if not ms:
        return "0\u00a0min"
    return format_quantity(Quantity.of(60 * max(round(ms / _MINUTE_MS), 1), "s"))
