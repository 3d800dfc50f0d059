"""Times as the record prints them: local, with their own event's offset, and the day where it is not the first."""

from __future__ import annotations

from datetime import datetime

from protocolapp.run.ports import Stamp, local_time
from protocolapp.run.state import Mark
from protocolapp.run.words import full_time, offset_text


def full(at: Stamp) -> str:
    """`2026-11-21 10:40 +01:00`"""
    return full_time(at.local)


def moment(at: Stamp, since: Stamp, *, seconds: bool = False) -> str:
    """`10:40`, with the day in front where it is not `since`'s, and the offset behind where that is not."""
    return _moment(at.local, since.local, seconds)


def moment_of(utc: datetime, zone: Stamp, since: Stamp, *, seconds: bool = False) -> str:
    """The same for a moment that is no event (when a timer was due), in the zone of a stamp."""
    local = local_time(utc, zone.offset_minutes)
    return _moment(local, since.local, seconds)


def signed(mark: Mark, since: Stamp) -> str:
    """`10:40, A. Meyer`"""
    return ", ".join(part for part in (moment(mark.at, since), mark.by) if part)


def _moment(local: datetime, since: datetime, seconds: bool) -> str:
    day = f"{local:%Y-%m-%d} " if local.date() != since.date() else ""
    zone = f" {offset_text(local)}" if local.utcoffset() != since.utcoffset() else ""
    return f"{day}{local:%H:%M:%S}{zone}" if seconds else f"{day}{local:%H:%M}{zone}"
