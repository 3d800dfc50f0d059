"""Whether the library holds another version of the protocol than a run keeps, and how that is said."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from protocolapp.services.library import LibraryItem


@dataclass(frozen=True, slots=True)
class KeptVersion:
    """What a run began with, and keeps: the protocol's id, version and fingerprint. began: when."""

    id: str
    version: str
    fingerprint: str
    began: datetime


@dataclass(frozen=True, slots=True)
class NewerView:
    """fingerprint: of the version in the library."""

    title: str
    message: str
    fingerprint: str


def newer_view(kept: KeptVersion, items: Sequence[LibraryItem]) -> NewerView | None:
    """None where the library holds what the run keeps and nothing newer, or no sound file of this protocol.

    Which file a run began from is not known: where one still says what the run keeps, of the others only those count
    that were written since the run began or have a higher version number.
    """
    same_id = [item for item in items if item.usable and item.id == kept.id]
    others = [item for item in same_id if item.fingerprint != kept.fingerprint]
    if len(others) < len(same_id):
        others = [item for item in others if _is_newer(item, kept)]
    if not others:
        return None
    newest = max(others, key=lambda item: version_order(item.version))
    return NewerView(
        _title(kept.version, newest.version), _message(kept.version, newest.version), newest.fingerprint
    )


def _is_newer(item: LibraryItem, kept: KeptVersion) -> bool:
    later = item.modified_ns > kept.began.timestamp() * 1_000_000_000
    return later or version_order(item.version) > version_order(kept.version)


def version_order(version: str) -> tuple[int, ...]:
    """Sorts versions by their numbers: 1.9.0 before 1.10.0."""
    return tuple(int(part) for part in version.split(".") if part.isdecimal())


def _title(kept: str, found: str) -> str:
    if kept == found:
        return "The protocol was changed since this run began."
    if version_order(found) > version_order(kept):
        return f"A newer version of this protocol is in the library ({found})."
    return f"The library holds another version of this protocol ({found})."


def _message(kept: str, found: str) -> str:
    same = "The version number is the same. " if kept == found else ""
    return f"{same}This run keeps {kept} as it began."
