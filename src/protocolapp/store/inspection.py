"""Looking at a database file before using it, without changing a byte of it."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from protocolapp.store.connection import connect, pragma, read_header
from protocolapp.store.errors import (
    DamagedDataError,
    ForeignDataError,
    LostDataError,
    NewerDataError,
    reading,
)
from protocolapp.store.files import beside
from protocolapp.store.schema import APPLICATION_ID, VERSION


def check_is_ours(path: Path, known: int = VERSION) -> int:
    """The schema version of a file of ours that this program can read.

    The header is read as bytes first, so that a foreign, newer or damaged file meets no database library. Raises
    LostDataError, DamagedDataError, ForeignDataError, NewerDataError, OSError.
    """
    if path.stat().st_size == 0:
        raise LostDataError(path, "is empty: its 0 bytes hold none of the runs that were in it.")
    header = read_header(path)
    if header is None:
        raise DamagedDataError(path, "it does not begin as a database does.")
    if header.application_id != APPLICATION_ID:
        raise ForeignDataError(path)
    if header.user_version > known:
        raise NewerDataError(path, header.user_version, known)
    return header.user_version


def check_identity(connection: sqlite3.Connection, path: Path, known: int = VERSION) -> int:
    """As `check_is_ours`, by what the database says with what lies in its -wal. Raises sqlite3.Error too."""
    if pragma(connection, "application_id") != APPLICATION_ID:
        raise ForeignDataError(path)
    version = pragma(connection, "user_version")
    if version > known:
        raise NewerDataError(path, version, known)
    return version


def version_of(path: Path, known: int = VERSION) -> int:
    """The schema version with what lies in the -wal; the file stays as it is. Raises StoreError, OSError."""
    version = check_is_ours(path, known)
    if not beside(path, "-wal").exists():
        return version
    with reading(path), closing(connect(path, read_only=True)) as connection:
        return check_identity(connection, path, known)


def check_sound(connection: sqlite3.Connection, path: Path) -> None:
    """Go through every page. Raises DamagedDataError, and StoreError for what is not damage."""
    # A broken page shows as rows of complaints or as an exception, depending on where it lies.
    with reading(path):
        complaints = [str(row[0]) for row in connection.execute("PRAGMA quick_check(3)")]
        connection.execute("SELECT count(*) FROM runs").fetchone()
        connection.execute("SELECT version FROM events LIMIT 1").fetchone()
    if complaints != ["ok"]:
        said = complaints[0] if complaints else "nothing"
        raise DamagedDataError(path, f"the check of the database says “{said}”.")


def check_file(path: Path, known: int = VERSION) -> None:
    """A whole, sound database file of ours. Raises StoreError, OSError."""
    check_is_ours(path, known)
    with reading(path), closing(connect(path, read_only=True)) as connection:
        check_identity(connection, path, known)
        check_sound(connection, path)
