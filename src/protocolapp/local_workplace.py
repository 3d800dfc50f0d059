"""The workplace on this computer: the real store, clock and files, each opened when first asked for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from protocolapp import __version__
from protocolapp.lab import Catalogue, Lab, Substance
from protocolapp.resources import protocols_folder, resource
from protocolapp.run.ports import Clock, EventStore, StoreError
from protocolapp.services.library import Library
from protocolapp.services.ports import KeptInputs
from protocolapp.services.preferences import Preferences
from protocolapp.store.atomic_files import AtomicFiles
from protocolapp.store.attachments import AttachmentFolder
from protocolapp.store.calculators_file import load_inputs, save_inputs
from protocolapp.store.data_folder import data_folder
from protocolapp.store.lab_file import load_lab, save_lab
from protocolapp.store.library_folders import LibraryFolders
from protocolapp.store.own_files import OwnFiles
from protocolapp.store.preferences_file import load_preferences, save_preferences
from protocolapp.store.put_aside_file import load_put_aside, put_aside
from protocolapp.store.storage_kind import storage_warning
from protocolapp.system_clock import SystemClock

if TYPE_CHECKING:
    from protocolapp.protocol.model.recipe_file import RecipeFile
    from protocolapp.services.own_reagents import OwnReagents
    from protocolapp.services.recipes import FoundRecipes

OWN_PROTOCOLS, INDEX = "protocols", "library-index.json"


class LocalWorkplace:
    """Fulfils `services.workplace.Workplace`. given: the folder of `--data`; StoreError when it cannot be one."""

    def __init__(
        self, given: Path | None, environment: Mapping[str, str], clock: Clock | None = None
    ) -> None:
        self._folder = data_folder(given, environment)
        self._clock: Clock = clock if clock is not None else SystemClock()
        self._files = AtomicFiles()
        self._store: EventStore | None = None
        self._history: EventStore | None = None
        self._notices: list[str] = []

    @property
    def clock(self) -> Clock:
        return self._clock

    @property
    def files(self) -> AtomicFiles:
        return self._files

    @property
    def attachments(self) -> AttachmentFolder:
        return AttachmentFolder(self._folder)

    @property
    def data_folder(self) -> Path:
        return self._folder

    @property
    def library(self) -> Library:
        index = self._folder / INDEX
        return Library(LibraryFolders(protocols_folder(), self._own_folder, index, __version__))

    @property
    def _own_folder(self) -> Path:
        own = self.preferences().own_folder
        return Path(own) if own else self._folder / OWN_PROTOCOLS

    @property
    def _own_files(self) -> OwnFiles:
        return OwnFiles(self._own_folder, resource("recipes"))

    def store(self) -> EventStore:
        """The store, for writing; the same one each time. Raises StoreError, saying who holds it."""
        if self._store is None:
            from protocolapp.store.opening import open_for_writing

            self._store = open_for_writing(self._folder, self._clock.now())
        return self._store

    def history(self) -> EventStore:
        """The store for reading: the one that writes, where this program has it open, else beside whoever writes."""
        if self._store is not None:
            return self._store
        if self._history is None:
            from protocolapp.store.opening import open_for_reading

            opened = open_for_reading(self._folder)
            self._notice(opened.notice)
            self._history = opened
        return self._history

    def lab(self) -> Lab:
        lab, notice = load_lab(self._folder, self._clock.now())
        self._notice(notice)
        return lab

    def save_lab(self, lab: Lab) -> None:
        save_lab(self._folder, lab)

    def preferences(self) -> Preferences:
        preferences, notice = load_preferences(self._folder, self._clock.now())
        self._notice(notice)
        return preferences

    def save_preferences(self, preferences: Preferences) -> None:
        save_preferences(self._folder, preferences)

    def calculator_inputs(self) -> KeptInputs:
        """What was last typed into each calculator."""
        inputs, notice = load_inputs(self._folder, self._clock.now())
        self._notice(notice)
        return inputs

    def save_calculator_inputs(self, inputs: KeptInputs) -> None:
        """Raises StoreError."""
        save_inputs(self._folder, inputs)

    def versions_put_aside(self) -> Mapping[str, str]:
        """Run id -> fingerprint of the version of its protocol that it is not to be told of again."""
        return load_put_aside(self._folder)

    def put_version_aside(self, run_id: str, fingerprint: str) -> None:
        """Raises StoreError."""
        put_aside(self._folder, run_id, fingerprint)

    def catalogue(self) -> Catalogue:
        """The reagents that come with the program and the lab's own, which come first."""
        from protocolapp.services.own_reagents import catalogue_with, notice_of

        own = self.own_reagents()
        self._notice(notice_of(own))
        return catalogue_with(own)

    def own_reagents(self) -> OwnReagents:
        """The lab's own reagents as their file says them, or what is wrong with it."""
        from protocolapp.services.own_reagents import read_own_reagents

        return read_own_reagents(self._own_files)

    def save_own_reagents(self, substances: Sequence[Substance]) -> None:
        """Raises StoreError."""
        from protocolapp.services.own_reagents import keep_own_reagents

        keep_own_reagents(self._own_files, substances)

    def recipes(self) -> tuple[FoundRecipes, ...]:
        """Every file of recipes, those that come with the program first."""
        from protocolapp.services.recipes import find_recipes

        return find_recipes(self._own_files)

    def save_recipes(self, recipes: RecipeFile, instead_of: Path | None = None) -> Path:
        """Raises StoreError, RecipeError."""
        from protocolapp.services.recipes import keep_recipes

        return keep_recipes(self._own_files, recipes, instead_of)

    def back_up(self, path: Path) -> None:
        """A verified copy of all runs, and beside it the files attached to them. Raises StoreError."""
        from protocolapp.store.attachment_backup import back_up_attachments
        from protocolapp.store.backup import back_up

        back_up_attachments(self._folder, path)  # first: no event of the copy is to miss its file
        back_up(self._folder, path)

    def back_up_daily(self) -> None:
        """The automatic backup, once a day, older ones thinned. Raises StoreError."""
        from protocolapp.store.backup import back_up_daily

        back_up_daily(self._folder, self._clock.now().local.date())

    def restore(self, path: Path) -> Path:
        """Move the present store aside and put a checked backup in its place. Returns where the old one lies now."""
        from protocolapp.store.attachment_backup import restore_attachments
        from protocolapp.store.inspection import check_file
        from protocolapp.store.recovery import move_aside_and_restore

        with suppress(OSError):  # of a file that cannot be read the restore itself tells
            check_file(path)  # a backup that is no good is found out while everything is still open
        self.close()
        aside = move_aside_and_restore(self._folder, path, self._clock.now())
        restore_attachments(path, self._folder)
        return aside

    def backups(self) -> tuple[Path, ...]:
        """The automatic backups, newest first."""
        from protocolapp.store.backup import backups

        return backups(self._folder)

    def notices(self) -> tuple[str, ...]:
        """What a person should know of the data folder, each once."""
        self._notice(storage_warning(self._folder) or "")
        return tuple(self._notices)

    def new_id(self) -> str:
        import uuid

        return str(uuid.uuid4())

    def elsewhere(self, folder: str) -> LocalWorkplace:
        """The same workplace with its data in another folder, for a rehearsal that is not kept."""
        return LocalWorkplace(Path(folder), {}, self._clock)

    def close(self) -> None:
        """Close what is open; the daily backup is made on the way out where something was written."""
        if self._store is not None:
            self._back_up_on_the_way_out()
            self._store.close()
        if self._history is not None:
            self._history.close()
        self._store = self._history = None

    def _back_up_on_the_way_out(self) -> None:
        try:
            self.back_up_daily()
        except StoreError as error:  # leaving must not fail over a backup; the next start tells
            self._notice(f"{error.title}: {error.message}")

    def _notice(self, text: str) -> None:
        if text and text not in self._notices:
            self._notices.append(text)
