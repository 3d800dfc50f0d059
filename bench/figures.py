"""What a measurement is, and how it is taken: the median of several, ours and the bare library's in turn."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Figure:
    """ours, bare: medians in seconds (or bytes, or a share), unit: how to show them. aim: as words."""

    name: str
    ours: float
    bare: float | None = None
    unit: str = "ms"
    aim: str = ""

    @property
    def ratio(self) -> str:
        return f"{self.ours / self.bare:.2f} x" if self.bare else ""


_SHOWN = {"ms": (1e3, "ms"), "µs": (1e6, "µs"), "MB": (1e-6, "MB"), "%": (1e2, "%")}


def shown(value: float | None, unit: str) -> str:
    """A value in its unit, to three figures."""
    if value is None:
        return ""
    factor, word = _SHOWN[unit]
    return f"{value * factor:,.{0 if value * factor >= 100 else 2}f} {word}"


def seconds(work: Callable[[], object]) -> float:
    """How long one call takes."""
    begin = time.perf_counter()
    work()
    return time.perf_counter() - begin


def side_by_side(ours: Callable[[], object], bare: Callable[[], object], times: int) -> tuple[float, float]:
    """Medians of calls made in turn, so that both meet the same computer. One call of each warms up."""
    ours()
    bare()
    pairs = [(seconds(ours), seconds(bare)) for _ in range(times)]
    return statistics.median(pair[0] for pair in pairs), statistics.median(pair[1] for pair in pairs)
