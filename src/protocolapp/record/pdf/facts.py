"""The title block's facts: a label over its value, four to a row, between hairlines."""

from __future__ import annotations

from collections.abc import Sequence

from reportlab.platypus import Flowable, Table, TableStyle

from protocolapp.record.model import Pair
from protocolapp.record.pdf.paragraphs import paragraphs
from protocolapp.record.pdf.styles import HAIRLINE, NO_HELVETICA, STYLES

PER_ROW = 4

_STYLE = TableStyle(
    [
        NO_HELVETICA,
        ("LINEABOVE", (0, 0), (-1, 0), 0.5, HAIRLINE),
        ("LINEBELOW", (0, -1), (-1, -1), 0.5, HAIRLINE),
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("LEFTPADDING", (0, 0), (-1, -1), 0),
        ("RIGHTPADDING", (0, 0), (-1, -1), 10),
        ("TOPPADDING", (0, 0), (-1, -1), 4),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 4),
        ("TOPPADDING", (0, 0), (-1, 0), 9),
        ("BOTTOMPADDING", (0, -1), (-1, -1), 10),
    ]
)


def facts(pairs: Sequence[Pair], width: float) -> Table:
    """The block over the given width."""
    cells: list[list[Flowable]] = [
        [*paragraphs(label, STYLES.label), *paragraphs(value, STYLES.fact)] for label, value in pairs
    ]
    cells += [[] for _ in range(-len(cells) % PER_ROW)]
    rows = [cells[start : start + PER_ROW] for start in range(0, len(cells), PER_ROW)]
    widths = [width / PER_ROW] * PER_ROW
    return Table(rows, colWidths=widths, style=_STYLE, spaceBefore=11, spaceAfter=2, splitInRow=1)
