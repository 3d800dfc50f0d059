"""`protocolapp print`."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import CommandLine
from tests.record.pdf_reading import pages_of


def test_the_protocol_is_printed(run: CommandLine, tmp_path: Path) -> None:
    out = tmp_path / "co-ip.pdf"
    outcome = run("print", "co-ip-alk", "--out", out, "--set", "control=none")
    assert outcome.status == 0
    pages = pages_of(out.read_bytes())
    assert f"{len(pages)}\u00a0pages" in outcome.out
    assert "The workflow in words" in "".join(pages)
    assert "BENCH SHEET" not in pages[0]


def test_the_bench_sheet_is_printed_with_what_is_measured_left_blank(
    run: CommandLine, tmp_path: Path
) -> None:
    out = tmp_path / "sheet.pdf"
    outcome = run("print", "co-ip-alk", "--out", out, "--bench-sheet", "--json")
    assert outcome.json == {
        "protocol": "co-ip-alk", "pdf": str(out), "pages": len(pages_of(out.read_bytes()))
    }  # fmt: skip
    text = "".join(pages_of(out.read_bytes()))
    assert "BENCH SHEET" in text
    assert "Set aside ______" in text


@pytest.mark.parametrize("wrong", [("no-such",), ("co-ip-alk", "--set", "control=nothing")])
def test_what_cannot_be_printed_is_told_and_writes_nothing(
    run: CommandLine, tmp_path: Path, wrong: tuple[str, ...]
) -> None:
    out = tmp_path / "x.pdf"
    outcome = run("print", *wrong, "--out", out)
    assert outcome.status == 1
    assert outcome.err.startswith("protocolapp: ")
    assert not out.exists()


def test_a_place_that_cannot_be_written_is_told(run: CommandLine, tmp_path: Path) -> None:
    outcome = run("print", "co-ip-alk", "--out", tmp_path / "missing" / "x.pdf")
    assert outcome.status == 1
    assert "Traceback" not in outcome.err
