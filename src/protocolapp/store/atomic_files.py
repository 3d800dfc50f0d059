"""Files written whole or not at all: a new file beside the old one, on the disk, then put in its place."""

from __future__ import annotations

import errno
import os
import sys
from contextlib import suppress
from pathlib import Path

from protocolapp.run.ports import StoreError
from protocolapp.store.errors import is_full, is_read_only

_NO_FOLDER_SYNC = {errno.EINVAL, errno.ENOTSUP, errno.EBADF}
"""What some network file systems say to syncing a folder; there is nothing better to do there."""


class AtomicFiles:
    """Fulfils `run.ports.FileSink`."""

    def write(self, path: str, data: bytes) -> None:
        """Write a whole file or none of it; an older file of that name stays whole. Raises StoreError."""
        try:
            write_atomically(Path(path), data)
        except OSError as error:
            raise file_not_written(error, Path(path)) from error
        except ValueError as error:  # a null character in the name
            raise _null_in_name() from error

    def create(self, path: str, data: bytes) -> None:
        """Write a new file whole or not at all, its folder too; one that is there stays. Raises StoreError.

        The name is taken first, so that another program which writes at this moment loses nothing.
        """
        target = Path(path)
        try:
            make_folder(target.parent)
            target.touch(exist_ok=False)
        except FileExistsError as error:
            raise StoreError(
                f"{target.name} was not written", f"{path} is there already.", "Choose another name."
            ) from error
        except OSError as error:
            raise file_not_written(error, target) from error
        except ValueError as error:
            raise _null_in_name() from error
        try:
            self.write(path, data)
        except BaseException:
            target.unlink(missing_ok=True)
            raise


def make_folder(folder: Path) -> None:
    """Make it with those above it, where it is missing. Raises OSError, NotADirectoryError where a file stands."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except FileExistsError as error:
        raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), str(folder)) from error


def _null_in_name() -> StoreError:
    return StoreError("The file was not written", "Its name holds a null character.", "Choose another name.")


def write_atomically(path: Path, data: bytes) -> None:
    """A temporary file in the same folder, synced, put in place. Raises OSError; nothing is left behind then."""
    target = Path(os.path.realpath(path))  # a link stays a link
    if target.is_dir():
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(target))
    temporary = temporary_beside(target)
    descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o666)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        with suppress(FileNotFoundError):
            temporary.chmod(target.stat().st_mode & 0o7777)
        temporary.replace(target)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    sync_folder(target.parent)


def temporary_beside(target: Path) -> Path:
    """A name nobody uses, in the target's folder."""
    return target.with_name(f".protocolapp-{os.urandom(6).hex()}.part")


def put_in_place(temporary: Path, target: Path) -> None:
    """Sync a finished file and give it its name, in the place of an older one. Raises OSError."""
    sync_file(temporary)
    temporary.replace(target)
    sync_folder(target.parent)


def sync_file(path: Path) -> None:
    """Have the file's bytes on the disk. Raises OSError."""
    descriptor = os.open(path, os.O_RDWR | getattr(os, "O_BINARY", 0))
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def sync_folder(folder: Path) -> None:
    """Have the folder's list of names on the disk. Raises OSError."""
    if sys.platform == "win32":
        return  # folders cannot be opened there; NTFS journals its names
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    except OSError as error:
        if error.errno not in _NO_FOLDER_SYNC:
            raise
    finally:
        os.close(descriptor)


def file_not_written(error: OSError, path: Path) -> StoreError:
    """What a failed write means, in words."""
    title = f"{path.name or path} was not written"
    if is_full(error):
        return StoreError(
            title,
            f"The disk is full: there is no room left in {path.parent}.",
            "Free some space, or choose another folder. An older file of that name is unharmed.",
        )
    if isinstance(error, IsADirectoryError):
        return StoreError(title, f"{path} is a folder.", "Choose a name for the file.")
    if isinstance(error, (FileNotFoundError, NotADirectoryError)):
        return StoreError(title, f"There is no folder {path.parent}.", "Choose a folder that exists.")
    if is_read_only(error):
        return StoreError(
            title,
            f"Writing in {path.parent} is not allowed, or the file is open in another program.",
            "Close the file there, or choose another folder.",
        )
    if error.errno == errno.ENAMETOOLONG:
        return StoreError(title, f"The name is too long for {path.parent}.", "Choose a shorter name.")
    return StoreError(title, f"{path}: {error.strerror}.", "Check the disk, or choose another folder.")
