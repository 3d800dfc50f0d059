"""The bench sheet's pages: a checklist to be printed before the run, with columns for the time and initials."""

from __future__ import annotations

from collections.abc import Iterator

from reportlab.platypus import Flowable, LongTable, Table, TableStyle

from protocolapp.plan.model import Plan
from protocolapp.record.bench_sheet import BOX, BenchSheet, SheetSection, SheetStep, bench_sheet
from protocolapp.record.model import TableBlock
from protocolapp.record.pdf.headings import heading
from protocolapp.record.pdf.page import Pages, lay_out, text_width
from protocolapp.record.pdf.paragraphs import paragraphs, worded
from protocolapp.record.pdf.styles import HAIRLINE, INK, NO_HELVETICA, STYLES
from protocolapp.record.pdf.tables import table

_BOX_WIDTH, _NUMBER_WIDTH, _TIME_WIDTH, _INITIALS_WIDTH = 18.0, 24.0, 62.0, 52.0
_BLANK_HEIGHT = 30.0

_STEPS = TableStyle(
    [
        NO_HELVETICA,
        ("LINEBELOW", (0, 0), (-1, 0), 0.7, INK),
        ("LINEBELOW", (0, 1), (-1, -1), 0.35, HAIRLINE),
        ("LINEBEFORE", (3, 0), (-1, -1), 0.35, HAIRLINE),
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("LEFTPADDING", (0, 0), (2, -1), 0),
        ("LEFTPADDING", (3, 0), (-1, -1), 6),
        ("RIGHTPADDING", (0, 0), (-1, -1), 6),
        ("TOPPADDING", (0, 0), (-1, -1), 4),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 6),
    ]
)
_BLANKS = TableStyle(
    [
        NO_HELVETICA,
        ("LINEBELOW", (0, 0), (-1, -1), 0.5, INK),
        ("LEFTPADDING", (0, 0), (-1, -1), 0),
        ("TOPPADDING", (0, 0), (-1, -1), 2),
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
    ]
)


def render_bench_sheet(plan: Plan, *, size: str = "A4") -> Pages:
    """The sheet as PDF. size: A4 or Letter. The same plan gives the same bytes."""
    sheet = bench_sheet(plan)
    story = list(_story(sheet, text_width(size)))
    return lay_out(story, size=size, title=f"Bench sheet: {sheet.title}", footer=sheet.short)


def _story(sheet: BenchSheet, width: float) -> Iterator[Flowable]:
    yield from worded("sheet_head", sheet=sheet)
    yield _blanks(sheet.blanks, width)
    yield from _table("Samples", sheet.samples, width)
    yield from _table("Tubes", sheet.tubes, width)
    yield from _table("Parameters", sheet.values, width)
    yield from _table("What to have at hand", sheet.pick_list, width)
    for solution in sheet.solutions:
        yield from heading(solution.name, under=solution.under)
        yield table(solution.table, width)
    for section in sheet.sections:
        yield from _section(section, width)


def _blanks(labels: tuple[str, ...], width: float) -> Table:
    cells = [paragraphs(label, STYLES.label) for label in labels]
    widths = [width / len(labels)] * len(labels)
    return Table([cells], colWidths=widths, rowHeights=[_BLANK_HEIGHT], style=_BLANKS, spaceBefore=12)


def _table(title: str, block: TableBlock, width: float) -> Iterator[Flowable]:
    if block.rows:
        yield from heading(title)
        yield table(block, width)


def _section(section: SheetSection, width: float) -> Iterator[Flowable]:
    """One table for a section: box, number, instruction, and blanks for the time and initials."""
    yield from heading(section.title, under=section.note)
    head = [[], [], *(paragraphs(word, STYLES.column) for word in ("Step", "Time", "Initials"))]
    rows = [_row(step) for step in section.steps]
    instruction = width - _BOX_WIDTH - _NUMBER_WIDTH - _TIME_WIDTH - _INITIALS_WIDTH
    widths = [_BOX_WIDTH, _NUMBER_WIDTH, instruction, _TIME_WIDTH, _INITIALS_WIDTH]
    yield LongTable([head, *rows], colWidths=widths, style=_STEPS, repeatRows=1, splitInRow=1, hAlign="LEFT")


def _row(step: SheetStep) -> list[list[Flowable]]:
    return [
        list(paragraphs(BOX, STYLES.sheet_box)),
        list(paragraphs(step.number, STYLES.sheet_step)),
        list(worded("sheet_step", step=step)),
        [],
        [],
    ]
