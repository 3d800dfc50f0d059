"""A calculation on paper: all that was given, all that came out, literally."""

from __future__ import annotations

from datetime import UTC, datetime
from fractions import Fraction

import pytest

from protocolapp.calc.flag import Code
from protocolapp.calc.form import Bench, Calculator, Given, Outcome, Sheet, Topic, Typed, compute
from protocolapp.calc.form import fields as f
from protocolapp.calc.form.picture import (
    PlatePicture,
    PlatesPicture,
    Transfer,
    Tube,
    TubesPicture,
    Well,
    WellRole,
)
from protocolapp.calc.registry import calculator
from protocolapp.record.calculation import CalculationSheet, calculation_sheet
from protocolapp.record.pdf.calculation import render_calculation
from protocolapp.run.ports import Stamp
from tests.calc.pipettes import DIALS, q
from tests.record.pdf_reading import pages_of

NOW = Stamp(datetime(2026, 11, 21, 9, 30, tzinfo=UTC), 60, 0, "boot")
HOSTILE = "<b>α & β</b> =cmd|' 5 < 6"
DILUTION = {"stock": "10 mM", "final": "10 nM", "final_volume": "1 mL"}


def dilution_sheet() -> CalculationSheet:
    found = calculator("dilution")
    return calculation_sheet(found, DILUTION, compute(found, DILUTION, Bench(DIALS)), NOW, "A. Meyer")


def text_of(sheet: CalculationSheet, size: str = "A4") -> str:
    return "\n".join(pages_of(render_calculation(sheet, size=size).data))


def test_the_sheet_tells_what_was_given_and_what_came_out() -> None:
    sheet = dilution_sheet()
    assert ("Stock", "10 mM") in sheet.given
    assert sheet.made == "2026-11-21 10:30 +01:00, A. Meyer"
    text = text_of(sheet)
    for part in ("Dilution", "10 nM", "Pre-dilution", "Warning: ", "V1 = C2·V2 / C1"):
        assert part in text.replace("\u00a0", " ")


def test_what_was_left_empty_is_not_printed_as_given() -> None:
    assert "Stock at hand" not in dict(dilution_sheet().given)


@pytest.mark.parametrize("size", ["A4", "Letter"])
def test_the_same_sheet_gives_the_same_bytes(size: str) -> None:
    sheet = dilution_sheet()
    assert render_calculation(sheet, size=size).data == render_calculation(sheet, size=size).data


def _tubes(given: Given, bench: Bench) -> Outcome:
    sheet = Sheet(bench)
    tubes = tuple(Tube(f"{n + 1}", f"{10 - n} µM", "150 µL", level=Fraction(23 - n, 23)) for n in range(24))
    moves = tuple(Transfer(n, n + 1 if n < 23 else None, f"{n}.5 µL") for n in range(24))
    sheet.draw(TubesPicture(tubes, moves, ("100 µL",) * 24))
    sheet.text("named", "Named", given.text("name"))
    return sheet.outcome()


def _plates(given: Given, bench: Bench) -> Outcome:
    sheet = Sheet(bench)
    wells = tuple(
        Well(n // 24, n % 24, WellRole.VEHICLE if n % 24 == 0 else WellRole.SAMPLE, given.text("name")[:3])
        if n % 5
        else Well(n // 24, n % 24, WellRole.SAMPLE, "", level=Fraction(n, 384))
        for n in range(384)
    )
    plate = PlatePicture(given.text("name"), 16, 24, wells, "1 nM", "10 µM")
    sheet.draw(PlatesPicture((plate, plate)))
    sheet.warn(Code.WELL_NEARLY_FULL, given.text("name"), given.text("name"))
    sheet.table("t", given.text("name"), (("a", "A"), ("b", "B")), [(given.text("name"), q("2 µL"))] * 60)
    return sheet.outcome()


@pytest.mark.parametrize("work", [_tubes, _plates])
def test_hostile_texts_and_full_pictures_are_printed_literally(work: object) -> None:
    assert callable(work)
    made = Calculator(
        "x", HOSTILE, Topic.BASICS, HOSTILE,
        (f.text("name", HOSTILE), f.table("rows", "Rows", (f.text("what", HOSTILE),), optional=True)),
        work, sources=(HOSTILE,),
    )  # fmt: skip
    typed: Typed = {"name": HOSTILE, "rows": ({"what": HOSTILE},)}
    sheet = calculation_sheet(made, typed, compute(made, typed, Bench(DIALS)), NOW)
    text = text_of(sheet)
    assert text.count("α & β") >= 5
    assert "<b>" in text
    assert "=cmd|" in text
