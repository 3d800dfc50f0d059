"""The pages of a calculation: what was given, the results, tables, the picture, and how it was worked out."""

from __future__ import annotations

from collections.abc import Iterator

from reportlab.platypus import Flowable

from protocolapp.calc.form.picture import PlatesPicture
from protocolapp.record.calculation import CalculationSheet
from protocolapp.record.pdf.facts import facts
from protocolapp.record.pdf.headings import heading
from protocolapp.record.pdf.page import Pages, lay_out, text_width
from protocolapp.record.pdf.paragraphs import paragraphs
from protocolapp.record.pdf.plate_drawing import PlateDrawing
from protocolapp.record.pdf.styles import STYLES
from protocolapp.record.pdf.tables import table
from protocolapp.record.pdf.tube_drawing import tube_drawings


def render_calculation(sheet: CalculationSheet, *, size: str = "A4") -> Pages:
    """The sheet as PDF. size: A4 or Letter. The same sheet gives the same bytes."""
    footer = f"protocolapp · {sheet.title} · {sheet.made}"
    return lay_out(list(_story(sheet, text_width(size))), size=size, title=sheet.title, footer=footer)


def _story(sheet: CalculationSheet, width: float) -> Iterator[Flowable]:
    yield from paragraphs("Calculation", STYLES.kicker)
    yield from paragraphs(sheet.title, STYLES.title)
    yield from paragraphs(sheet.summary, STYLES.under_title)
    if sheet.given:
        yield facts(sheet.given, width)
    if sheet.results.rows:
        yield from heading("Results")
        yield table(sheet.results, width)
    for remark in sheet.remarks:
        style = STYLES.notice if remark.warns else STYLES.under_heading
        yield from paragraphs(f"{remark.word}: {remark.text}", style)
    for title, block in sheet.blocks:
        yield from heading(title)
        yield table(block, width)
    if sheet.picture is not None:
        yield from _picture(sheet, width)
    if sheet.steps:
        yield from heading("How it is worked out")
        for step in sheet.steps:
            yield from paragraphs(step, STYLES.body)
    if sheet.sources:
        yield from paragraphs(f"Sources: {sheet.sources}", STYLES.under_heading)


def _picture(sheet: CalculationSheet, width: float) -> Iterator[Flowable]:
    picture = sheet.picture
    if isinstance(picture, PlatesPicture):
        for plate in picture.plates:
            drawing = PlateDrawing(plate, width)
            yield from heading(plate.title, needs=drawing.height)
            yield drawing
    elif picture is not None:
        drawings = tube_drawings(picture, width)
        yield from heading("The tubes", needs=drawings[0].height)
        yield from drawings
