"""A key typed into the largest calculations of the real window: to the values, and to the last paint."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from bench.children import measured
from bench.figures import Figure

if TYPE_CHECKING:
    from bench.work import Work

AIM_VALUES, AIM_PAINTED = "< 16 ms", "< 50 ms"
KEYS = 40


@dataclass(frozen=True)
class Large:
    """A large case of a calculator: what is typed into it, how many rows its table has, and where keys are measured."""

    calculator: str
    name: str
    typed: Mapping[str, str]
    at: str
    rows: int = 0


CASES = (
    Large(
        "plate",
        "plate of 384 wells",
        {"format": "384", "compounds": "16", "points": "8", "replicates": "3"},
        "top",
    ),
    Large("series", "series of 24 points", {"points": "24"}, "top"),
    Large("lane_loading", "60 lanes", {}, "load", rows=60),
)


def measure() -> Iterator[Figure]:
    """Seconds from the key: until every value is worked out and set, and until nothing is left to paint."""
    for number, case in enumerate(CASES):
        with tempfile.TemporaryDirectory() as folder:
            values, painted, slow = measured("bench.window", "type", Path(folder), str(number))
        yield Figure(f"a key to all values, {case.name}", values, aim=AIM_VALUES)
        yield Figure("  to the last paint", painted, aim=AIM_PAINTED)
        yield Figure("  the slowest key to the last paint", slow, aim="< 100 ms")


def typed(work: Work, case: Large) -> tuple[float, float, float]:
    """The medians, and the slowest, of keys that each change every result."""
    from PySide6.QtTest import QTest

    from protocolapp.gui.calculators.calculator_form import Entered, RowsEntered
    from protocolapp.gui.calculators.line_fields import TypedField
    from protocolapp.gui.calculators.screen import CalculatorsScreen

    work.window.screens.show_calculators()
    screen = work.window.findChild(CalculatorsScreen)
    assert isinstance(screen, CalculatorsScreen)  # noqa: S101 - just shown
    screen.open(case.calculator)
    for name, text in case.typed.items():
        screen.form.entered.emit(Entered(name, text))
    for name, table in screen.form.tables.items():
        rows = table.table.rows()
        if case.rows:
            many = tuple({**rows[at % len(rows)], "name": f"lysate {at}"} for at in range(case.rows))
            table.put(many)
            screen.form.rows_entered.emit(RowsEntered(name, many))
    work.settle(1)
    field = screen.form.fields[case.at]
    assert isinstance(field, TypedField)  # noqa: S101 - it is typed into
    field.input.setFocus()
    field.input.selectAll()
    values, painted = [], []
    for key in range(KEYS):
        field.input.selectAll()
        begin = time.perf_counter()
        QTest.keyClicks(field.input, str(1 + key % 9))
        values.append(time.perf_counter() - begin)
        work.paint()
        painted.append(time.perf_counter() - begin)
        assert screen.view is not None and screen.view.answered  # noqa: PT018, S101 - else nothing is measured
    return median(values), median(painted), max(painted)
