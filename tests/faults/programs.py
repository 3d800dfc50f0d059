"""Starting the real program, or a part of it, as a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def python(*arguments: str | Path, **variables: str) -> subprocess.Popen[str]:
    """`python -m …`, whose lines can be read while it works."""
    return subprocess.Popen(
        [sys.executable, "-m", *map(str, arguments)],
        cwd=ROOT,
        env=os.environ | variables,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        errors="backslashreplace",
    )


def protocolapp(*arguments: str | Path, **variables: str) -> subprocess.CompletedProcess[str]:
    """The real command line, to its end."""
    child = python("protocolapp", *arguments, **variables)
    out, err = child.communicate(timeout=60)
    return subprocess.CompletedProcess(child.args, child.returncode, out, err)
