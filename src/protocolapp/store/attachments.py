"""Files attached to runs: copied beside the database, found by their SHA-256, never changed or deleted."""

from __future__ import annotations

import errno
import hashlib
import os
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath

from protocolapp.run.ports import StoreError
from protocolapp.services.file_names import safe_filename
from protocolapp.services.ports import LARGEST_ATTACHMENT, KeptFile
from protocolapp.store.atomic_files import file_not_written, put_in_place, sync_folder, temporary_beside
from protocolapp.store.files import ATTACHMENTS
from protocolapp.store.media import media_of

_PIECE = 1024 * 1024
_HASH_SIGNS = 16
_HEAD = 16
# O_NONBLOCK: opening a pipe without a writer would wait for ever. Windows lacks some, and needs O_BINARY.
_WANTED = ("O_NOFOLLOW", "O_NONBLOCK", "O_CLOEXEC", "O_NOCTTY", "O_BINARY", "O_NOINHERIT")
_READ_FLAGS = os.O_RDONLY | sum(getattr(os, name, 0) for name in _WANTED)
_NEW_FLAGS = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)

Read = Callable[[int], bytes]


class AttachmentFolder:
    """Fulfils `services.ports.Attachments` below a data folder: `attachments/<run id>/<sha256>-<name>`."""

    def __init__(self, data_folder: Path) -> None:
        self._data = data_folder

    def keep(self, run_id: str, source: Path) -> KeptFile:
        """Copy a file; when this returns the copy is on the disk. Raises StoreError."""
        name = os.fsencode(source.name).decode("utf-8", "backslashreplace")
        try:
            descriptor = _open_regular(source)
        except (OSError, ValueError) as error:
            raise _unreadable(name, error) from error
        try:
            with _whose_reading_fails(name):
                if os.fstat(descriptor).st_size > LARGEST_ATTACHMENT:
                    raise _too_large(name)
            return self._copy(run_id, name, lambda size: _read(descriptor, size, name))
        finally:
            os.close(descriptor)

    def keep_data(self, run_id: str, name: str, data: bytes) -> KeptFile:
        """The same for bytes. Raises StoreError."""
        rest = memoryview(data)

        def read(size: int) -> bytes:
            nonlocal rest
            piece, rest = rest[:size], rest[size:]
            return bytes(piece)

        return self._copy(run_id, name, read)

    def read(self, where: str, most: int) -> bytes:
        """The bytes of a kept file of at most so many. Raises StoreError."""
        try:
            with self._opened(where) as descriptor:
                pieces, left = [], most + 1
                while left and (piece := os.read(descriptor, min(left, _PIECE))):
                    pieces.append(piece)
                    left -= len(piece)
        except (OSError, ValueError) as error:
            raise _unreadable(where, error) from error
        if not left:
            raise StoreError(
                "The file is too large to be shown",
                f"{where} has more than {most} bytes.",
                "Open it elsewhere.",
            )
        return b"".join(pieces)

    def fault(self, where: str, sha256: str) -> str:
        """What is wrong with a kept file; empty when it is as it was kept."""
        digest = hashlib.sha256()
        try:
            with self._opened(where) as descriptor:
                while piece := os.read(descriptor, _PIECE):
                    digest.update(piece)
        except FileNotFoundError:
            return "is missing"
        except (OSError, ValueError) as error:
            return f"cannot be read: {_reason(error)}"
        return "" if digest.hexdigest() == sha256 else "has been changed"

    def _copy(self, run_id: str, name: str, read: Read) -> KeptFile:
        """From its beginning to a place of its own, or to the copy that is there already."""
        folder = self._data / ATTACHMENTS / safe_filename(run_id)
        temporary = temporary_beside(folder / "new")
        try:
            _make_folders(folder)
            _sweep(folder)
            try:
                digest, size, head = _write(temporary, read, name)
                target = _place(folder, digest, name)
                if target.exists():
                    sync_folder(folder)  # whoever put it there may have been killed before this
                else:
                    put_in_place(temporary, target)
            finally:
                temporary.unlink(missing_ok=True)
        except OSError as error:
            raise file_not_written(error, folder / safe_filename(name)) from error
        where = target.relative_to(self._data).as_posix()
        return KeptFile(name, digest, size, media_of(name, head), where)

    @contextmanager
    def _opened(self, where: str) -> Iterator[int]:
        """A kept file; what an event says of its place never leads out of the folder. Raises OSError, ValueError."""
        parts = PurePosixPath(where).parts
        if len(parts) != 3 or parts[0] != ATTACHMENTS or ".." in parts or "\\" in where:
            raise ValueError("this is no place of an attached file")
        folder = self._data / ATTACHMENTS / parts[1]
        if folder.is_symlink():
            raise ValueError("its folder is a link")
        descriptor = _open_regular(folder / parts[2])
        try:
            yield descriptor
        finally:
            os.close(descriptor)


def _place(folder: Path, digest: str, name: str) -> Path:
    """Where this content lies in a run's folder, under whatever name it came first; else its place to be."""
    short = digest[:_HASH_SIGNS]
    for path in sorted(folder.glob(f"{short}-*")):
        if path.is_file() and not path.is_symlink() and _digest_of(path) == digest:
            return path
    place = folder / f"{short}-{safe_filename(name)}"
    return place if not place.exists() else folder / f"{digest}-{safe_filename(name)}"


def _digest_of(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _make_folders(folder: Path) -> None:
    if folder.is_dir():
        return
    folder.mkdir(parents=True, exist_ok=True)
    for one in (
        folder.parent,
        folder.parent.parent,
    ):  # so that the names of the folders outlast a power cut, too
        sync_folder(one)


def _sweep(folder: Path) -> None:
    """What a copy that was killed has left: only one program writes here, and it copies one file after the other."""
    for left in folder.glob(".protocolapp-*.part"):
        left.unlink(missing_ok=True)


def _write(temporary: Path, read: Read, name: str) -> tuple[str, int, bytes]:
    """SHA-256, size and first bytes of what was written; synced by whoever puts it in its place."""
    digest, size, head = hashlib.sha256(), 0, b""
    with os.fdopen(os.open(temporary, _NEW_FLAGS, 0o666), "wb") as file:
        while piece := read(_PIECE):
            size += len(piece)
            if size > LARGEST_ATTACHMENT:
                raise _too_large(name)
            head = head or piece[:_HEAD]
            digest.update(piece)
            file.write(piece)
    return digest.hexdigest(), size, head


def _open_regular(path: Path) -> int:
    descriptor = os.open(path, _READ_FLAGS)
    mode = os.fstat(descriptor).st_mode
    if stat.S_ISREG(mode):
        return descriptor
    os.close(descriptor)
    if stat.S_ISDIR(mode):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
    raise ValueError("this is a pipe or a device, not a file")


def _read(descriptor: int, size: int, name: str) -> bytes:
    with _whose_reading_fails(name):
        return os.read(descriptor, size)


@contextmanager
def _whose_reading_fails(name: str) -> Iterator[None]:
    """The source's trouble is not to be told as the copy's."""
    try:
        yield
    except OSError as error:
        raise _unreadable(name, error) from error


def _reason(error: OSError | ValueError) -> str:
    if isinstance(error, OSError):
        if error.errno == errno.ELOOP:
            return "it is a link"
        if error.errno == errno.EISDIR:
            return "it is a folder"
        return error.strerror or str(error)
    return str(error)


def _unreadable(name: str, error: OSError | ValueError) -> StoreError:
    remedy = "Check that it is still there and may be read, or copy it elsewhere first."
    if isinstance(error, IsADirectoryError):
        remedy = "Choose a file inside it, or pack the folder into one file."
    elif isinstance(error, OSError) and error.errno == errno.ELOOP:
        remedy = "Choose the file that it leads to."
    return StoreError(f"{name} cannot be read", f"{name}: {_reason(error)}.", remedy)


def _too_large(name: str) -> StoreError:
    most = LARGEST_ATTACHMENT // (1024 * 1024)
    return StoreError(
        f"{name} is too large to be attached",
        f"A file attached to a run has at most {most} MiB.",
        "Leave it on the drive of its instrument, and say in a note where it lies.",
    )
