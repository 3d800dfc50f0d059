"""What a person gives at a step, on its way from the inputs to the run."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from protocolapp.plan.facts import EntryKey


@dataclass(frozen=True, slots=True)
class Typed:
    """What was typed or chosen, and where."""

    key: EntryKey
    text: str


@dataclass(frozen=True, slots=True)
class FilesGiven:
    """Files for the step on the card, or one that answers an entry."""

    paths: tuple[Path, ...]
    key: EntryKey | None = None


@dataclass(frozen=True, slots=True)
class FileWanted:
    """Somebody wants to choose the file that answers an entry."""

    key: EntryKey
