"""A copy that goes wrong at the so-manieth touch of the disk.

`python -m tests.store.dying_copy FOLDER SOURCE NUMBER [fail]`: the process is gone at once, as after `kill -9`, so
that no `finally` runs; with `fail` the disk says that it is full, and what is told of it is printed. It ends with 0
where the copy needed fewer.
"""

from __future__ import annotations

import errno
import os
import sys
from pathlib import Path

from protocolapp.run.ports import StoreError
from protocolapp.store.attachments import AttachmentFolder
from tests.store.making import run_id

KILLED, TOLD = 9, 3
_TOUCHES = frozenset({"open", "os.mkdir", "os.rename", "os.remove", "os.listdir", "os.scandir"})


def main(folder: Path, source: Path, number: int, fail: bool) -> None:
    left = number

    def count(event: str, arguments: tuple[object, ...]) -> None:
        nonlocal left
        if event in _TOUCHES and str(arguments[0]).startswith((str(folder), str(source))):
            left -= 1
            if left == 0 and fail:
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(arguments[0]))
            if left == 0:
                os._exit(KILLED)

    attachments = AttachmentFolder(folder)
    sys.addaudithook(count)
    try:
        attachments.keep(run_id(1), source)
    except StoreError as error:
        sys.stdout.write(f"{error.message} {error.remedy}")
        sys.exit(TOLD)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]), "fail" in sys.argv[4:])
