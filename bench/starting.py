"""Cold start to the first painted window, against a bare QMainWindow; and memory and idle work of the open window."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from bench.figures import Figure

_BARE = """
import time, sys
begin = float(sys.argv[1])
from PySide6.QtWidgets import QApplication, QMainWindow
from PySide6.QtCore import QTimer
app = QApplication([]); window = QMainWindow(); window.resize(1280, 800); window.show()
QTimer.singleShot(0, lambda: (print(time.time() - begin), app.quit()))
app.exec()
"""
TIMES = 5


def measure() -> list[Figure]:
    """Four figures."""
    with tempfile.TemporaryDirectory() as folder:
        _open(folder, "start")  # makes the index and the byte code
        pairs = [(_open(folder, "start"), _script(_BARE)) for _ in range(TIMES)]
        ours = statistics.median(pair[0] for pair in pairs)
        bare = statistics.median(pair[1] for pair in pairs)
        return [
            Figure("start to first painted window, warm", ours, bare, aim="≤ 3 x a bare QMainWindow, < 1 s"),
            Figure("resident memory, window open", _open(folder, "memory"), unit="MB", aim="< 150 MB"),
            Figure(
                "work of the idle window with 50 timers",
                _open(folder, "idle"),
                unit="%",
                aim="< 1 % of a core",
            ),
            Figure("one step press to repaint", _open(folder, "press"), aim="< 50 ms"),
        ]


def _open(folder: str, what: str) -> float:
    return _run([sys.executable, "-m", "bench.window", what, folder])


def _script(code: str) -> float:
    return _run([sys.executable, "-c", code])


def _run(command: list[str]) -> float:
    import time

    environment = {**os.environ, "QT_QPA_PLATFORM": os.environ.get("QT_QPA_PLATFORM", "offscreen")}
    done = subprocess.run(
        [*command, repr(time.time())],
        capture_output=True,
        text=True,
        check=True,
        env=environment,
        cwd=Path(__file__).resolve().parents[1],
        timeout=300,
    )
    return float(done.stdout.strip().splitlines()[-1])
