"""Tables with hairlines and nothing boxed."""

from __future__ import annotations

from collections.abc import Sequence

from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import LongTable, Paragraph, TableStyle

from protocolapp.record.model import TableBlock
from protocolapp.record.pdf.styles import HAIRLINE, INK, STYLES
from protocolapp.record.pdf.text import pdf_text

PIECE = 2_000
"""Characters of one paragraph: setting one takes the square of its length, so longer text stands in pieces."""

_BASE = TableStyle(
    [
        ("LINEBELOW", (0, 0), (-1, 0), 0.7, INK),
        ("LINEBELOW", (0, 1), (-1, -1), 0.35, HAIRLINE),
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("LEFTPADDING", (0, 0), (0, -1), 0),
        ("LEFTPADDING", (1, 0), (-1, -1), 6),
        ("RIGHTPADDING", (0, 0), (-1, -1), 4),
        ("TOPPADDING", (0, 0), (-1, -1), 3.5),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 4),
    ]
)


def table(
    block: TableBlock, width: float, shares: Sequence[float] | None = None, *, marked: int | None = None
) -> LongTable:
    """A table over the given width. shares: how the columns divide it (by their longest text when left out).

    marked: the column whose texts are the words of a mark.
    """
    parts = list(shares) if shares is not None else _natural_shares(block)
    head = [
        Paragraph(pdf_text(text), STYLES.column_right if index in block.numeric else STYLES.column)
        for index, text in enumerate(block.header)
    ]
    styles = [
        STYLES.mark if index == marked else STYLES.cell_right if index in block.numeric else STYLES.cell
        for index in range(len(block.header))
    ]
    body = [[cell(text, style) for text, style in zip(row, styles, strict=True)] for row in block.rows]
    widths = [width * part / sum(parts) for part in parts]
    return LongTable([head, *body], colWidths=widths, style=_BASE, repeatRows=1, splitInRow=1, hAlign="LEFT")


def cell(text: str, style: ParagraphStyle) -> Paragraph | list[Paragraph]:
    """A cell that wraps, and that breaks over pages when it must."""
    if len(text) <= PIECE:
        return Paragraph(pdf_text(text), style)
    return [Paragraph(pdf_text(text[start : start + PIECE]), style) for start in range(0, len(text), PIECE)]


def _natural_shares(block: TableBlock) -> list[float]:
    longest = [max(len(row[index]) for row in (block.header, *block.rows)) for index in range(len(block.header))]
    return [min(max(length, 6), 40) for length in longest]
