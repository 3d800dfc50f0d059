"""Reading a file of any kind the program knows: a protocol, recipes, the lab's own reagents."""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Mapping as Table
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from protocolapp.protocol.kinds import FileKind, kind_of
from protocolapp.protocol.load import Loaded, protocol_of
from protocolapp.protocol.problem import Problem
from protocolapp.protocol.reading import Node, read_file
from protocolapp.protocol.reagents import LoadedReagents, reagents_of
from protocolapp.protocol.recipes import LoadedRecipes, recipes_of
from protocolapp.protocol.shelf import Shelf

AnyLoaded = Loaded | LoadedRecipes | LoadedReagents

_READERS: Table[FileKind, Callable[[Node | None, list[Problem], str], AnyLoaded]] = MappingProxyType(
    {
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


def load_file(path: str | Path, shelf: Shelf | None = None) -> LoadedFile:
    """Read a file of at most 2 MiB. Nothing in it, and no path, makes this raise. shelf: see `load_protocol`."""
    root, problems = read_file(path)
    kind = kind_of(root)
    if kind is FileKind.PROTOCOL:
        return LoadedFile(kind, protocol_of(root, problems, str(path), shelf))
    return LoadedFile(kind, _READERS[kind](root, problems, str(path)))
