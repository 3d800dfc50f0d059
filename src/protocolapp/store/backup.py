"""Backups: a whole, checked copy in one file, and the automatic ones, thinned as they age."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from protocolapp.run.ports import StoreError
from protocolapp.store.atomic_files import file_not_written, put_in_place, temporary_beside
from protocolapp.store.connection import connect, create_file
from protocolapp.store.creation import remove_with_side_files
from protocolapp.store.errors import SqlError, not_read
from protocolapp.store.files import BACKUPS, DATABASE
from protocolapp.store.inspection import check_file

KEPT_DAYS, KEPT_WEEKS, KEPT_MONTHS = 7, 5, 12
"""Of the automatic backups, the last of so many days, weeks and months with one are kept."""

_PREFIX = "runs-"


def copy_database(source: Path, target: Path) -> None:
    """A checked copy of a database that may be in use, in one file without side files.

    The copy is checked before it takes the place of an older file of its name. Raises StoreError.
    """
    temporary = temporary_beside(target)
    try:
        try:
            _copy(source, temporary)
            check_file(temporary)
            put_in_place(temporary, target)
        finally:
            remove_with_side_files(temporary)
    except SqlError as error:
        raise _not_backed_up(error, source, target) from error
    except OSError as error:
        raise file_not_written(error, target) from error


def back_up(folder: Path, target: Path) -> None:
    """A checked copy of all runs of a data folder, as they are now. Raises StoreError."""
    copy_database(folder / DATABASE, target)


def back_up_daily(data_folder: Path, day: date) -> Path | None:
    """The automatic backup, once a day; older ones are thinned only after it has been checked.

    Returns where it lies, or None when the day has one already. Raises StoreError, all older ones kept.
    """
    folder = data_folder / BACKUPS
    target = folder / f"{_PREFIX}{day.isoformat()}.db"
    if target.exists():
        return None
    try:
        folder.mkdir(exist_ok=True)
    except OSError as error:
        raise file_not_written(error, target) from error
    copy_database(data_folder / DATABASE, target)
    kept = days_to_keep(_day_of(path) for path in _automatic(folder))
    for path in _automatic(folder):
        if _day_of(path) not in kept and path != target:
            path.unlink(missing_ok=True)
    return target


def backups(folder: Path) -> tuple[Path, ...]:
    """All backups in a data folder, the newest first."""
    found = [path for path in (folder / BACKUPS).glob("*.db") if path.is_file()]
    return tuple(sorted(found, key=lambda path: (path.stat().st_mtime_ns, path.name), reverse=True))


def days_to_keep(days: Iterable[date]) -> set[date]:
    """Of the days with a backup, those whose backup is kept: recent ones all, older ones ever fewer."""
    newest_first = sorted(set(days), reverse=True)
    kept = set(newest_first[:KEPT_DAYS])
    for span, most in (("%G-%V", KEPT_WEEKS), ("%Y-%m", KEPT_MONTHS)):
        newest_of: dict[str, date] = {}
        for day in newest_first:
            newest_of.setdefault(day.strftime(span), day)
        kept.update(list(newest_of.values())[:most])
    return kept


def _automatic(folder: Path) -> list[Path]:
    return [path for path in folder.glob(f"{_PREFIX}*.db") if _is_day(path.stem.removeprefix(_PREFIX))]


def _day_of(path: Path) -> date:
    return date.fromisoformat(path.stem.removeprefix(_PREFIX))


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def _copy(source: Path, temporary: Path) -> None:
    reading = connect(source, read_only=True)
    try:
        writing = create_file(temporary)
        try:
            reading.backup(writing)
            # One file without side files: it can be opened on a stick that is write-protected.
            writing.execute("PRAGMA journal_mode = DELETE")
        finally:
            writing.close()
    finally:
        reading.close()


def _not_backed_up(error: sqlite3.Error | UnicodeDecodeError, source: Path, target: Path) -> StoreError:
    reason = not_read(error, source)
    if reason.title == "The data is damaged":
        return reason
    return StoreError(
        f"{target.name} was not written",
        f"The backup in {target.parent} could not be finished: {error}.",
        "Free some space, or choose another folder. Older backups are unharmed.",
    )
