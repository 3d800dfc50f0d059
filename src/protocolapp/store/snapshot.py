"""Reading a database in a folder that cannot be written to, where the usual way needs side files."""

from __future__ import annotations

import shutil
import sqlite3
import tempfile
from pathlib import Path

from protocolapp.store.connection import connect
from protocolapp.store.errors import reading
from protocolapp.store.files import beside
from protocolapp.store.inspection import check_identity


def open_snapshot(path: Path) -> tuple[sqlite3.Connection, str]:
    """A connection to the database as it is now, and a sentence about it. Raises StoreError, OSError."""
    notice = f"The data folder {path.parent} can only be read: past runs are shown, nothing can be added."
    rest = beside(path, "-wal")
    with reading(path):
        if rest.exists() and rest.stat().st_size:
            # What was saved last still lies in the -wal, which an immutable reader would leave out.
            connection = _copy_into_memory(path, rest)
        else:
            connection = connect(path, read_only=True, immutable=True)
        try:
            check_identity(connection, path)
        except BaseException:
            connection.close()
            raise
    return connection, notice


def _copy_into_memory(path: Path, rest: Path) -> sqlite3.Connection:
    with tempfile.TemporaryDirectory(prefix="protocolapp-") as folder:
        copy = Path(folder, path.name)
        shutil.copyfile(path, copy)
        shutil.copyfile(rest, beside(copy, "-wal"))
        source = connect(copy, read_only=True)
        try:
            memory = sqlite3.connect(":memory:", isolation_level=None)
            source.backup(memory)
        finally:
            source.close()
    memory.execute("PRAGMA query_only = ON")
    return memory
