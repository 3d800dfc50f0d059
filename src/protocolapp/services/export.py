"""The record of a run as a PDF: read, verified, replayed, built, set, and written whole or not at all.

The parts are apart, so that the window can read with its store and set the pages in another thread: `record_of`
needs the store, `pdf_of` only the record.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import protocolapp
from protocolapp.plan.model import Plan
from protocolapp.record.build import build_record
from protocolapp.record.calculation import CalculationSheet
from protocolapp.record.model import RunRecord
from protocolapp.run.chain import ChainReport
from protocolapp.run.loading import load_run
from protocolapp.run.ports import EventStore, Stamp
from protocolapp.run.state import RunState
from protocolapp.services.attached import check_files, pictures_of
from protocolapp.services.file_names import safe_filename
from protocolapp.services.ports import Attachments
from protocolapp.services.preferences import PageSize
from protocolapp.services.workplace import Workplace

PROGRAM = f"protocolapp {protocolapp.__version__}"


@dataclass(frozen=True, slots=True)
class Pdf:
    """A PDF and how many pages it has."""

    data: bytes
    pages: int


@dataclass(frozen=True, slots=True)
class Exported:
    """What was written. status: completed, abandoned or unfinished."""

    label: str
    status: str
    pages: int


def export_pdf(workplace: Workplace, store: EventStore, run_id: str, path: str | Path) -> Exported:
    """Write the record of a run, finished or not, with a broken chain or not.

    Raises UnknownRunError; DamagedRunError when not even its beginning can be read; StoreError when the file cannot
    be written.
    """
    record = record_of(store, run_id, workplace.clock.now(), workplace.attachments)
    pdf = pdf_of(record, workplace.preferences().page, workplace.attachments)
    workplace.files.write(str(path), pdf.data)
    return Exported(record.label, record.status, pdf.pages)


def record_of(
    store: EventStore, run_id: str, now: Stamp, attachments: Attachments | None = None
) -> RunRecord:
    """The record as the store holds it now, its files checked. Raises UnknownRunError, DamagedRunError, StoreError."""
    loaded = load_run(store.read(run_id))
    return record_of_state(loaded.state, loaded.plan, loaded.chain, now, loaded.fault, attachments)


def record_of_state(
    state: RunState,
    plan: Plan,
    chain: ChainReport,
    now: Stamp,
    fault: str = "",
    attachments: Attachments | None = None,
) -> RunRecord:
    """The record of a run that has been read already. attachments: where its files lie, to check them."""
    files = check_files(state, attachments) if attachments is not None else {}
    return build_record(state, plan, chain, program=PROGRAM, exported=now, fault=fault, files=files)


def pdf_of(record: RunRecord, page: PageSize = PageSize.A4, attachments: Attachments | None = None) -> Pdf:
    """The pages of a record, slow enough (a second for 500 steps) to be made off the window's thread.

    attachments: where its pictures lie, to print them.
    """
    from protocolapp.record.pdf.report import (
        render,
    )  # reportlab is loaded when a PDF is asked for, not before

    pictures = pictures_of(record, attachments) if attachments is not None else {}
    pages = render(record, size=page.value, pictures=pictures)
    return Pdf(pages.data, pages.count)


def bench_sheet_of(plan: Plan, page: PageSize = PageSize.A4) -> Pdf:
    """The blank checklist of a plan, to be printed before the run. Pure."""
    from protocolapp.record.pdf.bench_sheet import render_bench_sheet

    pages = render_bench_sheet(plan, size=page.value)
    return Pdf(pages.data, pages.count)


def protocol_pdf_of(plan: Plan, page: PageSize = PageSize.A4) -> Pdf:
    """The protocol on paper, as it is read before doing it; the plan is that of typical facts. Pure."""
    from protocolapp.record.pdf.protocol_page import render_protocol_page

    pages = render_protocol_page(plan, size=page.value)
    return Pdf(pages.data, pages.count)


def calculation_pdf_of(sheet: CalculationSheet, page: PageSize = PageSize.A4) -> Pdf:
    """A calculation on paper (`record.calculation.calculation_sheet` makes the sheet). Pure."""
    from protocolapp.record.pdf.calculation import render_calculation

    pages = render_calculation(sheet, size=page.value)
    return Pdf(pages.data, pages.count)


def file_name_of(record: RunRecord) -> str:
    """A name to propose: `2026-11-21-02-co-ip-alk.pdf`."""
    return safe_filename(f"{record.label}-{record.protocol_id}.pdf")


def bench_sheet_name_of(plan: Plan) -> str:
    """A name to propose: `co-ip-alk-1.0.0-bench-sheet.pdf`."""
    return safe_filename(f"{plan.protocol.id}-{plan.protocol.version}-bench-sheet.pdf")


def protocol_name_of(plan: Plan) -> str:
    """A name to propose: `co-ip-alk-1.0.0.pdf`."""
    return safe_filename(f"{plan.protocol.id}-{plan.protocol.version}.pdf")


def calculation_name_of(calculator: str, day: str) -> str:
    """A name to propose: `dilution-2026-11-21.pdf`."""
    return safe_filename(f"{calculator}-{day}.pdf")
