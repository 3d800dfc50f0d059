"""A workplace for the screens that read and write files: real folders below one of the test's own."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from protocolapp.lab import Catalogue, Lab, Operator, Rotor, Substance
from protocolapp.lab.bundled import bundled_pipettes
from protocolapp.protocol.model.recipe_file import RecipeFile
from protocolapp.quantity import Quantity
from protocolapp.resources import protocols_folder, resource
from protocolapp.run.ports import FileSink, StoreError
from protocolapp.services.library import Library
from protocolapp.services.own_reagents import (
    OwnReagents,
    catalogue_with,
    keep_own_reagents,
    read_own_reagents,
)
from protocolapp.services.preferences import Preferences
from protocolapp.services.recipes import FoundRecipes, find_recipes, keep_recipes
from protocolapp.store import AtomicFiles, LibraryFolders, OwnFiles
from tests.fakes.known_library import know_the_shipped
from tests.fakes.workplace import FakeWorkplace

LAB = Lab(
    operators=(Operator("Operator A"), Operator("Operator B")),
    pipettes=bundled_pipettes(),
    rotors=(Rotor("F-45-30-11", Quantity.of("8.4", "cm"), Quantity.of(15000, "rpm")),),
)


class FolderWorkplace(FakeWorkplace):
    """own: the folder of one's own protocols. not_kept: what saving preferences runs into, if anything."""

    def __init__(self, folder: Path, shipped: Path | None = None) -> None:
        super().__init__(lab=LAB, preferences=Preferences(operator="OA"))
        self.own = folder / "own"
        self.own.mkdir(parents=True, exist_ok=True)
        self._folder = folder
        index = folder / "library.json"
        if shipped is None:
            know_the_shipped(index, "test")
        self._library = Library(LibraryFolders(shipped or protocols_folder(), self.own, index, "test"))
        self._own_files = OwnFiles(self.own, resource("recipes"))
        self.not_kept: StoreError | None = None

    @property
    def library(self) -> Library:
        return self._library

    @property
    def files(self) -> FileSink:
        return AtomicFiles()

    @property
    def data_folder(self) -> Path:
        return self._folder

    def catalogue(self) -> Catalogue:
        return catalogue_with(self.own_reagents())

    def own_reagents(self) -> OwnReagents:
        return read_own_reagents(self._own_files)

    def save_own_reagents(self, substances: Sequence[Substance]) -> None:
        if self.not_kept is not None:
            raise self.not_kept
        keep_own_reagents(self._own_files, substances)

    def recipes(self) -> tuple[FoundRecipes, ...]:
        return find_recipes(self._own_files)

    def save_recipes(self, recipes: RecipeFile, instead_of: Path | None = None) -> Path:
        if self.not_kept is not None:
            raise self.not_kept
        return keep_recipes(self._own_files, recipes, instead_of)

    def save_preferences(self, preferences: Preferences) -> None:
        if self.not_kept is not None:
            raise self.not_kept
        super().save_preferences(preferences)

    def elsewhere(self, folder: str) -> FolderWorkplace:
        return FolderWorkplace(Path(folder))
