"""Events as canonical JSON: sorted keys, compact, UTF-8, no NaN. These bytes are stored and hashed."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

from protocolapp.run import events
from protocolapp.run.event_data import DataError, Reader, data_of, reader_for
from protocolapp.run.events import Envelope, Event, Recorded
from protocolapp.run.ports import NewEvent, Stamp, StoredEvent
from protocolapp.run.upcast import upcast

REGISTRY: dict[str, type[Event]] = {
    cls.type: cls for cls in Event.__subclasses__() if cls.__module__.startswith(f"{events.__name__}.")
}
"""Every event class by its stored name; taken from `run.events`, so that no second list is kept."""

_READERS: dict[str, Reader] = {name: reader_for(cls) for name, cls in REGISTRY.items()}


class UnreadableEventError(Exception):
    """A stored event cannot be read. title, message and remedy are written for people."""

    title = "This run holds something that cannot be read"

    def __init__(self, message: str, remedy: str) -> None:
        super().__init__(f"{message} {remedy}")
        self.message, self.remedy = message, remedy


def encode(event: Event, at: Stamp, by: str, cause: str) -> NewEvent:
    """The bytes to store. Raises ValueError for what must never be stored: lone surrogates, NUL, NaN."""
    envelope = {
        "type": event.type,
        "schema": event.schema,
        "at": stamp_data(at),
        "by": by,
        "cause": cause,
        "data": data_of(event),
    }
    text = json.dumps(envelope, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False)
    if "\\u0000" in text and "\0" in "".join(_texts(envelope)):
        raise ValueError("a NUL character cannot be stored")
    return NewEvent(event.type, text.encode("utf-8"))


def decode(stored: StoredEvent) -> Recorded:
    """The event of a stored row, upcast to today's shape. Raises UnreadableEventError."""
    try:
        envelope = json.loads(stored.body)
        event_type, schema = envelope["type"], envelope["schema"]
        at, by, cause = stamp_from(envelope["at"]), envelope["by"], envelope["cause"]
        data = envelope["data"]
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise _damaged(stored) from error
    header = (
        isinstance(event_type, str) and type(schema) is int and isinstance(by, str) and isinstance(cause, str)
    )
    if not header or not isinstance(data, dict):
        raise _damaged(stored)
    event = _event(event_type, schema, data, stored)
    return Recorded(Envelope(stored.version, at, by, cause), event)


def _event(event_type: str, schema: int, data: dict[str, Any], stored: StoredEvent) -> Event:
    cls = REGISTRY.get(event_type)
    if cls is None or schema > cls.schema:
        what = f"“{event_type}”" if cls is None else f"a newer form of “{event_type}”"
        raise UnreadableEventError(
            f"Event {stored.version} is {what}, which this version of the program does not know.",
            "Open the run with a newer version of the program. Nothing was changed.",
        )
    try:
        event: Event = _READERS[event_type](upcast(event_type, schema, cls.schema, data))
    except (DataError, LookupError) as error:
        raise _damaged(stored) from error
    return event


def _damaged(stored: StoredEvent) -> UnreadableEventError:
    return UnreadableEventError(
        f"Event {stored.version} is damaged.",
        "Verify the run, and restore it from a backup. Nothing was changed.",
    )


def stamp_data(at: Stamp) -> dict[str, Any]:
    """A stamp as stored: UTC in ISO 8601 to the millisecond, the offset in minutes, the boot clock in milliseconds."""
    utc = at.utc.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
    return {"utc": utc, "offset": at.offset_minutes, "boot_ms": at.boot_ms, "boot_id": at.boot_id}


def stamp_from(data: dict[str, Any]) -> Stamp:
    """What `stamp_data` wrote. Raises ValueError, KeyError or TypeError."""
    utc, offset, boot_ms, boot_id = data["utc"], data["offset"], data["boot_ms"], data["boot_id"]
    if (
        type(offset) is not int
        or type(boot_ms) is not int
        or not isinstance(boot_id, str)
        or not utc.endswith("Z")
    ):
        raise TypeError("not a stamp")
    return Stamp(datetime.fromisoformat(utc), offset, boot_ms, boot_id)


def _texts(value: Any) -> list[str]:
    if isinstance(value, str):
        return [value]
    if isinstance(value, dict):
        return [text for item in value.items() for part in item for text in _texts(part)]
    return [text for item in value for text in _texts(item)] if isinstance(value, list) else []
