"""Rows are only ever added, every connection is durable, what cannot be read back is not taken (D2, D21, I8)."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from protocolapp.run.ports import LIFECYCLE, NewEvent, StoreError
from protocolapp.store import ReadOnlyDataError, UnstorableTextError, open_for_reading, open_for_writing
from protocolapp.store.connection import check_library, connect, create_file, in_memory, pragma
from protocolapp.store.schema import INDEXES
from tests.fakes.clock import START
from tests.store.making import event, header, run_id, started


@pytest.fixture
def database(tmp_path: Path) -> Path:
    store = open_for_writing(tmp_path, START)
    store.create(header(), [started(), event()])
    store.close()
    return tmp_path / "runs.db"


@pytest.fixture
def stranger(database: Path) -> Iterator[sqlite3.Connection]:
    """Somebody with another program, who keeps none of our settings."""
    connection = sqlite3.connect(database, isolation_level=None)
    yield connection
    connection.close()


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE events SET body = x'00'",
        "UPDATE events SET version = 7 WHERE version = 2",
        "DELETE FROM events WHERE version = 2",
        "DELETE FROM runs",
        "UPDATE runs SET title = 'better'",
        "INSERT OR REPLACE INTO events SELECT run_id, version, 'x', x'00', previous, hash FROM events",
        "INSERT OR REPLACE INTO events (rowid, run_id, version, type, body, previous, hash)"
        " SELECT rowid, run_id, 3, 'x', x'00', hash, hash FROM events WHERE version = 2",
        "INSERT OR REPLACE INTO runs SELECT * FROM runs",
        "INSERT OR REPLACE INTO runs SELECT 'other', label, '', '', '', '', '', '', '', 0, 0, '' FROM runs",
        "INSERT INTO events SELECT run_id, 4, 'gap', x'00', hash, hash FROM events WHERE version = 2",
        "INSERT INTO events SELECT run_id, 3, 'unchained', x'00', previous, hash FROM events WHERE version = 2",
        "INSERT INTO events SELECT 'nobody', 1, 'x', x'00', hash, hash FROM events WHERE version = 2",
        "INSERT INTO events SELECT run_id, 'three', 'x', x'00', hash, hash FROM events WHERE version = 2",
        "UPDATE OR REPLACE events SET version = 1 WHERE version = 2",
    ],
)
def test_the_database_itself_refuses(stranger: sqlite3.Connection, statement: str) -> None:
    before = stranger.execute("SELECT * FROM events, runs").fetchall()
    with pytest.raises(sqlite3.IntegrityError):
        stranger.execute(statement)
    assert stranger.execute("SELECT * FROM events, runs").fetchall() == before


def test_every_connection_is_durable_and_strict(database: Path, tmp_path: Path) -> None:
    for connection in (
        connect(database, read_only=False),
        connect(database, read_only=True),
        connect(database, read_only=True, immutable=True),
        create_file(tmp_path / "new.db"),
        in_memory(),
    ):
        assert pragma(connection, "synchronous") == 2
        assert pragma(connection, "foreign_keys") == 1
        assert pragma(connection, "busy_timeout") <= 250
        connection.close()


def test_the_store_uses_the_write_ahead_log(database: Path) -> None:
    store = open_for_writing(database.parent, START)
    other = sqlite3.connect(database)
    assert other.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    other.close()
    store.close()


def test_a_reader_cannot_write(database: Path) -> None:
    store = open_for_reading(database.parent)
    with pytest.raises(ReadOnlyDataError):
        store.append(run_id(1), 2, [event()])
    with pytest.raises(ReadOnlyDataError):
        store.create(header(2), [started()])
    store.close()


def test_a_reader_sees_what_the_writer_adds(database: Path) -> None:
    reader = open_for_reading(database.parent)
    writer = open_for_writing(database.parent, START)
    writer.append(run_id(1), 2, [event()])
    assert len(reader.read(run_id(1))) == 3
    writer.close()
    assert len(reader.read(run_id(1))) == 3
    reader.close()


@pytest.mark.parametrize("text", ["\ud800", "a\0b", "half \udcff"])
def test_text_that_cannot_be_read_back_is_refused(database: Path, text: str) -> None:
    store = open_for_writing(database.parent, START)
    with pytest.raises(UnstorableTextError):
        store.create(header(2, title=text), [started()])
    with pytest.raises(UnstorableTextError):
        store.append(run_id(1), 2, [NewEvent(text, b"{}")])
    assert len(store.read(run_id(1))) == 2
    store.close()


def test_an_event_of_many_is_not_stored_alone(database: Path) -> None:
    store = open_for_writing(database.parent, START)
    with pytest.raises(StoreError):
        store.append(run_id(1), 2, [event(), NewEvent("\ud800", b"{}")])
    assert len(store.read(run_id(1))) == 2
    store.close()


def test_the_index_knows_every_lifecycle_event() -> None:
    (index,) = [statement for statement in INDEXES if "events_lifecycle" in statement]
    assert {word for word in index.split("'") if word.startswith("run_")} - {
        "run_id, version, type) WHERE"
    } == set(LIFECYCLE)


def test_an_old_database_library_is_named() -> None:
    with pytest.raises(StoreError, match=r"SQLite 3\.31\.1; 3\.37"):
        check_library((3, 31, 1))
