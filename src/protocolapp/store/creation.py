"""A new database, made under another name, so that under its own name there is a whole one or none."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from protocolapp.store import schema
from protocolapp.store.atomic_files import put_in_place
from protocolapp.store.connection import create_file
from protocolapp.store.errors import SqlError, not_saved
from protocolapp.store.files import beside


def create_database(path: Path) -> None:
    """Make an empty database of ours. Raises StoreError, OSError."""
    unfinished = beside(path, ".new")
    remove_with_side_files(unfinished)
    try:
        connection = create_file(unfinished)
        try:
            make_tables(connection)
        finally:
            connection.close()
    except SqlError as error:
        raise not_saved(error, path) from error
    put_in_place(unfinished, path)


def make_tables(connection: sqlite3.Connection) -> None:
    """Give an empty database our schema. Raises sqlite3.Error."""
    connection.execute("BEGIN")
    for statement in schema.ALL:
        connection.execute(statement)
    connection.execute(f"PRAGMA application_id = {schema.APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version = {schema.VERSION}")
    connection.execute("COMMIT")


def remove_with_side_files(path: Path) -> None:
    """Take away an unfinished database of ours that a kill left behind. Raises OSError."""
    for suffix in ("", "-wal", "-shm", "-journal"):
        beside(path, suffix).unlink(missing_ok=True)
