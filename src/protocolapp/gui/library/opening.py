"""Reading a protocol file that somebody chose, dropped or named on the command line."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from protocolapp.run.ports import StoreError
from protocolapp.services.library import Library

if TYPE_CHECKING:
    from protocolapp.protocol.load import Loaded
    from protocolapp.protocol.model.recipe_file import RecipeFile

_SUFFIXES = (".yaml", ".yml")
EXPORT_SUFFIX = ".json"
"""What a protocols.io export ends in."""

MOST_FILES = 200
"""A folder with more protocol files than this is not meant."""


@dataclass(frozen=True, slots=True)
class Opened:
    """A file as read. path: where it lies, in the own folder once it was taken in. trouble: why it was not taken in.

    contents: the `contents_hash` of what was read, empty where nobody looked.
    left_out: of an export that was imported, how many things could not be carried over; None for any other file.
    """

    path: Path
    loaded: Loaded
    trouble: StoreError | None = None
    contents: str = ""
    left_out: int | None = None


@dataclass(frozen=True, slots=True)
class TakenRecipes:
    """A sound file of recipes. names: of its solutions. path: where it lies for the recipe calculator to find it."""

    names: tuple[str, ...]
    path: Path
    trouble: StoreError | None = None


@dataclass(frozen=True, slots=True)
class OpenedFiles:
    """What became of the files, in their order. passed_over: names of what is no protocol file."""

    files: tuple[Opened, ...]
    passed_over: tuple[str, ...] = ()
    recipes: tuple[TakenRecipes, ...] = ()


def open_known(library: Library, path: Path) -> OpenedFiles:
    """Read a file of the library."""
    from protocolapp.protocol.reading.contents_hash import contents_hash

    before = contents_hash((path,))
    loaded = library.load(str(path))
    return OpenedFiles((Opened(path, loaded, contents=before if loaded.files == (path,) else ""),))


def open_from_outside(library: Library, paths: Iterable[Path]) -> OpenedFiles:
    """Read files and the files in folders; a sound one that the library does not hold is copied into the own folder.

    A protocols.io export becomes a new file there; in a folder, where any file may end in .json, it is passed over.
    """
    files: list[Opened | TakenRecipes] = []
    passed_over: list[str] = []
    for path in paths:
        if path.suffix.lower() == EXPORT_SUFFIX and not path.is_dir():
            files.append(_import(library, path))
            continue
        found = sorted(one for one in path.iterdir() if _fits(one))[:MOST_FILES] if path.is_dir() else [path]
        if not found or not all(_fits(one) for one in found):
            passed_over.append(path.name)
        else:
            files += [_take_in(library, one) for one in found]
    return OpenedFiles(
        tuple(one for one in files if isinstance(one, Opened)),
        tuple(passed_over),
        tuple(one for one in files if isinstance(one, TakenRecipes)),
    )


def _take_in(library: Library, path: Path) -> Opened | TakenRecipes:
    from protocolapp.protocol.load import Loaded
    from protocolapp.protocol.load_any import load_file
    from protocolapp.protocol.recipes import LoadedRecipes

    loaded = load_file(path, library.shelf).loaded
    if isinstance(loaded, LoadedRecipes) and loaded.recipes is not None:
        return _take_in_recipes(library, path, loaded.recipes)
    if not isinstance(loaded, Loaded):
        loaded = Loaded(None, loaded.problems) if loaded.problems else library.load(str(path))
    if loaded.protocol is None:
        return Opened(path, loaded)
    for item in library.refresh():
        if item.path == path or (item.usable and item.fingerprint == loaded.fingerprint):
            return Opened(item.path, loaded)
    try:
        return Opened(library.take_in(path).path, loaded)
    except StoreError as error:  # it can be read and used all the same
        return Opened(path, loaded, error)


def _import(library: Library, path: Path) -> Opened:
    from protocolapp.protocol.importing.protocols_io import import_file
    from protocolapp.protocol.load import Loaded, load_text
    from protocolapp.protocol.problem import Problem

    imported = import_file(path)
    if isinstance(imported, Problem):
        return Opened(path, Loaded(None, (imported,)))
    try:
        there = library.add(f"{imported.id}.yaml", imported.text).path
    except StoreError as error:  # it can be read and used all the same
        return Opened(
            path, load_text(imported.text, str(path), library.shelf), error, left_out=imported.left_out
        )
    [opened] = open_known(library, there).files
    return replace(opened, left_out=imported.left_out)


def _take_in_recipes(library: Library, path: Path, recipes: RecipeFile) -> TakenRecipes:
    names = tuple(one.name for one in recipes.solutions.values())
    try:
        return TakenRecipes(names, library.take_in_recipes(path))
    except StoreError as error:
        return TakenRecipes(names, path, error)


def _fits(path: Path) -> bool:
    return path.suffix.lower() in _SUFFIXES
