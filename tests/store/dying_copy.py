"""A copy that ends at the so-manieth touch of the disk: `python -m tests.store.dying_copy FOLDER SOURCE NUMBER`.

The process is gone at once, as after `kill -9`: no `finally` runs. It ends with 0 where the copy needed fewer.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from protocolapp.store.attachments import AttachmentFolder
from tests.store.making import run_id

KILLED = 9
_TOUCHES = frozenset({"open", "os.mkdir", "os.rename", "os.remove", "os.listdir", "os.scandir"})


def main(folder: Path, source: Path, number: int) -> None:
    left = number

    def count(event: str, arguments: tuple[object, ...]) -> None:
        nonlocal left
        if event in _TOUCHES and str(arguments[0]).startswith((str(folder), str(source))):
            left -= 1
            if left == 0:
                os._exit(KILLED)

    attachments = AttachmentFolder(folder)
    sys.addaudithook(count)
    attachments.keep(run_id(1), source)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]))
