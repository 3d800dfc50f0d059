"""Exporting a run: read, verified, built, set and written, finished or not."""

from __future__ import annotations

from pathlib import Path
from typing import cast

import pytest

from protocolapp.lab import Lab
from protocolapp.plan import make_plan, typical_facts
from protocolapp.run.loading import DamagedRunError
from protocolapp.run.ports import EventStore, FileSink, StoreError, UnknownRunError
from protocolapp.services.export import (
    bench_sheet_name_of,
    bench_sheet_of,
    export_pdf,
    file_name_of,
    pdf_of,
    record_of,
)
from protocolapp.services.preferences import PageSize, Preferences
from protocolapp.services.workplace import Workplace
from tests.fakes.workplace import FakeWorkplace
from tests.record.bench_days import RUN_ID, BenchDay, co_ip
from tests.record.pdf_reading import pages_of


class DiskOrNot:
    """A file sink that writes, unless the disk is full."""

    def __init__(self, *, full: bool = False) -> None:
        self._full = full

    def write(self, path: str, data: bytes) -> None:
        if self._full:
            raise StoreError("Not saved", "The disk is full.", "Free some space.")
        Path(path).write_bytes(data)

    def create(self, path: str, data: bytes) -> None:
        raise NotImplementedError


class ExportingWorkplace(FakeWorkplace):
    def __init__(self, sink: FileSink, page: PageSize = PageSize.A4) -> None:
        super().__init__(preferences=Preferences(page=page))
        self._sink = sink

    @property
    def files(self) -> FileSink:
        return self._sink


def store_of(day: BenchDay) -> EventStore:
    return cast(EventStore, day.store)


def workplace(sink: FileSink, page: PageSize = PageSize.A4) -> Workplace:
    return cast(Workplace, ExportingWorkplace(sink, page))


@pytest.fixture
def day() -> BenchDay:
    begun = BenchDay()
    begun.finish_before("lysis/confluence")
    return begun


def test_an_unfinished_run_is_written_and_described(day: BenchDay, tmp_path: Path) -> None:
    file = tmp_path / "record.pdf"
    exported = export_pdf(workplace(DiskOrNot()), store_of(day), RUN_ID, file)
    pages = pages_of(file.read_bytes())
    assert (exported.label, exported.status, exported.pages) == ("2026-11-21-01", "unfinished", len(pages))
    assert "UNFINISHED" in pages[0]


def test_a_file_that_cannot_be_written_is_not_there(day: BenchDay, tmp_path: Path) -> None:
    with pytest.raises(StoreError):
        export_pdf(workplace(DiskOrNot(full=True)), store_of(day), RUN_ID, tmp_path / "record.pdf")
    assert list(tmp_path.iterdir()) == []


def test_a_run_nobody_knows_is_named_so(day: BenchDay, tmp_path: Path) -> None:
    with pytest.raises(UnknownRunError):
        export_pdf(workplace(DiskOrNot()), store_of(day), "nobody", tmp_path / "record.pdf")


def test_a_run_without_a_readable_beginning_is_refused_politely(day: BenchDay) -> None:
    del day.store.runs[RUN_ID][0]
    with pytest.raises(DamagedRunError):
        record_of(store_of(day), RUN_ID, day.clock.now())


def test_a_run_with_a_broken_chain_is_exported_all_the_same(day: BenchDay, tmp_path: Path) -> None:
    del day.store.runs[RUN_ID][4]
    file = tmp_path / "record.pdf"
    export_pdf(workplace(DiskOrNot()), store_of(day), RUN_ID, file)
    first = pages_of(file.read_bytes())[0]
    assert "The chain of this record is broken" in " ".join(first.split())


def test_the_page_is_the_preferred_one(day: BenchDay) -> None:
    record = record_of(store_of(day), RUN_ID, day.clock.now())
    assert pdf_of(record, PageSize.LETTER).data != pdf_of(record, PageSize.A4).data


def test_file_names_are_proposed_from_label_and_protocol(day: BenchDay) -> None:
    record = record_of(store_of(day), RUN_ID, day.clock.now())
    assert file_name_of(record) == "2026-11-21-01-co-ip-alk.pdf"


def test_a_bench_sheet_holds_every_step_recipe_and_a_place_for_initials() -> None:
    plan = make_plan(co_ip(), typical_facts(co_ip(), measured=False), Lab())
    sheet = bench_sheet_of(plan)
    pages = pages_of(sheet.data)
    text = " ".join(" ".join(pages).replace("\u00a0", " ").split())
    assert bench_sheet_name_of(plan) == "co-ip-alk-1.0.0-bench-sheet.pdf"
    known = [step.text.replace("\u00a0", " ") for step in plan.steps if not step.waits_for]
    assert len(known) > 25
    assert all(words in text for words in known)
    assert "Set aside ______________ of each lysate" in text
    assert all(one.take.replace("\u00a0", " ") in text for one in plan.solutions[0].batches[0].components)
    assert text.count("☐") > len(plan.steps)
    assert "Initials" in text
    assert "Confluence ______________ % (80–90 %)" in text
    assert "Caution: Do not aspirate beads." in text
    assert "fingerprint" in pages[-1]
    assert f"Page {len(pages)} of {sheet.pages}" in pages[-1]
    assert bench_sheet_of(plan) == sheet
