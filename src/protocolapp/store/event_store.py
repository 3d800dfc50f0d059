"""The runs on a real database: append-only, chained, durable before it returns."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from protocolapp.run.chain import link
from protocolapp.run.ports import (
    GENESIS,
    ConcurrentAppendError,
    NewEvent,
    RunHeader,
    RunPage,
    RunQuery,
    StoredEvent,
    UnknownRunError,
)
from protocolapp.store.errors import (
    GoneWhileOpenError,
    ReadOnlyDataError,
    SqlError,
    UnstorableTextError,
    not_saved,
    reading,
)
from protocolapp.store.files import beside
from protocolapp.store.history import HEADER_COLUMNS, find_page, header_values, search_words

_INSERT_RUN = f"INSERT INTO runs ({HEADER_COLUMNS}, words) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"  # noqa: S608
_INSERT_EVENT = "INSERT INTO events (run_id, version, type, body, previous, hash) VALUES (?, ?, ?, ?, ?, ?)"
_LAST = "SELECT version, hash FROM events WHERE run_id = ? ORDER BY version DESC LIMIT 1"
_READ = "SELECT run_id, version, type, body, previous, hash FROM events WHERE run_id = ? ORDER BY version"
_SHORTEST_BEGINNING = 8


class SqliteEventStore:
    """Fulfils `run.ports.EventStore`. Opened by `open_for_writing` and `open_for_reading`; used by one thread.

    notice: what a person should know of how it was opened, a sentence, or empty.
    """

    def __init__(
        self,
        path: Path,
        connection: sqlite3.Connection,
        *,
        writable: bool,
        notice: str = "",
        on_close: Callable[[sqlite3.Connection], None] = sqlite3.Connection.close,
    ) -> None:
        self.path, self.notice, self.writable = path, notice, writable
        self._connection: sqlite3.Connection | None = connection
        self._on_close = on_close
        files = (str(path), str(beside(path, "-wal"))) if writable else ()
        self._files = [(file, _identity(file)) for file in files]

    def create(self, header: RunHeader, events: Sequence[NewEvent]) -> tuple[StoredEvent, ...]:
        """Begin a run with its first events, in one durable transaction. Raises NotSavedError, StoreError."""
        if not events:
            raise ValueError("a run begins with an event")
        values = header_values(header)
        _check_storable([str(value) for value in values], events)
        with self._transaction() as connection:
            known = connection.execute(
                "SELECT run_id FROM runs WHERE run_id = ? OR label = ?", (header.run_id, header.label)
            ).fetchone()
            if known is not None:
                raise ConcurrentAppendError(f"run {header.run_id} or label {header.label} exists")
            connection.execute(_INSERT_RUN, (*values, search_words(header)))
            return _insert(connection, header.run_id, 0, GENESIS, events)

    def append(self, run_id: str, expected: int, events: Sequence[NewEvent]) -> tuple[StoredEvent, ...]:
        """Append durably behind version `expected`.

        Raises ConcurrentAppendError, UnknownRunError, NotSavedError (nothing was stored), StoreError.
        """
        _check_storable([run_id], events)
        with self._transaction() as connection:
            last = connection.execute(_LAST, (run_id,)).fetchone()
            if last is None:
                raise UnknownRunError(run_id)
            version, hash_ = last
            if version != expected:
                raise ConcurrentAppendError(f"run {run_id} is at {version}, not {expected}")
            return _insert(connection, run_id, version, hash_, events)

    def read(self, run_id: str) -> tuple[StoredEvent, ...]:
        """All events of a run, in order, as stored (nothing verified). Raises UnknownRunError, StoreError."""
        rows = self._rows(_READ, (run_id,)) if _is_storable(run_id) else []
        if not rows:
            raise UnknownRunError(run_id)
        return tuple(StoredEvent(*row) for row in rows)

    def resolve(self, name: str) -> str:
        """The run id for an id, a unique beginning of one (8 characters or more) or a label.

        Raises UnknownRunError, StoreError.
        """
        if not _is_storable(name):
            raise UnknownRunError(name)
        exact = self._rows(
            "SELECT run_id FROM runs WHERE run_id IN (?, ?) OR label = ?", (name, name.lower(), name)
        )
        if len(exact) == 1:
            return str(exact[0][0])
        if len(name) >= _SHORTEST_BEGINNING:
            low = name.lower()
            alike = self._rows(
                "SELECT run_id FROM runs WHERE run_id >= ? AND substr(run_id, 1, ?) = ? LIMIT 2",
                (low, len(low), low),
            )
            if len(alike) == 1:
                return str(alike[0][0])
        raise UnknownRunError(name)

    def find(self, query: RunQuery) -> RunPage:
        """A page of runs, sorted and searched in the store. Raises StoreError."""
        with reading(self.path):
            return find_page(self._open(), query)

    def labels(self, day: str) -> tuple[str, ...]:
        """The labels in use that begin with this ISO date, in order."""
        if not _is_storable(day):
            return ()
        rows = self._rows(
            "SELECT label FROM runs WHERE label >= ? AND substr(label, 1, ?) = ? ORDER BY label",
            (day, len(day), day),
        )
        return tuple(str(row[0]) for row in rows)

    def close(self) -> None:
        """Write all into the one file and free the lock. May be called twice."""
        connection, self._connection = self._connection, None
        if connection is not None:
            self._on_close(connection)

    def _open(self) -> sqlite3.Connection:
        if self._connection is None:
            raise ValueError("this store is closed")
        return self._connection

    def _rows(self, statement: str, values: Sequence[str | int]) -> list[Any]:
        with reading(self.path):
            return self._open().execute(statement, values).fetchall()

    @contextmanager
    def _transaction(self) -> Iterator[sqlite3.Connection]:
        """What happens inside is durable on the disk when it ends, or nothing of it is there."""
        if not self.writable:
            raise ReadOnlyDataError(self.path)
        connection = self._open()
        try:
            connection.execute("BEGIN IMMEDIATE")
            yield connection
            self._check_still_there()
            connection.execute("COMMIT")
        except SqlError as error:
            _roll_back(connection)
            raise not_saved(error, self.path) from error
        except BaseException:
            _roll_back(connection)
            raise

    def _check_still_there(self) -> None:
        """A deleted file still takes every commit, into nowhere."""
        for file, identity in self._files:
            if _identity(file) != identity:
                raise GoneWhileOpenError(Path(file))


def _insert(
    connection: sqlite3.Connection, run_id: str, version: int, previous: str, events: Sequence[NewEvent]
) -> tuple[StoredEvent, ...]:
    stored: list[StoredEvent] = []
    for number, event in enumerate(events, start=version + 1):
        hash_ = link(previous, event.body)
        connection.execute(_INSERT_EVENT, (run_id, number, event.type, event.body, previous, hash_))
        stored.append(StoredEvent(run_id, number, event.type, event.body, previous, hash_))
        previous = hash_
    return tuple(stored)


def _roll_back(connection: sqlite3.Connection) -> None:
    """Undo what the database has not undone itself (on a full disk it has)."""
    if connection.in_transaction:
        try:
            connection.execute("ROLLBACK")
        except sqlite3.Error:  # the transaction died with the error that is being reported
            return


def _identity(file: str) -> tuple[int, int] | None:
    """Which file this name stands for; None for none."""
    try:
        status = os.stat(file)  # noqa: PTH116
    except OSError:
        return None
    return status.st_dev, status.st_ino


def _is_storable(text: str) -> bool:
    try:
        return b"\0" not in text.encode("utf-8")
    except UnicodeEncodeError:  # half of a character
        return False


def _check_storable(texts: Sequence[str], events: Sequence[NewEvent]) -> None:
    """Raises UnstorableTextError for text, or a body, that no later reading would give back."""
    try:
        bodies = [event.body.decode("utf-8") for event in events]
    except UnicodeDecodeError as error:
        raise UnstorableTextError from error
    if not all(map(_is_storable, (*texts, *(event.type for event in events)))) or any(
        "\0" in b for b in bodies
    ):
        raise UnstorableTextError
