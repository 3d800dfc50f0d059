"""Reading a file that may be anything: a pipe, a device, a directory, a terabyte."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

from protocolapp.protocol.problem import Problem
from protocolapp.protocol.reading.limits import LARGEST_FILE

# O_NONBLOCK: opening a pipe without a writer would wait for ever. Windows lacks some, and needs O_BINARY.
_WANTED = ("O_NONBLOCK", "O_CLOEXEC", "O_NOCTTY", "O_BINARY", "O_NOINHERIT")
_OPEN_FLAGS = os.O_RDONLY | sum(getattr(os, name, 0) for name in _WANTED)

_REASONS = {
    errno.ENOENT: ("the file is not there", "Check the name and the folder."),
    errno.ENOTDIR: ("the file is not there: a part of the path is not a folder", "Check the path."),
    errno.EACCES: ("the file may not be read", "Give yourself permission to read it, or copy it elsewhere."),
    errno.EPERM: ("the file may not be read", "Give yourself permission to read it, or copy it elsewhere."),
    errno.ELOOP: ("the file is a link that leads back to itself", "Name the file itself, not the link."),
    errno.ENAMETOOLONG: ("the file name is too long", "Give the file a shorter name."),
    errno.ENXIO: ("this is a socket or a device, not a file", "Choose a protocol file."),
    errno.EISDIR: ("this is a folder, not a file", "Choose a file inside it."),
    errno.EMFILE: ("too many files are open", "Close other programs and try again."),
    errno.EIO: ("the disk reported an error", "Copy the file to another disk and try again."),
}
_KINDS = (
    (stat.S_ISDIR, "a folder", "Choose a file inside it."),
    (stat.S_ISFIFO, "a pipe", "Save what it delivers as a file and choose that."),
    (stat.S_ISSOCK, "a socket", "Choose a protocol file."),
)


# One byte more than allowed tells "too large" without trusting the stated size.
_MOST = LARGEST_FILE + 1


def read_bounded(path: str | Path, most: int = _MOST) -> bytes | Problem:
    """The first `most` bytes of a regular file, or why they cannot be had. Never waits."""
    name = os.fspath(path)
    try:
        descriptor = os.open(name, _OPEN_FLAGS)
    except OSError as error:
        return _refused(name, error)
    except ValueError:  # a NUL or an unpaired surrogate in the name
        return Problem(name, 1, 1, "this cannot be the name of a file", "Check the name.")
    try:
        return _read_regular(name, descriptor, most)
    except OSError as error:
        return _refused(name, error)
    finally:
        os.close(descriptor)


def _read_regular(name: str, descriptor: int, left: int) -> bytes | Problem:
    mode = os.fstat(descriptor).st_mode
    if not stat.S_ISREG(mode):
        for matches, kind, remedy in _KINDS:
            if matches(mode):
                return Problem(name, 1, 1, f"this is {kind}, not a file", remedy)
        return Problem(name, 1, 1, "this is a device, not a file", "Choose a protocol file.")
    pieces: list[bytes] = []
    while left and (piece := os.read(descriptor, left)):
        pieces.append(piece)
        left -= len(piece)
    return b"".join(pieces)


def _refused(name: str, error: OSError) -> Problem:
    unknown = ("the file cannot be read", "Copy it to another folder and try again.")
    message, remedy = _REASONS.get(error.errno or 0, unknown)
    return Problem(name, 1, 1, message, remedy)
