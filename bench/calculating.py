"""From what is typed to all results: every calculator with its fullest table, and 384 volumes beside pint."""

from __future__ import annotations

import statistics
from collections.abc import Iterator, Sequence
from typing import Any

from bench.figures import Figure, seconds, side_by_side
from protocolapp.calc.form import Bench, Calculator, Field, Kind, Row, Typed, compute
from protocolapp.calc.registry import calculator, calculators
from protocolapp.lab.bundled import bundled_catalogue, bundled_pipettes

TIMES, MOST_ROWS, SLOWEST_SHOWN = 15, 384, 6
AIM = "< 16 ms to all results"
FULL = {"plate": {"format": "384"}, "mts": {"task": "readings"}}
"""What has to be chosen for the fullest case."""


def measure() -> Iterator[Figure]:
    """The slowest calculators first, then ours and pint's way of the same 384 volumes."""
    found = sorted(((_median(one), one) for one in calculators()), key=lambda pair: -pair[0])
    for took, one in found[:SLOWEST_SHOWN]:
        yield Figure(f"calculate: {one.name}, {_size(one)}", took, aim=AIM)
    middle = statistics.median(took for took, _ in found)
    yield Figure(f"calculate: the median of {len(found)} calculators", middle, aim=AIM)
    yield _beside_pint()


def fullest(one: Calculator) -> Typed:
    """The screen's example, its tables repeated to as many rows as they may have, its counts of wells to a plate's."""
    typed: dict[str, str | Sequence[Row]] = {}
    for field in one.fields:
        typed[field.name] = _rows(field) if field.kind is Kind.TABLE else field.start
    return typed | FULL.get(one.name, {})


def _rows(field: Field) -> Sequence[Row]:
    filled = [row for row in field.rows if any(row.values())]
    if not filled:
        return ()
    return tuple(
        {
            key: f"{text} {number}" if _names(field, key) else text
            for key, text in filled[number % len(filled)].items()
        }
        for number in range(min(field.most, MOST_ROWS))
    )


def _names(field: Field, key: str) -> bool:
    return (
        next(one.kind is Kind.TEXT for one in field.columns if one.name == key)
        and key == field.columns[0].name
    )


def _size(one: Calculator) -> str:
    rows = [len(text) for text in fullest(one).values() if not isinstance(text, str)]
    return f"{max(rows)} rows" if any(rows) else "its example"


def _median(one: Calculator) -> float:
    """Each time with a new bench, so that no volume is remembered, as after the first keystroke of a day."""
    typed, pipettes, catalogue = fullest(one), bundled_pipettes(), bundled_catalogue()
    compute(one, typed, Bench(pipettes, (), catalogue))
    return statistics.median(
        seconds(lambda: compute(one, typed, Bench(pipettes, (), catalogue))) for _ in range(TIMES)
    )


def _beside_pint() -> Figure:
    """C2·V2/C1 of 384 dilutions, read from text and written to text, with pint as people would use it."""
    from pint import UnitRegistry

    units: Any = UnitRegistry()
    texts = [f"{number * 0.25 + 1} µM" for number in range(384)]
    dilution, bench = calculator("dilution"), Bench()

    def ours() -> None:
        for text in texts:
            compute(dilution, {"stock": "10 mM", "final": text, "final_volume": "1 mL"}, bench)

    def bare() -> None:
        for text in texts:
            volume, final, stock = (
                units("1 mL"),
                units(text.replace("µM", "micromolar")),
                units("10 millimolar"),
            )
            f"{(final * volume / stock).to('microliter'):.3f}"

    took, beneath = side_by_side(ours, bare, 5)
    return Figure("384 dilutions, from text to text, with steps and remarks", took, beneath, aim="≤ 3 x pint")
