"""Start to the first painted window, against a bare QMainWindow: side by side, each in a process of its own."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from bench.children import measured, measured_script
from bench.figures import Figure

TIMES = 9
AIM = "≤ 3 x a bare QMainWindow, < 1 s"
_PYTHON = "import sys, time; print(time.time() - float(sys.argv[1]))"
_VERSION = """
import sys, time
from protocolapp.app import main
main(["--version"])
print(time.time() - float(sys.argv[1]))
"""


def measure() -> Iterator[Figure]:
    """Three figures. The very first of all, which writes the byte code, is not counted."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        measured("bench.window", "settled", folder / "known")
        pairs = [(_start(folder / "known"), _bare()) for _ in range(TIMES)]
        yield _figure("start to first painted window, warm", pairs, AIM)
        pairs = [(_start(folder / f"new {turn}"), _bare()) for turn in range(TIMES)]
        yield _figure("the very first start, no protocol read yet", pairs, AIM)
    pairs = [(measured_script(_VERSION)[0], measured_script(_PYTHON)[0]) for _ in range(TIMES)]
    yield _figure("--version, against an empty script", pairs, "< 150 ms")


def _figure(name: str, pairs: list[tuple[float, float]], aim: str) -> Figure:
    return Figure(name, median(pair[0] for pair in pairs), median(pair[1] for pair in pairs), aim=aim)


def _start(folder: Path) -> float:
    return measured("bench.window", "start", folder)[0]


def _bare() -> float:
    return measured("bench.bare_window")[0]
