"""What the services need from outside; the store fulfils it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

KeptInputs = Mapping[str, Mapping[str, str | Sequence[Mapping[str, str]]]]
"""What was last typed: calculator -> field -> text, or rows for a table (`calc.form.Typed` as plain data)."""


LARGEST_ATTACHMENT = 200 * 1024 * 1024
"""Bytes of one file attached to a run; what is larger belongs on the drive of its instrument, with a note."""


@dataclass(frozen=True, slots=True)
class KeptFile:
    """A file copied into the data folder. name: as it was given. media: its type, told by its first bytes.

    where: it lies, below the data folder, with `/` between the parts.
    """

    name: str
    sha256: str
    size: int
    media: str
    where: str


class Attachments(Protocol):
    """Files that belong to runs (fulfilled by the store). Nothing in here is ever changed or deleted."""

    def keep(self, run_id: str, source: Path) -> KeptFile:
        """Copy a file; when this returns the copy is on the disk, once for each content. Raises StoreError.

        Refused are all but regular files, and those above LARGEST_ATTACHMENT. The source is left as it is.
        """

    def keep_data(self, run_id: str, name: str, data: bytes) -> KeptFile:
        """The same for bytes, such as a picture that was pasted. Raises StoreError."""

    def read(self, where: str, most: int) -> bytes:
        """The bytes of a kept file of at most so many. Raises StoreError."""

    def fault(self, where: str, sha256: str) -> str:
        """What is wrong with a kept file, `is missing` or `has been changed`; empty when it is as it was kept."""


RECIPES_FOLDER = "recipes"
"""Where recipes lie, below the own folder."""


@dataclass(frozen=True, slots=True)
class FoundFile:
    """A protocol file. shipped: comes with the program. summary: what the index knows of this very content, or None.

    sha256: of the content that was found; empty for what cannot be read.
    """

    path: Path
    shipped: bool
    modified_ns: int
    size: int
    summary: Mapping[str, Any] | None
    sha256: str = ""


class ProtocolFolders(Protocol):
    """Finds protocol files and keeps the index (fulfilled by the store)."""

    @property
    def own_folder(self) -> Path:
        """Where a person's own protocols lie; it need not exist yet."""

    def found(self) -> Sequence[FoundFile]:
        """All protocol files, shipped ones first, each with its summary where the index is still true of it."""

    def remember(self, read: Sequence[FoundFile]) -> None:
        """Keep the summaries of these files, and forget all others. One that was edited since it was found is left out.

        Never raises: an index can be made anew.
        """

    def take_in(self, source: Path, below: str = "") -> Path:
        """Copy a file into the own folder, or a folder below it, under a free name. Raises StoreError.

        A file that lies in that folder already, or whose very bytes do, is left where it is.
        """

    def add(self, name: str, data: bytes) -> Path:
        """Write a new file into the own folder, under this name or the next free one. Raises StoreError.

        Where the very bytes lie there already, nothing is written.
        """


@dataclass(frozen=True, slots=True)
class RecipePath:
    """A file of recipes. shipped: it came with the program."""

    path: Path
    shipped: bool


class OwnFiles(Protocol):
    """What a lab keeps for people to edit and share: its reagents and its recipes (fulfilled by the store)."""

    @property
    def reagents(self) -> Path:
        """The file of the lab's own reagents; it need not exist yet."""

    @property
    def recipes_folder(self) -> Path:
        """Where the lab's own recipes lie; it need not exist yet."""

    def recipes(self) -> Sequence[RecipePath]:
        """Every file of recipes, the bundled ones first."""

    def keep_by_hand(self, path: Path, as_written: str) -> None:
        """Keep a copy beside a file that somebody has written, comments and all, before it is written anew.

        as_written: what the program writes for the same content; a file that says exactly this needs no copy. Raises
        StoreError.
        """

    def write_reagents(self, text: str) -> None:
        """Write the whole file or none of it. Raises StoreError."""

    def write_recipes(self, name: str, text: str, instead_of: Path | None = None) -> Path:
        """Write a file of recipes under a free name, or in the place of one of the own ones. Raises StoreError."""
