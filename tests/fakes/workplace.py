"""A workplace without a disk: a store in memory, a clock that stands, preferences that are only kept."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, cast

from protocolapp.lab import Catalogue, Lab, Substance
from protocolapp.run.ports import EventStore, FileSink, RunPage, RunQuery, RunSummary
from protocolapp.services.ports import KeptInputs
from protocolapp.services.preferences import Preferences
from tests.fakes.attachments import MemoryAttachments
from tests.fakes.clock import FakeClock
from tests.fakes.memory_store import MemoryStore

if TYPE_CHECKING:
    from protocolapp.protocol.model.recipe_file import RecipeFile
    from protocolapp.services.library import Library
    from protocolapp.services.own_reagents import OwnReagents
    from protocolapp.services.recipes import FoundRecipes


class FindingStore(MemoryStore):
    """A memory store that also lists its runs, the newest last."""

    def find(self, query: RunQuery) -> RunPage:
        runs = [
            RunSummary(header, len(self.runs[run_id]), "run_started", header.started_utc, hidden=False)
            for run_id, header in self.headers.items()
        ]
        return RunPage(tuple(runs[query.offset : query.offset + query.limit]), len(runs))


class FakeWorkplace:
    """Fulfils the part of `services.workplace.Workplace` that runs and timers need."""

    def __init__(
        self,
        store: FindingStore | None = None,
        clock: FakeClock | None = None,
        lab: Lab | None = None,
        preferences: Preferences | None = None,
    ) -> None:
        self.clock = clock or FakeClock()
        self.memory = store or FindingStore()
        self._lab = lab or Lab()
        self._preferences = preferences or Preferences(operator="AB")
        self._inputs: KeptInputs = {}
        self.put_aside: dict[str, str] = {}
        self._ids = 0
        self.attachments = MemoryAttachments()

    def store(self) -> EventStore:
        return cast(EventStore, self.memory)

    def history(self) -> EventStore:
        return cast(EventStore, self.memory)

    def lab(self) -> Lab:
        return self._lab

    def save_lab(self, lab: Lab) -> None:
        self._lab = lab

    def preferences(self) -> Preferences:
        return self._preferences

    def save_preferences(self, preferences: Preferences) -> None:
        self._preferences = preferences

    def calculator_inputs(self) -> KeptInputs:
        return self._inputs

    def save_calculator_inputs(self, inputs: KeptInputs) -> None:
        self._inputs = inputs

    def versions_put_aside(self) -> Mapping[str, str]:
        return dict(self.put_aside)

    def put_version_aside(self, run_id: str, fingerprint: str) -> None:
        self.put_aside[run_id] = fingerprint

    def catalogue(self) -> Catalogue:
        return Catalogue()

    def own_reagents(self) -> OwnReagents:
        raise NotImplementedError

    def save_own_reagents(self, substances: Sequence[Substance]) -> None:
        raise NotImplementedError

    def recipes(self) -> tuple[FoundRecipes, ...]:
        return ()

    def save_recipes(self, recipes: RecipeFile, instead_of: Path | None = None) -> Path:
        raise NotImplementedError

    def new_id(self) -> str:
        self._ids += 1
        return f"00000000-0000-4000-8000-{self._ids:012d}"

    def notices(self) -> tuple[str, ...]:
        return ()

    def backups(self) -> tuple[Path, ...]:
        return ()

    def back_up(self, path: Path) -> None:
        raise NotImplementedError

    def restore(self, path: Path) -> Path:
        raise NotImplementedError

    def elsewhere(self, folder: str) -> FakeWorkplace:
        raise NotImplementedError(folder)

    @property
    def files(self) -> FileSink:
        raise NotImplementedError

    @property
    def data_folder(self) -> Path:
        raise NotImplementedError

    @property
    def library(self) -> Library:
        raise NotImplementedError

    def close(self) -> None:
        pass
