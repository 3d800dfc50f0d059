"""Measuring in a process of its own, with its byte code kept as on a computer that has run the program before."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def measured(module: str, *arguments: str | Path) -> list[float]:
    """The numbers that `python -m MODULE … BEGIN` prints on its last line. BEGIN: when it was started."""
    return _numbers(["-m", module, *map(str, arguments)])


def measured_script(code: str) -> list[float]:
    """The same of a few lines of code."""
    return _numbers(["-c", code])


def _numbers(command: list[str]) -> list[float]:
    kept = {**os.environ, "PYTHONPYCACHEPREFIX": str(ROOT / "build" / "bench-byte-code")}
    kept.pop("PYTHONDONTWRITEBYTECODE", None)
    kept.setdefault("QT_QPA_PLATFORM", "offscreen")
    done = subprocess.run(
        [sys.executable, *command, repr(time.time())],
        stdout=subprocess.PIPE,
        text=True,
        check=True,
        env=kept,
        cwd=ROOT,
        timeout=300,
    )
    return [float(word) for word in done.stdout.strip().splitlines()[-1].split()]
