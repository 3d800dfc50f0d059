"""Data folders that something bad has happened to, each made from one that was closed in order."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from protocolapp.store import back_up_daily
from tests.faults.stored_runs import folder_with_a_run


@dataclass(frozen=True)
class Spoiled:
    """spoil: what happens to the database; says: words of the message; mends: whether a restored backup would help."""

    spoil: Callable[[Path], object]
    says: str
    mends: bool = True


def cut(database: Path) -> None:
    database.write_bytes(database.read_bytes()[: database.stat().st_size // 2])


def empty(database: Path) -> None:
    database.write_bytes(b"")


def text(database: Path) -> None:
    database.write_text("Dear diary,\n" * 500)


def no_header(database: Path) -> None:
    database.write_bytes(bytes(100) + database.read_bytes()[100:])


def bad_page(database: Path) -> None:
    whole = bytearray(database.read_bytes())
    whole[4096:8192] = b"\xff" * 4096
    database.write_bytes(whole)


def future(database: Path) -> None:
    with closing(sqlite3.connect(database)) as connection:
        connection.execute("PRAGMA user_version = 99")


def foreign(database: Path) -> None:
    database.unlink()
    with closing(sqlite3.connect(database)) as connection:
        connection.execute("CREATE TABLE notes(note)")


KINDS: dict[str, Spoiled] = {
    "cut in half": Spoiled(cut, "damaged"),
    "of no bytes": Spoiled(empty, "empty"),
    "a text": Spoiled(text, ""),
    "without its header": Spoiled(no_header, ""),
    "with a bad page": Spoiled(bad_page, "damaged"),
    "of the future": Spoiled(future, "99", mends=False),
    "of another program": Spoiled(foreign, "another program", mends=False),
    "gone": Spoiled(Path.unlink, "gone"),
}


def spoiled_folder(folder: Path, kind: str) -> Path:
    """A data folder with one run, a backup of it, and a database of this kind."""
    folder_with_a_run(folder)
    back_up_daily(folder, date(2026, 11, 20))
    KINDS[kind].spoil(folder / "runs.db")
    return folder


def contents(folder: Path) -> dict[str, bytes]:
    """Every file and its bytes; not what SQLite's readers meet in, nor who is at work now."""
    passing = ("runs.db-shm", "runs.lock", "library-index.json")
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name not in passing
    }


def spoil_beginning(database: Path, run_id: str) -> None:
    """Somebody gets past the triggers and leaves a first event that holds nothing."""
    with closing(sqlite3.connect(database)) as connection, connection:
        names = connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall()
        for (name,) in names:
            connection.execute(f'DROP TRIGGER "{name}"')
        connection.execute(
            "UPDATE events SET body = CAST('{}' AS BLOB) WHERE version = 1 AND run_id = ?", (run_id,)
        )
