"""Names of the files in a data folder."""

from __future__ import annotations

from pathlib import Path

DATABASE = "runs.db"
LOCK = "runs.lock"
BACKUPS = "backups"
ATTACHMENTS = "attachments"
SIDE_FILES = ("-wal", "-shm", "-journal")


def beside(path: Path, suffix: str) -> Path:
    """The file whose name is this one's with something added: `runs.db-wal`."""
    return path.with_name(path.name + suffix)
