"""A desk whose store holds runs that were worked at before, for the screens that look back."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

from protocolapp.gui.desk import Desk
from protocolapp.run.chain import link
from protocolapp.run.ports import GENESIS
from tests.fakes.memory_store import MemoryStore
from tests.gui.folder_workplace import FolderWorkplace
from tests.record.bench_days import RUN_ID, BenchDay

HOSTILE = 'a<b and c>d, R&D <foo>, <img src="x"> &amp; 10⁻³ µL H₂O ≥ 37 °C'


def desk_of(folder: Path, day: BenchDay) -> Desk:
    """A desk with the store and clock of a day at the bench."""
    workplace = FolderWorkplace(folder)
    workplace.memory, workplace.clock = day.store, day.clock  # type: ignore[assignment]
    return Desk(workplace)


def tampered(store: MemoryStore, run_id: str = RUN_ID, version: int = 3) -> None:
    """Somebody changes a stored event by hand."""
    stream = store.runs[run_id]
    event = stream[version - 1]
    body = json.loads(event.body)
    body["by"] = "somebody else"
    changed = json.dumps(body, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()
    assert link(GENESIS, changed) != link(GENESIS, event.body)
    stream[version - 1] = replace(event, body=changed)
