"""Opening the data folder: for writing by one process, for reading beside it."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from functools import partial
from pathlib import Path

from protocolapp.run.ports import Stamp, StoreError
from protocolapp.store import schema
from protocolapp.store.connection import check_library, connect, in_memory
from protocolapp.store.creation import create_database, make_tables
from protocolapp.store.errors import (
    LostDataError,
    ReadOnlyDataError,
    SqlError,
    is_damage,
    is_full,
    is_read_only,
    not_saved,
    reading,
)
from protocolapp.store.event_store import SqliteEventStore
from protocolapp.store.files import BACKUPS, DATABASE, LOCK, beside
from protocolapp.store.inspection import check_identity, check_is_ours, check_sound, version_of
from protocolapp.store.lock import WriterLock, is_at_work, this_process
from protocolapp.store.marker import has_rest, note_clean_exit, take_away, was_clean
from protocolapp.store.migration import STEPS, migrate
from protocolapp.store.recovery import finish_restore
from protocolapp.store.snapshot import open_snapshot
from protocolapp.store.storage_kind import StorageKind, storage_kind


def open_for_writing(folder: Path, now: Stamp) -> SqliteEventStore:
    """Take the folder's lock and open its runs, making what is not there yet.

    now: written into the lock file, for whoever comes second. Raises HeldByOtherError, NewerDataError,
    DamagedDataError, ForeignDataError, LostDataError, ReadOnlyDataError, StoreError; a file that cannot be used is
    left as it is.
    """
    check_library()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        lock = WriterLock.acquire(folder / LOCK, this_process(now))
    except OSError as error:
        raise _unreachable(error, folder) from error
    try:
        return _open_locked(folder / DATABASE, lock)
    except OSError as error:
        lock.release()
        raise _unreachable(error, folder) from error
    except BaseException:
        lock.release()
        raise


def open_for_reading(folder: Path) -> SqliteEventStore:
    """The runs as they are, beside whoever writes. Where there are none yet, an empty history.

    Works in a folder that can only be read, and says so in `notice`. Raises NewerDataError, DamagedDataError,
    ForeignDataError, LostDataError, StoreError.
    """
    check_library()
    path = folder / DATABASE
    try:
        if not path.exists():
            _check_not_lost(path)
            return _nothing_yet(path)
        check_is_ours(path)
        return _open_beside(path)
    except OSError as error:
        raise _unreachable(error, folder) from error


def _open_locked(path: Path, lock: WriterLock) -> SqliteEventStore:
    finish_restore(path)
    if not path.exists():
        _check_not_lost(path)
        create_database(path)
    clean = was_clean(path)
    if clean and has_rest(path):
        beside(path, "-wal").replace(beside(path, "-wal.stale"))
    version = version_of(path)
    if not clean:
        with reading(path), closing(connect(path, read_only=True)) as connection:
            check_sound(
                connection, path
            )  # by a reader, since a writer would tidy up, which changes a damaged file
    if version < schema.VERSION:
        migrate(path, STEPS, schema.VERSION)
    return _open_sound(path, lock)


def _open_sound(path: Path, lock: WriterLock) -> SqliteEventStore:
    try:
        connection = connect(path, read_only=False)
        try:
            take_away(path)
            # Write-ahead logging needs memory shared between processes, which network drives do not have.
            network = storage_kind(path.parent) is StorageKind.NETWORK
            connection.execute(f"PRAGMA journal_mode = {'DELETE' if network else 'WAL'}")
            check_identity(connection, path)
            return SqliteEventStore(path, connection, writable=True, on_close=partial(_close, path, lock))
        except BaseException:
            connection.close()
            raise
    except SqlError as error:
        raise not_saved(error, path) from error


def _close(path: Path, lock: WriterLock, connection: sqlite3.Connection) -> None:
    """Bring all into the one file, so that a plain copy of it is whole; note it; free the lock."""
    try:
        try:
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            whole = True
        except sqlite3.Error:  # disk full: what was saved stays safe in the -wal
            whole = False
        connection.close()
        if whole and not has_rest(path):
            note_clean_exit(path)
    except OSError:  # the note is a shortcut; without it the next start checks the database
        return
    finally:
        lock.release()


def _open_beside(path: Path) -> SqliteEventStore:
    """A plain reader where the folder lets it; else a snapshot."""
    notice, clean = "", was_clean(path)
    with reading(path):
        try:
            connection = connect(path, read_only=True, immutable=clean and has_rest(path))
            check_identity(connection, path)
        except sqlite3.OperationalError as error:
            if is_damage(error):
                raise
            connection, notice = open_snapshot(path)
        try:
            _check_up_to_date(connection, path)
            if not clean and not is_at_work(path.with_name(LOCK)):
                check_sound(connection, path)
        except BaseException:
            connection.close()
            raise
    return SqliteEventStore(path, connection, writable=False, notice=notice)


def _check_up_to_date(connection: sqlite3.Connection, path: Path) -> None:
    version = check_identity(connection, path)
    if version < schema.VERSION:
        raise StoreError(
            "The data comes from an earlier version",
            f"{path} has data version {version}; this program keeps version {schema.VERSION}.",
            "Start the program once: it makes a backup and brings the data up to date.",
        )


def _nothing_yet(path: Path) -> SqliteEventStore:
    connection = in_memory()
    make_tables(connection)
    return SqliteEventStore(path, connection, writable=False)


def _check_not_lost(path: Path) -> None:
    """A folder with backups or half a database, but no database, has lost it: it is not a new one."""
    backups = path.parent / BACKUPS
    if beside(path, "-wal").exists() or (backups.is_dir() and any(backups.glob("*.db"))):
        raise LostDataError(path, "is gone, though there was data here.")


def _unreachable(error: OSError, folder: Path) -> StoreError:
    if is_read_only(error):
        return ReadOnlyDataError(folder)
    if is_full(error):
        return StoreError(
            "The disk is full", f"There is no room left in {folder}.", "Free some space, then try again."
        )
    return StoreError(
        "The data folder cannot be used",
        f"{folder}: {error.strerror}.",
        "Choose another data folder with --data or PROTOCOLAPP_DATA.",
    )
