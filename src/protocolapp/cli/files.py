"""Files that are named at the command line, shared by `plan`, `rehearse` and `calc`.

What reads protocols is imported only with a file: `calc` mostly has none, and answers sooner without.
"""

from __future__ import annotations

import os
import stat
from pathlib import Path

from protocolapp.cli.output import complain


class UnusableError(Exception):
    """The arguments cannot be used; it has been said why."""


def read_bounded(path: Path) -> bytes:
    """A regular file of at most 2 MiB. Raises UnusableError after telling why not."""
    try:
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0))
    except OSError as error:
        complain(
            f"{path}:1:1",
            f"cannot be read: {error.strerror}",
            "check the path and your permission to read it",
        )
        raise UnusableError from error
    from protocolapp.services.sample_rows import LARGEST_FILE

    with os.fdopen(handle, "rb") as file:
        if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
            complain(f"{path}:1:1", "this is no regular file", "give a file saved as CSV")
            raise UnusableError
        data = file.read(LARGEST_FILE + 1)
    if len(data) > LARGEST_FILE:
        complain(
            f"{path}:1:1",
            "the file is larger than 2 MiB",
            "a sample table is a few lines; check that this is the right file",
        )
        raise UnusableError
    return data
