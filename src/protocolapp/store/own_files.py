"""What a lab keeps beside its own protocols for people to edit and share: its reagents, and its recipes."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from protocolapp.run.ports import StoreError
from protocolapp.services.file_names import safe_filename
from protocolapp.services.ports import RECIPES_FOLDER, RecipePath
from protocolapp.store.atomic_files import file_not_written, write_atomically
from protocolapp.store.files import beside
from protocolapp.store.free_path import free_path
from protocolapp.store.json_file import read_regular
from protocolapp.store.library_folders import LARGEST_PROTOCOL, yaml_files

REAGENTS = "reagents.yaml"


class OwnFiles:
    """Fulfils `services.ports.OwnFiles`. own: the own folder, which need not exist yet. shipped: bundled recipes."""

    def __init__(self, own: Path, shipped: Path) -> None:
        self._shipped = shipped
        self.reagents = own / REAGENTS
        self.recipes_folder = own / RECIPES_FOLDER

    def recipes(self) -> Sequence[RecipePath]:
        """Every file of recipes, the bundled ones first."""
        return [
            RecipePath(path, shipped)
            for folder, shipped in ((self._shipped, True), (self.recipes_folder, False))
            for path, _ in yaml_files(folder)
        ]

    def keep_by_hand(self, path: Path, as_written: str) -> None:
        """Copy a file that is not word for word what the program writes to `NAME.by-hand`, each state of it once.

        Raises StoreError.
        """
        if path.parent.resolve() not in {self.reagents.parent.resolve(), self.recipes_folder.resolve()}:
            return
        try:
            data = read_regular(path, LARGEST_PROTOCOL)
            if data is not None and data != as_written.encode("utf-8"):
                _write_once(path, data)
        except FileNotFoundError:
            return
        except OSError as error:
            raise file_not_written(error, path) from error

    def write_reagents(self, text: str) -> None:
        """Write the whole file or none of it. Raises StoreError."""
        _write(self.reagents, text)

    def write_recipes(self, name: str, text: str, instead_of: Path | None = None) -> Path:
        """Write a file of recipes, whole or not at all, under a free name or in the place of one of the own ones.

        Raises StoreError; a file that came with the program is never written.
        """
        if instead_of is not None and instead_of.parent.resolve() != self.recipes_folder.resolve():
            raise StoreError(
                f"{instead_of.name} was not written",
                f"It does not lie in {self.recipes_folder}: only the lab's own recipes can be changed.",
                "Save it under a name of your own.",
            )
        if instead_of is not None:
            _write(instead_of, text)
            return instead_of
        return self._write_new(f"{safe_filename(name)}.yaml", text)

    def _write_new(self, name: str, text: str) -> Path:
        """The name is taken first, so that another program which saves at this moment finds another one."""
        while True:
            path = free_path(self.recipes_folder, name)
            try:
                path.parent.mkdir(parents=True, exist_ok=True)
                path.touch(exist_ok=False)
            except FileExistsError:
                continue
            except OSError as error:
                raise file_not_written(error, path) from error
            break
        try:
            _write(path, text)
        except BaseException:
            path.unlink(missing_ok=True)
            raise
        return path


def _write_once(path: Path, data: bytes) -> None:
    number = 1
    while True:
        copy = beside(path, ".by-hand" if number == 1 else f".by-hand-{number}")
        if not copy.exists():
            write_atomically(copy, data)
        elif read_regular(copy, LARGEST_PROTOCOL) != data:
            number += 1
            continue
        return


def _write(path: Path, text: str) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_atomically(path, text.encode("utf-8"))
    except OSError as error:
        raise file_not_written(error, path) from error
