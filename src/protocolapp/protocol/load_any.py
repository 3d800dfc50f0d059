"""Reading a file of any kind the program knows: a protocol, recipes, the lab's own reagents."""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Mapping as Table
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from types import MappingProxyType

from protocolapp.protocol.load import Loaded, protocol_of
from protocolapp.protocol.model.reagents_file import REAGENTS
from protocolapp.protocol.model.recipe_file import RECIPES
from protocolapp.protocol.problem import Problem
from protocolapp.protocol.reading import Mapping, Node, Scalar, read_file
from protocolapp.protocol.reagents import LoadedReagents, reagents_of
from protocolapp.protocol.recipes import LoadedRecipes, recipes_of


class FileKind(StrEnum):
    """What a file holds."""

    PROTOCOL = "protocol"
    RECIPES = RECIPES
    REAGENTS = REAGENTS


AnyLoaded = Loaded | LoadedRecipes | LoadedReagents

_READERS: Table[FileKind, Callable[[Node | None, list[Problem], str], AnyLoaded]] = MappingProxyType(
    {
        FileKind.PROTOCOL: protocol_of,
        FileKind.RECIPES: recipes_of,
        FileKind.REAGENTS: reagents_of,
    }
)


@dataclass(frozen=True, slots=True)
class LoadedFile:
    """A file read and checked as what it is."""

    kind: FileKind
    loaded: AnyLoaded

    @property
    def problems(self) -> tuple[Problem, ...]:
        """All that is wrong with it."""
        return self.loaded.problems


def load_file(path: str | Path) -> LoadedFile:
    """Read a file of at most 2 MiB. Nothing in it, and no path, makes this raise."""
    root, problems = read_file(path)
    kind = kind_of(root)
    reader = _READERS[kind]
    return LoadedFile(kind, reader(root, problems, str(path)))


def kind_of(root: Node | None) -> FileKind:
    """What a file is meant to be: as its `kind:` says, else by what only one kind holds."""
    if not isinstance(root, Mapping):
        return FileKind.PROTOCOL
    said = root.get("kind")
    if isinstance(said, Scalar):
        word = said.text.casefold().rstrip("s")
        found = [kind for kind in FileKind if kind.value.rstrip("s") == word]
        if found:
            return found[0]
    keys = {entry.key.text for entry in root.entries}
    if keys & _OF_PROTOCOLS:
        return FileKind.PROTOCOL
    if "solutions" in keys:
        return FileKind.RECIPES
    return FileKind.REAGENTS if "reagents" in keys else FileKind.PROTOCOL


_OF_PROTOCOLS = frozenset(
    {"id", "version", "objective", "sections", "parameters", "samples", "tubes", "calculations"}
)
