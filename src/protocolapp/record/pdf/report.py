"""The record's pages: title block, exceptions first, then everything in the order it happened."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from reportlab.platypus import Flowable, KeepTogether, Paragraph, Spacer, Table, TableStyle

from protocolapp.record.model import ExceptionLine, RunRecord, SectionBlock, SolutionBlock, StepBlock, TableBlock
from protocolapp.record.pdf.page import SIZES, lay_out
from protocolapp.record.pdf.styles import HAIRLINE, INDENT, MARGIN_X, STYLES
from protocolapp.record.pdf.tables import table
from protocolapp.record.pdf.text import pdf_text
from protocolapp.record.pdf.time_line import TimeLine
from protocolapp.record.wording import lines

FACTS_PER_ROW = 4


def render(record: RunRecord, *, size: str = "A4") -> bytes:
    """The record as PDF. size: A4 or Letter. The same record gives the same bytes."""
    width = SIZES[size][0] - 2 * MARGIN_X
    footer = f"Run {record.label} · chain head {_grouped(record.chain_head)}"
    return lay_out(list(_story(record, width)), size=size, title=f"{record.label} {record.title}", footer=footer)


def _story(record: RunRecord, width: float) -> Iterator[Flowable]:
    yield from _paragraphs("head", record=record)
    yield _facts(record, width)
    if record.rehearsal:
        yield from _paragraphs("rehearsal")
    yield _heading("Exceptions")
    yield from _exceptions(record.exceptions, width)
    if record.planned or record.actual:
        yield KeepTogether([_heading("Time, planned above, actual below"), TimeLine(record.planned, record.actual, width)])
    yield from _block("Samples", record.samples, width)
    for solution in record.solutions:
        yield from _solution(solution, width)
    yield from _block("Reagents", record.lots, width)
    yield from _parameters(record, width)
    for section in record.sections:
        yield from _section(section, width)
    yield from _pairs("Notes", record.notes, width)
    yield from _pairs("Undone", record.undone, width)
    if record.sources:
        yield _heading("Sources")
        yield from (Paragraph(pdf_text(source), STYLES.body) for source in record.sources)
    yield KeepTogether(list(_paragraphs("end", record=record)))


def _paragraphs(template: str, **context: Any) -> Iterator[Flowable]:
    for style, markup in lines(template, **context):
        yield Paragraph(markup, getattr(STYLES, style))


def _heading(text: str) -> Paragraph:
    return Paragraph(pdf_text(text), STYLES.heading)


def _facts(record: RunRecord, width: float) -> Flowable:
    cells: list[list[Flowable]] = [
        [Paragraph(pdf_text(label), STYLES.label), Paragraph(pdf_text(value), STYLES.fact)] for label, value in record.facts
    ]
    cells += [[] for _ in range(-len(cells) % FACTS_PER_ROW)]
    rows = [cells[start : start + FACTS_PER_ROW] for start in range(0, len(cells), FACTS_PER_ROW)]
    lined = TableStyle(
        [
            ("LINEABOVE", (0, 0), (-1, 0), 0.5, HAIRLINE),
            ("LINEBELOW", (0, -1), (-1, -1), 0.5, HAIRLINE),
            ("VALIGN", (0, 0), (-1, -1), "TOP"),
            ("LEFTPADDING", (0, 0), (-1, -1), 0),
            ("TOPPADDING", (0, 0), (-1, -1), 7),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 5),
        ]
    )
    return Table(rows, colWidths=[width / FACTS_PER_ROW] * FACTS_PER_ROW, style=lined, spaceBefore=10, splitInRow=1)


def _exceptions(exceptions: tuple[ExceptionLine, ...], width: float) -> Iterator[Flowable]:
    if not exceptions:
        yield from _paragraphs("no_exceptions")
        return
    rows = tuple((line.step, line.kind, line.planned, line.actual, line.reason, f"{line.at} {line.by}".strip()) for line in exceptions)
    block = TableBlock(("Step", "Kind", "Planned", "Actual", "Reason", "When, who"), rows)
    yield table(block, width, (5, 11, 20, 20, 25, 19), marked=1)


def _block(title: str, block: TableBlock, width: float) -> Iterator[Flowable]:
    if block.rows:
        yield _heading(title)
        yield table(block, width)


def _solution(solution: SolutionBlock, width: float) -> Iterator[Flowable]:
    yield _heading(f"{solution.name}, {solution.volume}")
    yield Paragraph(pdf_text(solution.made), STYLES.label)
    yield table(solution.table, width)
    if solution.note:
        yield Paragraph(pdf_text(solution.note), STYLES.label)


def _parameters(record: RunRecord, width: float) -> Iterator[Flowable]:
    rows = tuple((line.label, line.value, line.source, line.changed) for line in record.parameters)
    if any(line.changed for line in record.parameters):
        yield from _block("Parameters", TableBlock(("Parameter", "Value", "Source", "Changed in the run"), rows), width)
    else:
        yield from _block("Parameters", TableBlock(("Parameter", "Value", "Source"), tuple(row[:3] for row in rows)), width)


def _section(section: SectionBlock, width: float) -> Iterator[Flowable]:
    yield _heading(section.title)
    for step in section.steps:
        yield from _step(step, width)


def _step(step: StepBlock, width: float) -> Iterator[Flowable]:
    yield from _paragraphs("step", step=step)
    if step.table is not None and step.table.rows:
        inner = table(step.table, width - INDENT)
        inner.hAlign = "RIGHT"
        yield Spacer(0, 2)
        yield inner


def _pairs(title: str, pairs: tuple[tuple[str, str], ...], width: float) -> Iterator[Flowable]:
    if pairs:
        yield _heading(title)
        yield table(TableBlock(("When, who", title.rstrip("s")), pairs), width, (25, 75))


def _grouped(digest: str) -> str:
    return " ".join(digest[start : start + 4] for start in range(0, 16, 4))
