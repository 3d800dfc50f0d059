"""Putting a backup in the place of a damaged database, which is moved aside and never deleted.

The checked copy lies ready as `runs.db.restoring-<timestamp>` before anything is moved: from then on the restore is
finished by whoever comes next, even after a kill.
"""

from __future__ import annotations

from pathlib import Path

from protocolapp.run.ports import Stamp, StoreError
from protocolapp.store.atomic_files import file_not_written, sync_folder
from protocolapp.store.backup import copy_database
from protocolapp.store.files import DATABASE, LOCK, SIDE_FILES, beside
from protocolapp.store.inspection import check_file
from protocolapp.store.lock import WriterLock, this_process

_READY = ".restoring-"


def move_aside_and_restore(folder: Path, backup: Path, now: Stamp) -> Path:
    """Check a backup, move the present database aside and put the backup in its place.

    Returns where the old one lies now (`runs.db.damaged-<timestamp>`, its -wal and -shm beside it). The store must be
    closed. Raises HeldByOtherError and other StoreErrors, with everything where it was.
    """
    timestamp = now.utc.strftime("%Y%m%dT%H%M%S") + f"{now.utc.microsecond // 1000:03}Z"
    database = folder / DATABASE
    try:
        check_file(backup)
        folder.mkdir(parents=True, exist_ok=True)
        lock = WriterLock.acquire(folder / LOCK, this_process(now))
        try:
            copy_database(backup, beside(database, _READY + timestamp))
            finish_restore(database)
        finally:
            lock.release()
    except FileNotFoundError as error:
        raise StoreError(
            "There is no such backup", f"{backup} does not exist.", "Choose another one."
        ) from error
    except OSError as error:
        raise file_not_written(error, database) from error
    return beside(database, f".damaged-{timestamp}")


def finish_restore(database: Path) -> None:
    """Finish a restore that has begun; the caller holds the lock. Raises OSError."""
    for ready in sorted(database.parent.glob(f"{database.name}{_READY}*Z")):
        timestamp = ready.name.removeprefix(database.name + _READY)
        aside = beside(database, f".damaged-{timestamp}")
        # Side files first: without them the database itself is never mistaken for a whole one.
        for suffix in (*SIDE_FILES, "", ".clean"):
            old = beside(database, suffix)
            if old.exists() and not beside(aside, suffix).exists():
                old.replace(beside(aside, suffix))
        ready.replace(database)
        sync_folder(database.parent)
