"""Both kinase assays rehearsed at the command line, way by way, and what of them is to be read in the record."""

from __future__ import annotations

from pathlib import Path

import pytest
from pypdf import PdfReader

from protocolapp.resources import protocols_folder
from tests.cli.conftest import CommandLine

LIGHT, LABEL = "ADP-Glo Reagent", "Radioactive"

WAYS = [
    pytest.param(
        "kinase_alk",
        (),
        ("Luminescence: 69 wells, 40 to 1000", "1.62 µM", "crizotinib", "luminescence.csv", "1.25"),
        (LABEL, "Counts per minute", "EDTA stop solution"),
        id="ADP-Glo",
    ),
    pytest.param(
        "kinase_alk",
        ("readout_by=radiolabel", "alk_form=L1196M"),
        ("Counts per minute: 69 wells, 300 to 10000", "33P γ-ATP", "1000 nM", "counts.csv"),
        (LIGHT, "EDTA stop solution", "IC50 over the reference"),
        id="radiolabel, spotted",
    ),
    pytest.param(
        "kinase_alk",
        (
            "readout_by=radiolabel",
            "isotope=32P",
            "termination=EDTA",
            "counted_by=phosphorimager",
            "plate_format=384-well",
            "alk_form=F1174L",
            "substrate_kind=protein",
        ),
        (
            "Intensity: 69 wells",
            "Intensity, columns 1 to 9",
            "32P γ-ATP",
            "EDTA stop solution",
            "substrate (protein)",
        ),
        (LIGHT, "Counts per minute", "IC50 over the reference"),
        id="radiolabel, EDTA, 384 wells",
    ),
    pytest.param(
        "kinase_alk",
        ("dose_series=from the highest dose", "highest_dose=3 µM", "reference_inhibitor=lorlatinib"),
        ("3 µM", "lorlatinib", "Luminescence: 69 wells"),
        ("Centre of the dose series",),
        id="from the highest dose",
    ),
    pytest.param(
        "kinase_alk5",
        (),
        ("Luminescence: 69 wells, 40 to 1000", "galunisertib", "SMAD3", "4.05 µM", "1.2"),
        (LABEL,),
        id="ALK5",
    ),
    pytest.param(
        "kinase_alk5",
        ("reference_inhibitor=RepSox", "plate_format=384-well"),
        ("RepSox", "Luminescence, columns 1 to 9", "1000 nM"),
        ("IC50 over the reference",),
        id="ALK5, RepSox",
    ),
]


@pytest.mark.parametrize(("stem", "chosen", "there", "absent"), WAYS)
def test_a_way_is_rehearsed_to_its_record(
    run: CommandLine,
    tmp_path: Path,
    stem: str,
    chosen: tuple[str, ...],
    there: tuple[str, ...],
    absent: tuple[str, ...],
) -> None:
    pdf = tmp_path / "record.pdf"
    options = [word for one in chosen for word in ("--set", one)]
    done = run("rehearse", str(protocols_folder() / f"{stem}.yaml"), *options, "--pdf", str(pdf))
    assert (done.status, done.err) == (0, "")
    assert "completed" in done.out
    text = " ".join(" ".join(page.extract_text().split()) for page in PdfReader(pdf).pages).replace(
        "\u00a0", " "
    )
    assert [words for words in there if words not in text] == []
    assert [words for words in absent if words in text] == []
    assert "Exceptions None recorded." in text


def test_three_compounds_take_two_plates_and_both_are_read(run: CommandLine, tmp_path: Path) -> None:
    table, pdf = tmp_path / "compounds.csv", tmp_path / "record.pdf"
    table.write_text("Name\nA\nB\nC\n", encoding="utf-8")
    file = str(protocols_folder() / "kinase_alk5.yaml")
    done = run("rehearse", file, "--samples", str(table), "--pdf", str(pdf))
    assert (done.status, done.err) == (0, "")
    text = " ".join(" ".join(page.extract_text().split()) for page in PdfReader(pdf).pages).replace(
        "\u00a0", " "
    )
    assert "Luminescence, Plate 1: 69 wells" in text
    assert "Luminescence, Plate 2: 42 wells" in text
