"""The library: the protocols that come with the program and those in one's own folder.

An index of what the files say is kept, so that the first window needs to read none of them; a file is read again when
it has changed. Files are found and the index is kept by the store; reading them is done here.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from protocolapp.protocol.problem import Problem
from protocolapp.services.ports import RECIPES_FOLDER
from protocolapp.services.ports import FoundFile as FoundFile
from protocolapp.services.ports import ProtocolFolders as ProtocolFolders

if TYPE_CHECKING:
    from protocolapp.protocol.load import Loaded
    from protocolapp.protocol.shelf import Shelf


@dataclass(frozen=True, slots=True)
class LibraryItem:
    """A line of the library. problems: of a file that cannot be used. known: whether it has been read yet.

    modified_ns: when the file was last written, since 1970 in UTC. warnings, notes: of the checks that know biology.
    """

    path: Path
    shipped: bool
    known: bool
    id: str = ""
    title: str = ""
    objective: str = ""
    version: str = ""
    fingerprint: str = ""
    steps: int = 0
    hands_on_ms: int = 0
    total_ms: int = 0
    words: str = ""
    problems: tuple[Problem, ...] = ()
    modified_ns: int = 0
    warnings: int = 0
    notes: int = 0

    @property
    def usable(self) -> bool:
        """Whether a run can be made of it."""
        return self.known and not self.problems


class UnknownProtocolError(LookupError):
    """Neither a file nor the id of a protocol in the library. near: ids that are alike."""

    def __init__(self, name: str, near: Sequence[str]) -> None:
        super().__init__(name)
        self.name, self.near = name, tuple(near)


class Library:
    """The protocols at hand."""

    def __init__(self, folders: ProtocolFolders) -> None:
        self._folders = folders

    @property
    def own_folder(self) -> Path:
        """Where a person's own protocols lie; it need not exist yet."""
        return self._folders.own_folder

    @property
    def shelf(self) -> Shelf:
        """Where the protocols are found that another one uses or goes on with, beside its own folder."""
        from protocolapp.protocol.shelf import Shelf

        return Shelf.bundled(self.own_folder)

    def items(self) -> tuple[LibraryItem, ...]:
        """What is there, from the index alone; files it does not know yet are marked so (`refresh` reads them)."""
        return tuple(_item(found) for found in self._folders.found())

    def refresh(self) -> tuple[LibraryItem, ...]:
        """What is there, after reading every new or changed file, the index kept."""
        before = self._folders.found()
        found = [
            file if _holds(file) else replace(file, summary=_summarise(file.path, self.shelf))
            for file in before
        ]
        if found != list(before):
            self._folders.remember(found)
        return tuple(_item(file) for file in found)

    def load(self, name: str) -> Loaded:
        """The protocol of this file, or with this id. Raises UnknownProtocolError."""
        from protocolapp.protocol.load import load_protocol

        path = Path(name)
        if path.suffix.lower() in {".yaml", ".yml"} or path.exists():
            return load_protocol(path, self.shelf)
        items = self.refresh()
        for item in items:
            if item.usable and item.id == name:
                return load_protocol(item.path, self.shelf)
        raise UnknownProtocolError(name, _nearest(name, [item.id for item in items if item.usable]))

    def take_in(self, source: Path) -> LibraryItem:
        """Copy a file into the own folder. Raises StoreError."""
        path = self._folders.take_in(source)
        return next(item for item in self.refresh() if item.path == path)

    def add(self, name: str, text: str) -> LibraryItem:
        """Write a new file into the own folder, once for the same text. Raises StoreError."""
        path = self._folders.add(name, text.encode("utf-8"))
        return next(item for item in self.refresh() if item.path == path)

    def take_in_recipes(self, source: Path) -> Path:
        """Copy a file of recipes to where the recipe calculator finds them. Raises StoreError."""
        return self._folders.take_in(source, RECIPES_FOLDER)


def search(items: Sequence[LibraryItem], text: str) -> tuple[LibraryItem, ...]:
    """The items in whose title, objective, reagents or steps every word of the text occurs."""
    wanted = text.casefold().split()
    return tuple(
        item
        for item in items
        if all(
            word in f"{item.title} {item.objective} {item.id} {item.path.name} {item.words}".casefold()
            for word in wanted
        )
    )


def _item(found: FoundFile) -> LibraryItem:
    summary = found.summary
    if summary is None:
        return LibraryItem(
            found.path, found.shipped, known=False, title=found.path.stem, modified_ns=found.modified_ns
        )
    problems = tuple(Problem(str(found.path), *entry) for entry in summary.get("problems", ()))
    fields = {"title": found.path.stem} | {key: summary[key] for key in _FIELDS if key in summary}
    return LibraryItem(
        found.path, found.shipped, known=True, problems=problems, modified_ns=found.modified_ns, **fields
    )


_FIELDS = (
    "id",
    "title",
    "objective",
    "version",
    "fingerprint",
    "steps",
    "hands_on_ms",
    "total_ms",
    "words",
    "warnings",
    "notes",
)


def _holds(file: FoundFile) -> bool:
    """Whether the summary is true without reading the file: a problem may have been mended in another file."""
    if file.summary is None or file.summary.get("problems"):
        return False
    parts = file.summary.get("parts")
    if not parts:
        return True
    from protocolapp.protocol.reading.contents_hash import contents_hash

    return contents_hash(Path(part) for part in parts) == file.summary.get("contents")


def _summarise(path: Path, shelf: Shelf) -> dict[str, Any]:
    from protocolapp.plan import make_plan, typical_facts
    from protocolapp.protocol.load import load_protocol, summary
    from protocolapp.protocol.reading.contents_hash import contents_hash
    from protocolapp.services.checking import checks_of, counts

    loaded, contents = load_protocol(path, shelf), ""
    if loaded.files[1:]:  # known only now; read once more, so that the hash is of no later content
        contents = contents_hash(loaded.files[1:])
        loaded = load_protocol(path, shelf)
    problems = [
        [problem.line, problem.column, problem.message, problem.remedy] for problem in loaded.problems
    ]
    if loaded.protocol is None:
        return {"problems": problems}
    plan = make_plan(loaded.protocol, typical_facts(loaded.protocol))
    times = {"steps": len(plan.steps), "hands_on_ms": plan.hands_on_ms, "total_ms": plan.total_ms}
    told = dict(zip(("warnings", "notes"), counts(checks_of(loaded, plan)), strict=True))
    parts = {"parts": [str(part) for part in loaded.files[1:]], "contents": contents}
    return {**summary(loaded.protocol), **times, **told, "problems": problems, **(parts if contents else {})}


def _nearest(name: str, ids: Sequence[str]) -> list[str]:
    from difflib import get_close_matches

    return get_close_matches(name, ids, n=3, cutoff=0.5)
