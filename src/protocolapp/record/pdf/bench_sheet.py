"""The bench sheet's pages: a checklist to be printed before the run, with columns for the time and initials."""

from __future__ import annotations

from collections.abc import Iterator

from reportlab.platypus import Flowable, LongTable, Table, TableStyle

from protocolapp.plan.model import Plan
from protocolapp.record.bench_sheet import BOX, BenchSheet, SheetSection, SheetStep, bench_sheet
from protocolapp.record.model import PartBlock, TableBlock
from protocolapp.record.pdf.headings import heading
from protocolapp.record.pdf.page import Pages, lay_out, text_width
from protocolapp.record.pdf.paragraphs import paragraphs, worded
from protocolapp.record.pdf.plate_drawing import PlateDrawing
from protocolapp.record.pdf.styles import HAIRLINE, INK, NO_HELVETICA, STYLES
from protocolapp.record.pdf.tables import ROW, table
from protocolapp.record.pdf.tube_drawing import tube_drawings

_BOX_WIDTH, _NUMBER_WIDTH, _TIME_WIDTH, _INITIALS_WIDTH = 18.0, 24.0, 62.0, 52.0
_BLANK_HEIGHT, _CELL_PADDING, _WRITING_ROOM = 30.0, 6.0, 18.0
_MOST_OF_A_PAGE = 600.0

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


_TO_FILL = TableStyle(
    [
        NO_HELVETICA,
        ("GRID", (0, 0), (-1, -1), 0.35, HAIRLINE),
        ("LEFTPADDING", (0, 0), (-1, -1), 3),
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
    ]
)


class _StepTable(LongTable):  # type: ignore[misc]
    """A step is parted between two pages only where it is longer than a page."""

    def split(self, width: float, height: float) -> list[Flowable]:
        """At the foot of a page only whole steps are taken off; reportlab would begin the next one there."""
        self.splitInRow = int(height > _MOST_OF_A_PAGE)
        return list(super().split(width, height))


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
    head = [[], [], *(paragraphs(word, STYLES.column) for word in ("Step", "Time", "Initials"))]
    instruction = width - _BOX_WIDTH - _NUMBER_WIDTH - _TIME_WIDTH - _INITIALS_WIDTH
    rows = [_row(step, instruction - _CELL_PADDING) for step in section.steps]
    widths = [_BOX_WIDTH, _NUMBER_WIDTH, instruction, _TIME_WIDTH, _INITIALS_WIDTH]
    begin = Table([head, *rows[:1]], colWidths=widths, style=_STEPS)
    needs = min(begin.wrap(width, _MOST_OF_A_PAGE)[1], _MOST_OF_A_PAGE)
    yield from heading(section.title, under=section.note, needs=needs)
    yield _StepTable([head, *rows], colWidths=widths, style=_STEPS, repeatRows=1, hAlign="LEFT")
    for step in section.steps:
        for block in step.shown:
            yield from _shown(step.number, block, width)


def _row(step: SheetStep, width: float) -> list[list[Flowable]]:
    blanks = [part for block in step.blanks for part in _blank(block, width)]
    return [
        list(paragraphs(BOX, STYLES.sheet_box)),
        list(paragraphs(step.number, STYLES.sheet_step)),
        [*worded("sheet_step", step=step), *blanks],
        [],
        [],
    ]


def _shown(number: str, block: PartBlock, width: float) -> Iterator[Flowable]:
    """The map of a plate, tubes or a table, as the plan has them; below the steps, where there is room for them."""
    drawings: list[Flowable] = [PlateDrawing(block.plate, width)] if block.plate is not None else []
    if block.tubes is not None:
        drawings += tube_drawings(block.tubes, width)
    yield from heading(f"Step {number}: {block.label}", needs=drawings[0].height if drawings else 3 * ROW)
    yield from drawings
    if block.table is not None:
        yield table(block.table, width)


def _blank(block: PartBlock, width: float) -> Iterator[Flowable]:
    """An empty table with room to write, or an empty plate."""
    yield from paragraphs(block.label, STYLES.sheet_line)
    if block.plate is not None:
        yield PlateDrawing(block.plate, width)
    if block.table is not None:
        head = [list(paragraphs(text, STYLES.column)) for text in block.table.header]
        rows = [head, *([[]] * len(head) for _ in block.table.rows)]
        heights = [None, *(_WRITING_ROOM for _ in block.table.rows)]
        widths = [width / len(head)] * len(head)
        yield Table(rows, colWidths=widths, rowHeights=heights, style=_TO_FILL, hAlign="LEFT", repeatRows=1)
