"""The hash chain of a run: each event's hash covers its stored bytes and the hash before it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

from protocolapp.run.ports import GENESIS, StoredEvent


def link(previous: str, body: bytes) -> str:
    """SHA-256 (hex) over the hash before, a line feed, and the event's stored bytes."""
    return hashlib.sha256(previous.encode("ascii") + b"\n" + body).hexdigest()


@dataclass(frozen=True, slots=True)
class ChainReport:
    """What `verify` found. first_bad: the first event that does not fit, or None. head: the last good hash."""

    events: int
    head: str
    first_bad: int | None
    reason: str


def verify(events: Iterable[StoredEvent]) -> ChainReport:
    """Follow the chain of one run from its beginning and stop at the first event that breaks it."""
    head, count = GENESIS, 0
    for event in events:
        count += 1
        if event.version != count:
            return ChainReport(
                count, head, count, f"event {count} is missing (found {event.version} in its place)"
            )
        if event.previous != head:
            return ChainReport(count, head, count, f"event {count} does not follow the one before it")
        if link(head, event.body) != event.hash:
            return ChainReport(count, head, count, f"event {count} has been changed since it was stored")
        head = event.hash
    return ChainReport(count, head, None, "")
