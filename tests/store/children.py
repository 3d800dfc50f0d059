"""Starting `tests.store.child`."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def command(task: str, folder: Path, argument: str = "") -> list[str]:
    """The command line of a task."""
    return [sys.executable, "-m", "tests.store.child", task, str(folder), argument]


def start(task: str, folder: Path, argument: str = "") -> subprocess.Popen[str]:
    """A child whose lines can be read while it works."""
    return subprocess.Popen(
        command(task, folder, argument), cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )


def finish(task: str, folder: Path, argument: str = "") -> list[str]:
    """What a child printed before it ended well."""
    done = subprocess.run(
        command(task, folder, argument),
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()
