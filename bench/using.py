"""The open window with a run on it: memory, work of the idle window, and a press to its repaint."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

from bench.children import measured
from bench.figures import Figure
from bench.window import FEW, MANY


def measure() -> Iterator[Figure]:
    """Memory in bytes, idle work as a share of a core, presses in seconds: the middle one and the longest."""
    with tempfile.TemporaryDirectory() as folder:
        bare = measured("bench.bare_window")[1]
        window, run = measured("bench.window", "memory", Path(folder, "memory"))
        yield Figure("resident memory, library open", window, bare, "MB", "< 150 MB")
        yield Figure("resident memory, run screen open, 50 timers", run, bare, "MB", "< 150 MB")
        without, with_timers, longest = measured("bench.window", "idle", Path(folder, "idle"))
        yield Figure("idle work, run screen, no timer", without, unit="%", aim="< 1 % of a core")
        yield Figure(
            "idle work, run screen, 50 timers in the dock", with_timers, unit="%", aim="< 1 % of a core"
        )
        yield Figure("longest beat of the heart, 50 timers", longest, aim="< 50 ms")
    for samples, aim in ((FEW, "< 50 ms"), (MANY, "< 100 ms")):
        with tempfile.TemporaryDirectory() as folder:
            middle, slow, presses = measured("bench.window", "press", folder, str(samples))
        yield Figure(f"a press to its repaint, {samples} samples, {presses:.0f} presses", middle, aim=aim)
        yield Figure(f"  the slowest twentieth, {samples} samples", slow, aim="< 100 ms")
