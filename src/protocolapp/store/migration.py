"""Bringing an older database up to date: a checked backup first, then everything in one transaction."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from protocolapp.store.backup import copy_database
from protocolapp.store.connection import connect, pragma
from protocolapp.store.errors import DamagedDataError, SqlError, not_saved
from protocolapp.store.files import BACKUPS
from protocolapp.store.inspection import check_file, check_sound

STEPS: Mapping[int, Sequence[str]] = {}
"""Schema version -> the statements that lead from it to the next one. Version 1 is the first."""


def migrate(path: Path, steps: Mapping[int, Sequence[str]], target: int) -> None:
    """Lead a database to the version `target`, one version after the other.

    Killed at any moment, it leaves the old version or the new one, and can be started again.
    Raises StoreError, OSError.
    """
    try:
        connection = connect(path, read_only=False)
        try:
            version = pragma(connection, "user_version")
            if version >= target:
                return
            missing = [passed for passed in range(version, target) if passed not in steps]
            if missing:
                raise DamagedDataError(path, f"there never was a data version {missing[0]}.")
            check_sound(connection, path)
            _back_up_before(path, version, target)
            connection.execute("BEGIN EXCLUSIVE")
            for passed in range(version, target):
                for statement in steps[passed]:
                    connection.execute(statement)
            connection.execute(f"PRAGMA user_version = {target}")
            connection.execute("COMMIT")
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        finally:
            connection.close()
    except SqlError as error:
        raise not_saved(error, path) from error


def _back_up_before(path: Path, version: int, target: int) -> None:
    backup = path.parent / BACKUPS / f"before-version-{target}-from-{version}.db"
    backup.parent.mkdir(exist_ok=True)
    copy_database(path, backup)
    check_file(backup, known=version)
