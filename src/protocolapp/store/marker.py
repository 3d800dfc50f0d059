"""The note that the database was closed in order, and how the file looked then.

It is taken away before anything is written, so that it cannot outlive a kill; a file that looks otherwise than noted
was changed by somebody else. Either way the database is checked when it is opened.
"""

from __future__ import annotations

import json
import os
from pathlib import Path

from protocolapp.store.atomic_files import sync_folder, write_atomically
from protocolapp.store.files import beside

_LONGEST = 4096


def note_clean_exit(database: Path) -> None:
    """Say that the database is whole as it lies there. Raises OSError."""
    write_atomically(_marker(database), json.dumps(_look(database)).encode())


def was_clean(database: Path) -> bool:
    """Whether it was closed in order and is still the same file."""
    try:
        with _marker(database).open("rb") as file:
            return bool(json.loads(file.read(_LONGEST)) == _look(database))
    except (OSError, ValueError, RecursionError):
        return False


def has_rest(database: Path) -> bool:
    """Whether something lies in the -wal; after a clean exit it is of another database, and must not be read."""
    rest = beside(database, "-wal")
    return rest.exists() and rest.stat().st_size > 0


def take_away(database: Path) -> None:
    """From here on an end is unclean until `note_clean_exit`. Raises OSError."""
    marker = _marker(database)
    if marker.exists():
        marker.unlink()
        sync_folder(marker.parent)


def _look(database: Path) -> list[int]:
    status = os.stat(database)  # noqa: PTH116
    return [status.st_size, status.st_mtime_ns, status.st_ino]


def _marker(database: Path) -> Path:
    return beside(database, ".clean")
