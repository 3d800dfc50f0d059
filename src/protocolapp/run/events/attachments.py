"""Files that belong to a step."""

from __future__ import annotations

from dataclasses import dataclass

from protocolapp.run.events.base import Event


@dataclass(frozen=True, slots=True)
class FileAttached(Event):
    """A file was copied into the data folder before this was stored. name: as it was given; size: in bytes.

    where: the copy lies, below the data folder. A file that answers an entry is an `EntryRecorded` instead.
    """

    type = "file_attached"
    ref: str
    occurrence: int
    name: str
    sha256: str
    size: int
    media: str
    where: str
