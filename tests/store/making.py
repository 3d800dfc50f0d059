"""Runs for the store's tests: headers and events of the stored shape, without the engine."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

from protocolapp.run.ports import NewEvent, RunHeader

BEGIN = datetime(2026, 11, 21, 9, 40, tzinfo=UTC)


def run_id(number: int) -> str:
    """A UUID that differs from others in its first characters."""
    return str(UUID(int=(number + 1) * 0x9E3779B97F4A7C15F39CC0605CEDC835 % 2**128, version=4))


def header(number: int = 1, **changes: Any) -> RunHeader:
    """The header of the n-th run, an hour after the one before."""
    values: dict[str, Any] = {
        "run_id": run_id(number),
        "label": f"2026-11-21-{number:02d}",
        "protocol_id": "co_ip_alk",
        "protocol_title": "Co-immunoprecipitation of ALK complexes",
        "protocol_version": "1.0.0",
        "fingerprint": "ab" * 32,
        "title": f"Run {number}",
        "operator": "Ada",
        "started_utc": BEGIN + timedelta(hours=number),
        "offset_minutes": 60,
        "rehearsal": False,
    }
    return RunHeader(**(values | changes))


def event(kind: str = "step_completed", minute: int = 0, **data: Any) -> NewEvent:
    """An event of this type, so many minutes after BEGIN."""
    utc = (BEGIN + timedelta(minutes=minute)).isoformat(timespec="milliseconds").replace("+00:00", "Z")
    body = {"at": {"utc": utc, "offset": 60, "boot_ms": 1, "boot_id": "b"}, "data": data, "type": kind}
    return NewEvent(kind, json.dumps(body, sort_keys=True, separators=(",", ":")).encode())


def started() -> NewEvent:
    """A first event."""
    return event("run_started", protocol={"id": "co_ip_alk"})
