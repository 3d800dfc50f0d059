"""The command line as a user who may change nothing.

Where the tests run as root, Python itself may lie out of that user's reach: the command is first carried out on a data
folder of its own, so that all it needs has been imported.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path

from protocolapp.app import main

NOBODY = 65534


def as_nobody(own: str, folder: str, command: Sequence[str]) -> None:
    """Run it; all it says goes to the file OWN/said, its exit status is that of the process."""
    said = os.open(Path(own, "said"), os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o666)
    os.dup2(said, 1)
    os.dup2(said, 2)
    main(["--data", f"{own}/data", *command])
    sys.stdout.flush()
    os.ftruncate(said, 0)
    os.lseek(said, 0, os.SEEK_SET)
    os.setgroups([])
    os.setgid(NOBODY)
    os.setuid(NOBODY)
    status = main(["--data", folder, *command])
    sys.stdout.flush()
    sys.stderr.flush()
    sys.exit(status)
