"""Times of day as people say them: the day only where it is not today."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from typing import TYPE_CHECKING

from protocolapp.run.ports import Stamp

if TYPE_CHECKING:
    from protocolapp.run.state import Mark

_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_DAYS_BY_NAME = 6
_NO_BREAK = "\u00a0"


def clock_text(moment: datetime, now: Stamp) -> str:
    """`13:20` today, `tomorrow 13:20`, `Mon 13:20` within a week, else `2026-12-01 13:20`; in the zone of now."""
    local = moment.astimezone(timezone(timedelta(minutes=now.offset_minutes)))
    days = (local.date() - now.local.date()).days
    time = local.strftime("%H:%M")
    if days == 0:
        return time
    if days in (1, -1):
        return f"{'tomorrow' if days > 0 else 'yesterday'}{_NO_BREAK}{time}"
    if abs(days) <= _DAYS_BY_NAME:
        return f"{_WEEKDAYS[local.weekday()]}{_NO_BREAK}{time}"
    return f"{local.date().isoformat()}{_NO_BREAK}{time}"


def when_text(mark: Mark, now: Stamp) -> str:
    """When something was recorded, and by whom: `14:02, AB`."""
    return f"{clock_text(mark.at.utc, now)}, {mark.by}"
