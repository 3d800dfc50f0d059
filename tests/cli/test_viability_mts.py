"""The viability assay rehearsed from the command line, in each of its ways."""

from __future__ import annotations

from pathlib import Path

import pytest
from pypdf import PdfReader

from tests.cli.conftest import CommandLine


def _text(pdf: Path) -> str:
    return " ".join("\n".join(page.extract_text() for page in PdfReader(pdf).pages).split())


USUAL = (
    "Cell viability with ALK inhibitors (MTS)", "Incubate for 72 h", "Live cells: 500 000 cells/mL",
    "Mix 364 µL of the counted cells", "Absorbance: 36 wells, 0.12 to 1.30", "Cell plate, 96 wells: see step 3",
    "IC50 of viability", "40 nM", "File of the reader: mts.csv",
)  # fmt: skip
TIME_ZERO = ("T0 with cells: 0.35 AU", "T0 = 0.23 AU", "GI50")
PLATES = ("Absorbance, Plate 1: 36 wells", "Absorbance, Plate 2: 36 wells")
WAYS = [
    ([], USUAL, ("GI50 ", *TIME_ZERO[:2], PLATES[1])),
    (
        ["time_zero=separate plate", "treatment_time=48 h"],
        (*TIME_ZERO, "Incubate for 48 h"),
        ("Incubate for 72 h",),
    ),
    (
        ["highest_dose=1 µM", "treatment_time=96 h"],
        ("to 1 mM, 2.00 µL of the stock", "Incubate for 96 h"),
        (),
    ),
]


@pytest.mark.parametrize(("choices", "said", "unsaid"), WAYS, ids=["usual", "time zero", "lower dose"])
def test_a_rehearsal_goes_to_its_end_without_an_exception(
    run: CommandLine, tmp_path: Path, choices: list[str], said: tuple[str, ...], unsaid: tuple[str, ...]
) -> None:
    pdf = tmp_path / "out.pdf"
    sets = [part for one in choices for part in ("--set", one)]
    outcome = run("rehearse", "viability-mts", *sets, "--pdf", pdf)
    assert outcome.status == 0, outcome.err
    assert "completed, a rehearsal" in outcome.out
    text = _text(pdf).replace("\u00a0", " ")
    assert [one for one in said if one not in text] == []
    assert [one for one in unsaid if one in text] == []
    assert "Exceptions None recorded." in text
    recorded = text[text.index("Cell seeding") :]  # lots are of the things at hand: a rehearsal has none
    assert "not recorded" not in recorded


@pytest.mark.parametrize(("controls", "plates"), [("3", 2), ("2", 1)])
def test_two_inhibitors_are_read_on_two_plates_or_on_one(
    run: CommandLine, tmp_path: Path, controls: str, plates: int
) -> None:
    rows, pdf = tmp_path / "rows.csv", tmp_path / "out.pdf"
    rows.write_text("Name,Batch\nLorlatinib,A1\nAlectinib,B2\n", "utf-8")
    choices = ("--samples", rows, "--set", f"control_wells={controls}")
    outcome = run("rehearse", "viability-mts", *choices, "--pdf", pdf)
    assert outcome.status == 0, outcome.err
    text = _text(pdf).replace("\u00a0", " ")
    assert "Exceptions None recorded." in text
    assert all((one in text) is (plates == 2) for one in PLATES)
    assert ("Absorbance: 60 wells" in text) is (plates == 1)
