"""The workplace: everything from outside that the window and the command line work with, opened only when asked for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from protocolapp.lab import Catalogue, Lab, Substance
from protocolapp.run.ports import Clock, EventStore, FileSink
from protocolapp.services.library import Library
from protocolapp.services.ports import Attachments, KeptInputs
from protocolapp.services.preferences import Preferences

if TYPE_CHECKING:
    from protocolapp.protocol.model.recipe_file import RecipeFile
    from protocolapp.services.own_reagents import OwnReagents
    from protocolapp.services.recipes import FoundRecipes


class Workplace(Protocol):
    """Built by `app.py`; tests build their own. Every method that reaches the disk may raise `StoreError`."""

    @property
    def clock(self) -> Clock: ...

    @property
    def files(self) -> FileSink: ...

    @property
    def attachments(self) -> Attachments: ...

    @property
    def data_folder(self) -> Path: ...

    @property
    def library(self) -> Library: ...

    def store(self) -> EventStore:
        """The store, for writing; the same one each time. Raises StoreError, saying who holds it."""

    def history(self) -> EventStore:
        """The store, for reading, beside whoever writes."""

    def lab(self) -> Lab: ...

    def save_lab(self, lab: Lab) -> None: ...

    def preferences(self) -> Preferences: ...

    def save_preferences(self, preferences: Preferences) -> None: ...

    def calculator_inputs(self) -> KeptInputs:
        """What was last typed into each calculator."""

    def save_calculator_inputs(self, inputs: KeptInputs) -> None:
        """Keep it instead of what was kept before. What is too large for a person to have typed is left out."""

    def versions_put_aside(self) -> Mapping[str, str]:
        """Run id -> fingerprint of the version of its protocol that it is not to be told of again."""

    def put_version_aside(self, run_id: str, fingerprint: str) -> None:
        """Tell this run of this version no more."""

    def catalogue(self) -> Catalogue:
        """The reagents that come with the program and the lab's own, which come first."""

    def own_reagents(self) -> OwnReagents:
        """The lab's own reagents as their file says them, or what is wrong with it."""

    def save_own_reagents(self, substances: Sequence[Substance]) -> None:
        """Keep them instead of those before. A file that cannot be read is left as it is: StoreError."""

    def recipes(self) -> tuple[FoundRecipes, ...]:
        """Every file of recipes, those that come with the program first."""

    def save_recipes(self, recipes: RecipeFile, instead_of: Path | None = None) -> Path:
        """Keep a file of recipes in the own folder: a new one, or in the place of one of the own ones.

        Returns where it lies. May raise RecipeError.
        """

    def back_up(self, path: Path) -> None:
        """A verified copy of all runs, with the files attached to them in a folder beside it."""

    def restore(self, path: Path) -> Path:
        """Move the present store aside and put a checked backup in its place. Returns where the old one lies now."""

    def backups(self) -> tuple[Path, ...]:
        """The automatic backups, newest first."""

    def notices(self) -> tuple[str, ...]:
        """What a person should know of the data folder (a synced folder, settings that were damaged …)."""

    def new_id(self) -> str:
        """A fresh random UUID."""

    def elsewhere(self, folder: str) -> Workplace:
        """The same workplace with its data in another folder, for a rehearsal that is not kept."""

    def close(self) -> None: ...
