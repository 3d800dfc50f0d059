"""The pages of a protocol as it is read before doing it, each drawing with its words below it."""

from __future__ import annotations

from collections.abc import Iterator

from reportlab.platypus import CondPageBreak, Flowable, LongTable, TableStyle

from protocolapp.plan.expected_time import expected_time
from protocolapp.plan.model import Plan
from protocolapp.plan.workflow import workflow_of, workflow_paragraphs
from protocolapp.protocol.fingerprint import fingerprint
from protocolapp.protocol.pathways import bundled_pathway, describe
from protocolapp.record.digests import grouped
from protocolapp.record.model import TableBlock
from protocolapp.record.pdf.expected_line import ExpectedLine
from protocolapp.record.pdf.headings import heading
from protocolapp.record.pdf.page import Pages, lay_out, text_height, text_width
from protocolapp.record.pdf.paragraphs import paragraphs, worded
from protocolapp.record.pdf.pathway_drawing import PathwayDrawing
from protocolapp.record.pdf.styles import HAIRLINE, NO_HELVETICA, STYLES
from protocolapp.record.pdf.tables import table
from protocolapp.record.pdf.workflow_drawing import WorkflowDrawing
from protocolapp.record.protocol_page.steps import SectionText, StepText
from protocolapp.record.protocol_page.tables import (
    details_of,
    equipment_table,
    reagents_table,
    recipe_tables,
    values_table,
)
from protocolapp.record.protocol_page.view import ProtocolView, protocol_view

_NUMBER_WIDTH, _SOURCE_WIDTH = 34.0, 64.0

_MOVED_WHOLE = 160.0
"""A step up to this height is moved to the next page rather than broken."""

_STEP = TableStyle(
    [
        NO_HELVETICA,
        ("LINEBELOW", (0, 0), (-1, -1), 0.35, HAIRLINE),
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("LEFTPADDING", (0, 0), (-1, -1), 0),
        ("RIGHTPADDING", (0, 0), (-1, -1), 6),
        ("TOPPADDING", (0, 0), (-1, -1), 4),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 5),
    ]
)


def render_protocol_page(plan: Plan, *, size: str = "A4") -> Pages:
    """The protocol as PDF; plan: made of typical facts. size: A4 or Letter. The same plan gives the same bytes."""
    protocol = plan.protocol
    digest = fingerprint(protocol)
    line = f"Protocol {protocol.id}, version {protocol.version}, fingerprint {grouped(digest)[:14]}"
    view = protocol_view(plan, digest)
    story = list(_story(plan, view, line, size))
    return lay_out(story, size=size, title=f"Protocol: {protocol.title}", footer=line)


def _story(plan: Plan, view: ProtocolView, line: str, size: str) -> Iterator[Flowable]:
    width = text_width(size)
    yield from worded("page_head", view=view, line=line)
    yield from _sources(view)
    yield from _time(plan, width)
    yield from _workflow(plan, width, text_height(size))
    yield from _table("Reagents", reagents_table(view), width, under=view.scale)
    yield from _table("Equipment", equipment_table(view), width)
    yield from _table("Values", values_table(view), width)
    for recipe in recipe_tables(plan):
        yield from heading(recipe.title, under=recipe.under)
        yield table(recipe.table, width)
        if recipe.note:
            yield from paragraphs(recipe.note, STYLES.under_heading)
    for section in view.sections:
        yield from _section(section, width)
    yield from _pathway(plan, width)


def _time(plan: Plan, width: float) -> Iterator[Flowable]:
    expected = expected_time(plan)
    drawing = ExpectedLine(expected, width)
    yield from heading("Expected time", under=expected.summary, needs=drawing.height)
    if expected.total_ms:
        yield drawing
    for sentence in expected.sentences[1:]:
        yield from paragraphs(sentence, STYLES.under_heading)


def _workflow(plan: Plan, width: float, tallest: float) -> Iterator[Flowable]:
    workflow = workflow_of(plan)
    if not workflow.sections:
        return
    drawing = WorkflowDrawing(workflow, width, tallest)
    yield from heading("Workflow", needs=drawing.begins_with)
    yield drawing
    yield from heading("The workflow in words")
    for title, sentences in workflow_paragraphs(workflow):
        yield from paragraphs(title, STYLES.term)
        for sentence in sentences:
            yield from paragraphs(sentence, STYLES.under_heading)


def _pathway(plan: Plan, width: float) -> Iterator[Flowable]:
    """Where the assay reads, if the file says it."""
    readout = plan.protocol.readout
    pathway = bundled_pathway(readout.pathway) if readout is not None else None
    if pathway is None:
        return
    drawing = PathwayDrawing(pathway, readout, width)
    yield from heading("Where it reads in the pathway", needs=drawing.height)
    yield drawing
    yield from paragraphs(describe(pathway, readout), STYLES.under_heading)


def _table(title: str, block: TableBlock, width: float, under: str = "") -> Iterator[Flowable]:
    if block.rows:
        yield from heading(title, under=under)
        yield table(block, width)


def _section(section: SectionText, width: float) -> Iterator[Flowable]:
    yield from heading(section.title, under=section.note)
    widths = [_NUMBER_WIDTH, width - _NUMBER_WIDTH - _SOURCE_WIDTH, _SOURCE_WIDTH]
    for step in section.steps:
        row = LongTable([_row(step)], colWidths=widths, style=_STEP, splitInRow=1, hAlign="LEFT")
        _, height = row.wrap(width, 0)
        yield CondPageBreak(min(height, _MOVED_WHOLE))
        yield row


def _row(step: StepText) -> list[list[Flowable]]:
    return [
        list(paragraphs(step.number, STYLES.sheet_step)),
        list(worded("page_step", step=step, details=details_of(step))),
        list(paragraphs(step.cite, STYLES.sheet_conditions)) if step.cite else [],
    ]


def _sources(view: ProtocolView) -> Iterator[Flowable]:
    if view.sources:
        yield from heading("Sources")
    for source in view.sources:
        yield from paragraphs(f"[{source.key}] {source.text}", STYLES.body)
        if source.cited_for:
            yield from paragraphs(f"Cited for {source.cited_for}.", STYLES.under_heading)
