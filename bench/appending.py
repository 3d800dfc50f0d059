"""A durable append, against a raw sqlite3 commit with the same settings; and resuming a run of 10,000 events."""

from __future__ import annotations

import sqlite3
import tempfile
from pathlib import Path

from bench.figures import Figure, seconds, side_by_side
from protocolapp.lab import Lab
from protocolapp.plan import typical_facts
from protocolapp.protocol.load import load_protocol
from protocolapp.resources import protocols_folder
from protocolapp.run.commands import AddNote
from protocolapp.run.ports import NewEvent, RunHeader
from protocolapp.run.service import RunService
from protocolapp.run.setup import RunSetup
from protocolapp.store.opening import open_for_writing
from protocolapp.system_clock import SystemClock

APPENDS, EVENTS = 200, 10_000
_BODY = b'{"type":"note_added","data":{"text":"' + b"x" * 300 + b'"}}'


def measure() -> list[Figure]:
    """Two figures."""
    with tempfile.TemporaryDirectory() as folder:
        return [_append(Path(folder)), _resume(Path(folder, "resume"))]


def _append(folder: Path) -> Figure:
    now = SystemClock().now()
    store = open_for_writing(folder / "ours", now)
    header = RunHeader(
        "bench", "bench", "p", "P", "1.0.0", "f", "", "", now.utc, now.offset_minutes, rehearsal=False
    )
    store.create(header, [NewEvent("run_started", b"{}")])
    version = iter(range(1, 100_000))
    raw = sqlite3.connect(folder / "raw.db", isolation_level=None)
    raw.execute("PRAGMA journal_mode = WAL")
    raw.execute("PRAGMA synchronous = FULL")
    raw.execute("CREATE TABLE events (run TEXT, version INTEGER, type TEXT, body BLOB, previous TEXT, hash TEXT,"
                " PRIMARY KEY (run, version)) WITHOUT ROWID")  # fmt: skip
    numbers = iter(range(100_000))

    def bare() -> None:
        raw.execute("BEGIN IMMEDIATE")
        raw.execute(
            "INSERT INTO events VALUES ('bench', ?, 'note_added', ?, ?, ?)",
            (next(numbers), _BODY, "0" * 64, "1" * 64),
        )
        raw.execute("COMMIT")

    took, beneath = side_by_side(
        lambda: store.append("bench", next(version), [NewEvent("note_added", _BODY)]), bare, APPENDS
    )
    store.close()
    raw.close()
    return Figure("a durable append", took, beneath, "µs", "≤ 1.3 x a raw commit")


def _resume(folder: Path) -> Figure:
    clock = SystemClock()
    store = open_for_writing(folder, clock.now())
    loaded = load_protocol(protocols_folder() / "co_ip_alk.yaml")
    assert loaded.protocol is not None  # noqa: S101 - shipped, and tested
    facts = typical_facts(loaded.protocol)
    setup = RunSetup(protocol=loaded.protocol, parameters=facts.parameters, samples=facts.samples)
    service = RunService.start(setup, store, clock, Lab(), by="bench", run_id="bench-run")
    ref = service.plan.steps[0].ref
    for number in range(EVENTS):
        service.submit(AddNote(f"note {number}", ref), by="bench")
    took = min(seconds(lambda: RunService.open("bench-run", store, clock)) for _ in range(3))
    store.close()
    return Figure(f"resume a run of {EVENTS:,} events", took)
