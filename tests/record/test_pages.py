"""The pages: page numbers, the chain's head on the last, fonts within the file, the same bytes each time."""

from __future__ import annotations

import subprocess
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from protocolapp.record.model import SectionBlock, TableBlock, TimeLineBlock
from protocolapp.record.pdf.report import render
from tests.record.bench_days import eventful_day, rehearsed_record
from tests.record.hostile import plain_record
from tests.record.pdf_reading import pages_of

QUIET = replace(plain_record(), rehearsal=False, status="completed", notices=())


@pytest.mark.parametrize("size", ["A4", "Letter"])
def test_every_page_tells_its_number_and_the_run(size: str) -> None:
    record = eventful_day().record()
    pdf = render(record, size=size)
    pages = pages_of(pdf.data)
    assert len(pages) == pdf.count > 3
    for number, page in enumerate(pages, 1):
        assert f"Page {number} of {pdf.count}" in page
        assert f"Run {record.label} · chain head {record.chain_head[:4]}" in page


def test_the_paper_is_the_one_asked_for() -> None:
    boxes = [PdfReader(BytesIO(render(QUIET, size=size).data)).pages[0].mediabox for size in ("A4", "Letter")]
    assert [(round(box.width), round(box.height)) for box in boxes] == [(595, 842), (612, 792)]


def test_the_chain_and_the_fingerprint_close_the_last_page() -> None:
    record = eventful_day().record()
    last = pages_of(render(record).data)[-1]
    assert record.chain_head in last
    assert record.fingerprint in last
    assert record.run_id in last
    assert f"{record.events} events" in last


def test_the_same_record_gives_the_same_bytes() -> None:
    assert render(rehearsed_record()).data == render(rehearsed_record()).data


@pytest.mark.tool("pdffonts", "poppler-utils")
def test_every_font_is_in_the_file(tmp_path: Path) -> None:
    file = tmp_path / "record.pdf"
    file.write_bytes(render(replace(plain_record(), aim="☐ fallback", named="x" * 3000)).data)
    listing = subprocess.run(["pdffonts", str(file)], check=True, capture_output=True, text=True).stdout
    fonts = listing.splitlines()[2:]
    assert len(fonts) >= 3
    assert all(line.split()[-5] == "yes" for line in fonts), listing


def test_an_unfinished_run_a_rehearsal_and_a_broken_chain_are_said_on_page_one() -> None:
    first = pages_of(render(replace(plain_record(), notices=("The chain of this record is broken.",))).data)[
        0
    ]
    assert "RUN RECORD · REHEARSAL · UNFINISHED" in first
    assert "The chain of this record is broken." in first
    quiet = pages_of(render(QUIET).data)[0]
    assert "REHEARSAL" not in quiet
    assert "UNFINISHED" not in quiet


def test_a_broken_chain_is_told_at_the_end_and_in_every_footer() -> None:
    broken = replace(QUIET, chain_fault="The chain of this record is broken: event 3 has been changed.")
    pages = pages_of(render(broken).data)
    assert all("CHAIN BROKEN" in page for page in pages)
    assert "The chain is whole." not in pages[-1]
    assert "event 3 has been changed" in pages[-1]


def test_exceptions_come_first_and_none_is_said() -> None:
    text = "".join(pages_of(render(QUIET).data))
    assert (
        text.index("Exceptions")
        < text.index("Samples")
        < text.index("Parameters")
        < text.index("Verification")
    )
    assert "None recorded." in pages_of(render(replace(QUIET, exceptions=())).data)[0]


def test_a_long_table_repeats_its_head_on_every_page() -> None:
    rows = tuple((f"sample {number}", f"{number}\u00a0µL") for number in range(150))
    record = replace(QUIET, samples=(TableBlock(("Lysate", "Volume taken"), rows, (1,)),))
    pages = [page for page in pages_of(render(record).data) if "sample " in page]
    assert len(pages) >= 3
    assert all("Volume taken" in page for page in pages)


def test_headings_are_bookmarks_in_order() -> None:
    outline = PdfReader(BytesIO(render(eventful_day().record()).data)).outline
    titles = [str(entry.title) for entry in outline if not isinstance(entry, list)]
    assert titles[:3] == ["Exceptions", "Time, planned above, actual below", "Samples"]
    assert titles[-1] == "Verification"
    assert "Immunoprecipitation" in titles


def test_no_heading_stands_alone_at_the_foot_of_a_page() -> None:
    step = plain_record().sections[0].steps[0]
    for shift in range(1, 40):
        notes = tuple((f"who {number}", "what") for number in range(shift))
        record = replace(
            QUIET,
            lots=TableBlock(("a", "b"), notes),
            sections=(SectionBlock("Alone", (step,)),),
            sources=("A source of two lines. " * 6,),
        )
        for page in pages_of(render(record).data):
            body = page.split("Run 2026")[0].rstrip()
            assert not body.endswith(
                ("Alone", "Samples", "Exceptions", "Undone", "Notes", "Sources", "Verification")
            )


def test_a_record_without_times_has_no_time_line() -> None:
    text = "".join(pages_of(render(replace(QUIET, time_line=TimeLineBlock((), (), "", ""))).data))
    assert "planned above" not in text
