"""A workplace for the screens that read and write files: real folders below one of the test's own."""

from __future__ import annotations

from pathlib import Path

from protocolapp.lab import Lab, Operator, Rotor
from protocolapp.lab.bundled import bundled_pipettes
from protocolapp.quantity import Quantity
from protocolapp.resources import protocols_folder
from protocolapp.run.ports import FileSink, StoreError
from protocolapp.services.library import Library
from protocolapp.services.preferences import Preferences
from protocolapp.store import AtomicFiles, LibraryFolders
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
        self._library = Library(LibraryFolders(shipped or protocols_folder(), self.own, index, "test"))
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

    def save_preferences(self, preferences: Preferences) -> None:
        if self.not_kept is not None:
            raise self.not_kept
        super().save_preferences(preferences)

    def elsewhere(self, folder: str) -> FolderWorkplace:
        return FolderWorkplace(Path(folder))
