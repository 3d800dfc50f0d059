"""What can be wrong with the data, each by its own name, in words that say what to do."""

from __future__ import annotations

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from protocolapp.run.ports import NotSavedError, StoreError


class HeldByOtherError(StoreError):
    """Another process writes here. pid, program, started, host: who it is, as far as it said."""

    held = True

    def __init__(self, pid: int, program: str, started: str, host: str) -> None:
        since = f" since {started}" if started else ""
        super().__init__(
            "The data is in use",
            f"{program or 'Another program'} (process {pid}, on {host or 'this computer'}) works with it{since}.",
            "Go on in that window, or close it and try again.",
        )
        self.pid, self.program, self.started, self.host = pid, program, started, host


class NewerDataError(StoreError):
    """The file was written by a later version of the program. found, known: schema versions."""

    def __init__(self, path: Path, found: int, known: int) -> None:
        super().__init__(
            "The data comes from a later version",
            f"{path} has data version {found}; this program knows versions up to {known}.",
            f"Install a version of protocolapp that knows data version {found}. The file was not touched.",
        )
        self.path, self.found, self.known = path, found, known


class DamagedDataError(StoreError):
    """The file is not, or no longer, a sound database of runs."""

    restorable = True

    def __init__(self, path: Path, message: str) -> None:
        super().__init__(
            "The data is damaged",
            f"{path}: {message}",
            "Nothing was changed. Move it aside and restore a backup (Settings, Back up and restore).",
        )
        self.path = path


class ForeignDataError(StoreError):
    """The file is a database, but of another program."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            "This is not a data file of protocolapp",
            f"{path} belongs to another program.",
            "Choose another data folder, or move the file elsewhere. It was not touched.",
        )
        self.path = path


class LostDataError(StoreError):
    """The file is empty or gone though there was data here."""

    restorable = True

    def __init__(self, path: Path, message: str) -> None:
        super().__init__(
            "The data is lost",
            f"{path} {message}",
            "Restore a backup (Settings, Back up and restore). Nothing was changed.",
        )
        self.path = path


class ReadOnlyDataError(StoreError):
    """The folder or file can only be read."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            "The data can only be read",
            f"Writing in {path} is not allowed.",
            "Past runs can be read and exported. To work on, allow writing there or choose another data folder.",
        )
        self.path = path


class UnstorableTextError(NotSavedError, ValueError):
    """Text with a null, or half of a character, which no later reading would give back."""

    def __init__(self) -> None:
        super().__init__(
            "Not saved: characters that cannot be kept",
            "The text holds a null or half of a character, as from a damaged file.",
            "Type it anew instead of pasting it.",
        )


class GoneWhileOpenError(NotSavedError):
    """The file was deleted, moved or replaced while in use: what is written now would go nowhere."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            "NOT SAVED: the data file has gone",
            f"{path} was deleted, moved or replaced while the program was using it.",
            "Put it back, or restore a backup, then start the program again.",
        )
        self.path = path


_FULL_ERRNOS = {errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC)}
_READ_ONLY_ERRNOS = {errno.EACCES, errno.EPERM, errno.EROFS}


def is_full(error: OSError) -> bool:
    """Whether there was no room left: disk, quota or file size limit."""
    return error.errno in _FULL_ERRNOS


def is_read_only(error: OSError) -> bool:
    """Whether writing is not allowed there."""
    return error.errno in _READ_ONLY_ERRNOS


def not_saved(error: sqlite3.Error | UnicodeDecodeError, path: Path) -> StoreError:
    """What a failed write means, in words."""
    if isinstance(error, UnicodeDecodeError):
        return not_read(error, path)
    name = error_name(error)
    if name == "SQLITE_FULL" or name.startswith(("SQLITE_IOERR_WRITE", "SQLITE_IOERR_SHMSIZE")):
        return NotSavedError(
            "NOT SAVED: disk full",
            f"There is no room left for {path}.",
            "Free some space, then try again. All that was saved before is safe.",
        )
    if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return NotSavedError(
            "NOT SAVED: another program is writing",
            f"{path} is locked by another program, perhaps a backup or a virus scanner.",
            "Try again in a moment.",
        )
    if name.startswith(("SQLITE_READONLY", "SQLITE_PERM", "SQLITE_AUTH")):
        return NotSavedError(
            "NOT SAVED: the data can only be read",
            f"Writing to {path} is not allowed any more.",
            "Allow writing there, then try again.",
        )
    if is_damage(error):
        return DamagedDataError(path, f"the database says “{error}”.")
    refused = "the disk refuses to write" if name.startswith("SQLITE_IOERR") else "the database refuses"
    return NotSavedError(
        f"NOT SAVED: {refused}",
        f"{path}: {error}.",
        "Check the disk and its connection, then try again. All that was saved before is safe.",
    )


SqlError = (sqlite3.Error, UnicodeDecodeError)
"""What reading a database may raise; the second where damage garbles the very message about it."""


@contextmanager
def reading(path: Path) -> Iterator[None]:
    """Whatever the database raises inside comes out as a StoreError."""
    try:
        yield
    except SqlError as error:
        raise not_read(error, path) from error


def not_read(error: sqlite3.Error | UnicodeDecodeError, path: Path) -> StoreError:
    """What a failed read means, in words."""
    if isinstance(error, UnicodeDecodeError):
        return DamagedDataError(path, "the database cannot even say what is wrong.")
    if is_damage(error):
        return DamagedDataError(path, f"the database says “{error}”.")
    return StoreError(
        "The data cannot be read", f"{path}: {error}.", "Check the disk and its connection, then try again."
    )


def is_damage(error: sqlite3.Error) -> bool:
    """Whether the database itself is broken, rather than out of reach."""
    if error_name(error).startswith(("SQLITE_CORRUPT", "SQLITE_NOTADB", "SQLITE_FORMAT")):
        return True
    return "no such table" in str(error) or "malformed" in str(error)


def error_name(error: sqlite3.Error) -> str:
    """`SQLITE_FULL` and so on; empty where the error did not come from the database."""
    return getattr(error, "sqlite_errorname", "") or ""
