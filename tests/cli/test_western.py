"""The shipped p-ALK Western rehearsed from end to end by the command line, in branches that share little."""

from __future__ import annotations

from pathlib import Path

from pypdf import PdfReader

from tests.cli.conftest import CommandLine

NOT_RECORDED = "not recorded"
ELUATES = ("start=Co-IP eluates", "membrane=nitrocellulose", "transfer=semi-dry", "loading_control=GAPDH")
LYSATES = ("start=lysates", "protein_assay=Bradford, detergent-compatible", "loading_control=none")


def _text(pdf: Path) -> str:
    return " ".join("\n".join(page.extract_text() for page in PdfReader(pdf).pages).split())


def _rehearsed(run: CommandLine, pdf: Path, settings: tuple[str, ...] = (), *more: str | Path) -> str:
    given = [part for setting in settings for part in ("--set", setting)]
    outcome = run("rehearse", "western-palk", "--pdf", pdf, *given, *more)
    assert (outcome.status, outcome.err) == (0, "")
    assert "completed, a rehearsal" in outcome.out
    text = _text(pdf).translate({0xA0: " ", 0x202F: " "})
    assert "Exceptions None recorded." in text
    return text


def _of_the_steps(text: str) -> str:
    """The samples and the steps; lots are not rehearsed, for nobody has a tube in hand."""
    return text[: text.index(" Made ")] + text[text.index("Prepare 1 ") :]


def test_from_cells_the_readings_become_protein_and_volumes_for_the_lanes(
    run: CommandLine, tmp_path: Path
) -> None:
    answers = tmp_path / "answers.yaml"
    answers.write_text(
        "assay/read:\n  absorbance: {NCI-H3122 DMSO: 0.93, NCI-H3122 lorlatinib: 0.53, NCI-H2228 DMSO: 0.78}\n"
        "normalise/mix:\n  lysate_taken: {NCI-H2228 DMSO: 16 µL}\n"
        "detection/palk_bands:\n  palk_band: {NCI-H3122 lorlatinib: 600}\n",
        "utf-8",
    )
    text = _rehearsed(run, tmp_path / "cells.pdf", (), "--answers", answers)
    for words in (
        "Add 1 mL ice-cold Co-IP lysis buffer",
        "14 000 × g, 15 min, 4 °C",
        "3.9 mL of BCA reagent A with 78.4 µL of reagent B",
        "Wet the PVDF membrane in methanol",
        "transfer at 100 V",
        "5 % BSA in TBST",
        "anti-pALK (Tyr1604)",
        "anti-ALK in 10 mL blocking buffer",
        "p-ALK over loading control",
        "NCI-H3122 DMSO as named 5 mg/mL 5 mg/mL 6.00 µL",  # reads as the standard of 1000 µg/mL, 1 part in 5
        "NCI-H3122 lorlatinib as named 2.5 mg/mL 2.5 mg/mL 12.00 µL",
        "NCI-H3122 lorlatinib 26.4 µL 6.60 µL 0.03 0.05",  # 2.2 times a lane; 600/20000, and 1 in 20 of the strongest
    ):
        assert words in text
    assert "16 µL taken, 16.24 µL planned 17.00 µL" in text  # 33 µL in all but the Laemmli buffer
    assert NOT_RECORDED not in _of_the_steps(text)
    for absent in ("Eluate", "Bradford", "semi-dry", "GAPDH", "P-ALK"):
        assert absent not in text


def test_from_eluates_nothing_is_asked_of_lysates(run: CommandLine, tmp_path: Path) -> None:
    text = _rehearsed(run, tmp_path / "eluates.pdf", ELUATES)
    for words in ("Load 20 µL of each eluate", "Eluate left", "nitrocellulose", "at 25 V", "anti-GAPDH"):
        assert words in text
    for absent in (
        "BCA",
        "Protein per lane",
        "Lysis buffer",
        "PBS per wash",
        "Confluence",
        "methanol for 1 min",
    ):
        assert absent not in text
    assert NOT_RECORDED not in _of_the_steps(text)


def test_from_lysates_by_bradford_without_a_loading_control(run: CommandLine, tmp_path: Path) -> None:
    text = _rehearsed(run, tmp_path / "lysates.pdf", LYSATES)
    for words in ("detergent-compatible Bradford reagent", "595 nm", "30 µg of protein", "p-ALK band"):
        assert words in text
    for absent in ("Confluence", "at 562 nm", "Strip the membrane", "p-ALK over loading control"):
        assert absent not in text
    assert NOT_RECORDED not in _of_the_steps(text)
