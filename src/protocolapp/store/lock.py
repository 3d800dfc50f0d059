"""One process writes to a data folder at a time. The system frees the lock when its holder ends, however it ends."""

from __future__ import annotations

import json
import os
import socket
import sys
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path

import protocolapp
from protocolapp.run.ports import Stamp, StoreError
from protocolapp.store.errors import HeldByOtherError

_BEYOND_THE_TEXT = 1 << 30
"""On Windows a locked byte cannot be read: lock one behind the text, so that others can read who holds it."""

_LONGEST_TEXT = 4096


@dataclass(frozen=True, slots=True)
class Holder:
    """Who writes. started: local time, ISO 8601 with its offset."""

    pid: int
    program: str
    started: str
    host: str


def this_process(now: Stamp) -> Holder:
    """The holder that this process would be."""
    started = now.local.isoformat(sep=" ", timespec="seconds")
    return Holder(os.getpid(), f"protocolapp {protocolapp.__version__}", started, socket.gethostname())


class WriterLock:
    """Held from `acquire` until `release` or the end of the process."""

    def __init__(self, descriptor: int) -> None:
        """Use `acquire`."""
        self._descriptor: int | None = descriptor

    @classmethod
    def acquire(cls, path: Path, holder: Holder) -> WriterLock:
        """Take the lock at once or not at all. Raises HeldByOtherError, OSError, StoreError."""
        while True:
            descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
            try:
                if not _try_lock(descriptor, path):
                    raise _held(path)
                if _is_still(path, descriptor):
                    _write(descriptor, json.dumps(asdict(holder)).encode())
                    return cls(descriptor)
            except BaseException:
                os.close(descriptor)
                raise
            os.close(descriptor)  # the lock file was deleted meanwhile: take the one that is there now

    def release(self) -> None:
        """Free the lock. The file stays: deleting it would let two processes lock two files of one name."""
        if self._descriptor is not None:
            with suppress(OSError):  # a full disk must not keep the lock
                _write(self._descriptor, b"")
            os.close(self._descriptor)
            self._descriptor = None


def holder_of(path: Path) -> Holder | None:
    """Who wrote itself into the lock file and has not taken itself out; it may have been killed."""
    try:
        with path.open("rb") as file:
            data = json.loads(file.read(_LONGEST_TEXT))
        return Holder(int(data["pid"]), str(data["program"]), str(data["started"]), str(data["host"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def is_at_work(path: Path) -> bool:
    """Whether the process named in the lock file still runs on this computer; False where that cannot be told."""
    holder = holder_of(path)
    if holder is None or holder.pid <= 0 or sys.platform == "win32" or holder.host != socket.gethostname():
        return False
    try:
        os.kill(holder.pid, 0)
    except PermissionError:
        return True
    except (ProcessLookupError, OverflowError):
        return False
    return True


def _held(path: Path) -> HeldByOtherError:
    holder = holder_of(path) or Holder(0, "", "", "")
    return HeldByOtherError(holder.pid, holder.program, holder.started, holder.host)


def _write(descriptor: int, text: bytes) -> None:
    os.ftruncate(descriptor, 0)
    os.lseek(descriptor, 0, os.SEEK_SET)
    os.write(descriptor, text)


def _is_still(path: Path, descriptor: int) -> bool:
    try:
        return os.path.samestat(path.stat(), os.fstat(descriptor))
    except FileNotFoundError:
        return False


def _try_lock(descriptor: int, path: Path) -> bool:
    try:
        if sys.platform == "win32":
            import msvcrt

            os.lseek(descriptor, _BEYOND_THE_TEXT, os.SEEK_SET)
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):
        return False
    except OSError as error:
        raise StoreError(
            "The data folder cannot be locked",
            f"{path}: {error.strerror}. Without a lock two programs could write at once.",
            "Choose a data folder on this computer's own disk.",
        ) from error
    return True
