"""Connections to the database, each with the settings that make it durable; and what its header says."""

from __future__ import annotations

import sqlite3
import struct
from dataclasses import dataclass
from pathlib import Path

from protocolapp.run.ports import StoreError

BUSY_TIMEOUT_MS = 200
"""How long a write waits for another; the window stands still meanwhile."""

OLDEST_LIBRARY = (3, 37)
"""The first SQLite with STRICT tables."""

_MAGIC = b"SQLite format 3\0"
_HEADER_BYTES = 100

_EACH_CONNECTION = (
    f"PRAGMA busy_timeout = {BUSY_TIMEOUT_MS}",
    "PRAGMA foreign_keys = ON",
    "PRAGMA synchronous = FULL",
    "PRAGMA recursive_triggers = ON",
    "PRAGMA trusted_schema = OFF",
    "PRAGMA cell_size_check = ON",
)


@dataclass(frozen=True, slots=True)
class FileHeader:
    """Bytes 60 and 68 of a database file: whose it is, and its schema's version as of the last checkpoint."""

    application_id: int
    user_version: int


def check_library(version: tuple[int, ...] = sqlite3.sqlite_version_info) -> None:
    """Raises StoreError where the system's SQLite is too old."""
    if version < OLDEST_LIBRARY:
        found, needed = (".".join(map(str, one)) for one in (version, OLDEST_LIBRARY))
        raise StoreError(
            "The database library is too old",
            f"This Python comes with SQLite {found}; {needed} or later is needed.",
            "Install a newer Python.",
        )


def read_header(path: Path) -> FileHeader | None:
    """The header, read without the database library so that nothing is touched; None when it is no database."""
    with path.open("rb") as file:
        data = file.read(_HEADER_BYTES)
    if len(data) < _HEADER_BYTES or not data.startswith(_MAGIC):
        return None
    (user_version,) = struct.unpack_from(">I", data, 60)
    (application_id,) = struct.unpack_from(">I", data, 68)
    return FileHeader(application_id, user_version)


def connect(path: Path, *, read_only: bool, immutable: bool = False) -> sqlite3.Connection:
    """A connection in autocommit mode to a file that exists; it is never created here. Raises sqlite3.Error.

    immutable: the file cannot change, so that neither lock nor side file is needed (a read-only folder).
    """
    mode = "ro" if read_only else "rw"
    connection = sqlite3.connect(
        f"{_uri(path)}?mode={mode}" + ("&immutable=1" if immutable else ""),
        uri=True,
        isolation_level=None,
    )
    try:
        _settle(connection, read_only)
    except BaseException:
        connection.close()
        raise
    return connection


def in_memory() -> sqlite3.Connection:
    """A database that lies nowhere, for a history that has not begun."""
    connection = sqlite3.connect(":memory:", isolation_level=None)
    _settle(connection, read_only=False)
    return connection


def create_file(path: Path) -> sqlite3.Connection:
    """A connection to a new, empty database file; the old one of that name, if any, is taken. Raises sqlite3.Error."""
    connection = sqlite3.connect(f"{_uri(path)}?mode=rwc", uri=True, isolation_level=None)
    try:
        _settle(connection, read_only=False)
    except BaseException:
        connection.close()
        raise
    return connection


def pragma(connection: sqlite3.Connection, name: str) -> int:
    """The number a pragma holds."""
    return int(connection.execute(f"PRAGMA {name}").fetchone()[0])


def _settle(connection: sqlite3.Connection, read_only: bool) -> None:
    connection.text_factory = _decode
    for statement in _EACH_CONNECTION:
        connection.execute(statement)
    if read_only:
        connection.execute("PRAGMA query_only = ON")


def _decode(data: bytes) -> str:
    """Text with a rotten byte is still shown; the hash chain tells that it was changed."""
    return data.decode("utf-8", "replace")


def _uri(path: Path) -> str:
    uri = path.absolute().as_uri()
    # file://server/share would name a host, which SQLite refuses; file:////server/share is the same share.
    return uri if uri.startswith("file:///") else uri.replace("file://", "file:////", 1)
