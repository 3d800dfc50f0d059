"""The readings of several plates in the record, on the bench sheet, and when their number has changed."""

from __future__ import annotations

import pytest

from protocolapp.lab import Lab
from protocolapp.plan import make_plan
from protocolapp.plan.facts import Facts
from protocolapp.record.bench_sheet import bench_sheet
from protocolapp.record.model import StepBlock
from protocolapp.record.pdf.bench_sheet import render_bench_sheet
from protocolapp.run import commands as c
from protocolapp.services.export import pdf_of, record_of
from protocolapp.services.preferences import PageSize
from tests.record.pdf_reading import pages_of, squeezed
from tests.run.bench import RUN_ID
from tests.run.two_plates import ANOTHER, COMPOUNDS, FIRST, LARGER, SECOND, PlatesBench, plates_protocol


@pytest.fixture
def two() -> PlatesBench:
    return PlatesBench(plates=2)


def step(bench: PlatesBench) -> StepBlock:
    record = record_of(bench.store, RUN_ID, bench.clock.now())
    return record.sections[0].steps[0]


def read(block: StepBlock) -> list[str]:
    """The labels of what was read; the plan's maps come before."""
    labels = [part.label.replace("\u00a0", " ") for part in block.parts if part.plate is not None]
    return [label for label in labels if label.startswith("Luminescence")]


def table(block: StepBlock) -> list[tuple[str, ...]]:
    assert block.table is not None
    assert block.table.header == ("Plate", "Luminescence")
    return [tuple(cell.replace("\u00a0", " ") for cell in row) for row in block.table.rows]


def test_each_plate_is_printed_and_one_that_is_missing_is_told(two: PlatesBench) -> None:
    two.read(FIRST)
    assert table(step(two)) == [("Plate 1", "2 wells, 500 to 1000"), ("Plate 2", "not recorded")]
    two.read(SECOND, "B2\t7")
    assert read(step(two)) == [
        "Luminescence, Plate 1: 2 wells, 500 to 1000",
        "Luminescence, Plate 2: 1 well, 7",
    ]
    text = squeezed(
        "".join(pages_of(pdf_of(record_of(two.store, RUN_ID, two.clock.now()), PageSize.A4).data))
    )
    for words in ("Luminescence, Plate 1: 2 wells, 500 to 1000", "Luminescence, Plate 2: 1 well, 7"):
        assert squeezed(words) in text


def test_the_only_plate_is_printed_as_ever() -> None:
    bench = PlatesBench()
    bench.read()
    assert step(bench).table is None
    assert read(step(bench)) == ["Luminescence: 2 wells, 500 to 1000"]


def test_the_only_plate_is_the_first_once_there_are_two() -> None:
    bench = PlatesBench()
    bench.read()
    bench.do(ANOTHER)
    assert read(step(bench)) == ["Luminescence, Plate 1: 2 wells, 500 to 1000"]
    assert table(step(bench)) == [("Plate 1", "2 wells, 500 to 1000"), ("Plate 2", "not recorded")]


def test_a_plate_that_is_no_longer_planned_is_printed_as_such(two: PlatesBench) -> None:
    two.read(FIRST)
    two.read(SECOND, "B2\t7")
    two.do(LARGER)
    two.do(c.CompleteStep("light/read"))
    assert table(step(two)) == [
        ("Plate 1", "2 wells, 500 to 1000"),
        ("Plate 2 (no longer planned)", "1 well, 7"),
    ]
    assert read(step(two))[1] == "Luminescence, Plate 2 (no longer planned): 1 well, 7"


@pytest.mark.parametrize(
    ("compounds", "labels"),
    [(2, ["Luminescence"]), (3, ["Luminescence, Plate 1", "Luminescence, Plate 2"])],
)
def test_the_bench_sheet_has_a_blank_plate_for_each(compounds: int, labels: list[str]) -> None:
    plan = make_plan(plates_protocol(), Facts(samples=COMPOUNDS[:compounds]), Lab())
    blanks = bench_sheet(plan).sections[0].steps[0].blanks
    assert [part.label for part in blanks] == labels
    assert all(part.plate is not None and not part.plate.wells for part in blanks)
    text = squeezed("".join(pages_of(render_bench_sheet(plan).data)))
    assert all(squeezed(label) in text for label in labels)
