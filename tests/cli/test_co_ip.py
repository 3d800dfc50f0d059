"""The Co-IP rehearsed from the command line with each of its controls, and with limits of the guide."""

from __future__ import annotations

from pathlib import Path

import pytest
from pypdf import PdfReader

from tests.cli.conftest import CommandLine

ISOTYPE, BEADS = "NCI-H3122 DMSO (isotype IgG control)", "NCI-H3122 DMSO (beads-only control)"
ALWAYS = (
    "Co-immunoprecipitation of ALK complexes", "14 000 × g, 15 min, 4 °C", "1000 × g, 1 min, 4 °C",
    "Rotate gently overnight.", "5–10 min, 95–100 °C", "anti-ALK antibody",
)  # fmt: skip
WAYS = [
    ([], (ISOTYPE, "3 lysates, 4 tubes", "13.2 mL"), (BEADS,)),
    (["control=beads only"], (BEADS, "3 lysates, 4 tubes", "13.2 mL"), (ISOTYPE, "isotype control IgG")),
    (["control=none"], ("3 lysates, 3 tubes", "9.9 mL"), (ISOTYPE, BEADS, "isotype control IgG")),
    (
        ["protein_per_ip=0.5 mg", "antibody_per_ip=5 µg"],
        ("Add 5.00 µL antibody (5 µg)", "Add 10.00 µL Protein A/G agarose slurry", "125.0 µL"),
        (),
    ),
]


@pytest.mark.parametrize(
    ("choices", "said", "unsaid"), WAYS, ids=["isotype", "beads", "none", "less protein"]
)
def test_a_rehearsal_goes_to_its_end_without_an_exception(
    run: CommandLine, tmp_path: Path, choices: list[str], said: tuple[str, ...], unsaid: tuple[str, ...]
) -> None:
    pdf = tmp_path / "out.pdf"
    outcome = run(
        "rehearse", "co-ip-alk", *(part for one in choices for part in ("--set", one)), "--pdf", pdf
    )
    assert outcome.status == 0, outcome.err
    assert "completed, a rehearsal" in outcome.out
    text = " ".join("\n".join(page.extract_text() for page in PdfReader(pdf).pages).split())
    assert [one for one in (*ALWAYS, *said) if one not in text] == []
    assert [one for one in unsaid if one in text] == []
    assert "Exceptions None recorded." in text
    recorded = text[
        text.index("Check that the cells are") :
    ]  # above stand lots, which a rehearsal has none of
    assert "not recorded" not in recorded
