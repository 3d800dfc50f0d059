"""Tables with hairlines and nothing boxed."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest

from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import Flowable, LongTable, TableStyle

from protocolapp.record.model import TableBlock
from protocolapp.record.pdf.columns import GUTTER, column_widths
from protocolapp.record.pdf.mark import Mark, mark_width
from protocolapp.record.pdf.paragraphs import paragraphs
from protocolapp.record.pdf.styles import HAIRLINE, INK, STYLES
from protocolapp.record.pdf.text import plain

Cell = str | list[Flowable]

_PAD_TOP, _PAD_BOTTOM, _MARK_PAD = 4.0, 4.6, 3.6
_LONGEST_MEASURED = 200
_SLACK = 0.5
_LONGEST_WORD = 90.0
"""Points of a word that is kept whole; longer ones, such as fingerprints, are broken."""

_LONGEST_HEAD = 200
"""Characters of a column's heading; with a longer one the head is not repeated, lest it fill the page."""

ROW = STYLES.cell.leading + _PAD_TOP + _PAD_BOTTOM
"""Points of a row of one line."""

_BASE: list[tuple[object, ...]] = [
    ("FONT", (0, 0), (-1, 0), STYLES.column.fontName, STYLES.column.fontSize, STYLES.column.leading),
    ("TEXTCOLOR", (0, 0), (-1, 0), STYLES.column.textColor),
    ("FONT", (0, 1), (-1, -1), STYLES.cell.fontName, STYLES.cell.fontSize, STYLES.cell.leading),
    ("TEXTCOLOR", (0, 1), (-1, -1), STYLES.cell.textColor),
    ("LINEBELOW", (0, 0), (-1, 0), 0.7, INK),
    ("LINEBELOW", (0, 1), (-1, -1), 0.35, HAIRLINE),
    ("VALIGN", (0, 0), (-1, -1), "TOP"),
    ("LEFTPADDING", (0, 0), (-1, -1), 0),
    ("RIGHTPADDING", (0, 0), (-2, -1), GUTTER),
    ("RIGHTPADDING", (-1, 0), (-1, -1), 0),
    ("TOPPADDING", (0, 0), (-1, -1), _PAD_TOP),
    ("BOTTOMPADDING", (0, 0), (-1, -1), _PAD_BOTTOM),
]


def table(
    block: TableBlock,
    width: float,
    *,
    marked: int | None = None,
    align: str = "LEFT",
) -> LongTable:
    """A table over the given width, its head repeated on every page, its rows broken over pages where they must.

    marked: the column of marks.
    """
    last = len(block.header) - 1
    widths = _widths(block, width, marked)
    inner = [width - (GUTTER if index < last else 0.0) + _SLACK for index, width in enumerate(widths)]
    head = [
        _cell(text, STYLES.column, room, index in block.numeric)
        for index, (text, room) in _numbered(block.header, inner)
    ]
    rows = _spread(head)
    repeated = 1 if len(rows) == 1 and max(map(len, block.header)) <= _LONGEST_HEAD else 0
    for row in block.rows:
        cells = [
            _mark(text, room) if index == marked else _cell(text, STYLES.cell, room, index in block.numeric)
            for index, (text, room) in _numbered(row, inner)
        ]
        rows += _spread(cells)
    style = TableStyle([*_BASE, *(("ALIGN", (index, 0), (index, -1), "RIGHT") for index in block.numeric)])
    if marked is not None:
        style.add("TOPPADDING", (marked, 1), (marked, -1), _MARK_PAD)
    return LongTable(rows, colWidths=widths, style=style, repeatRows=repeated, splitInRow=1, hAlign=align)


def _numbered(texts: Sequence[str], room: Sequence[float]) -> enumerate[tuple[str, float]]:
    return enumerate(zip(texts, room, strict=True))


def _cell(text: str, style: ParagraphStyle, room: float, right: bool) -> Cell:
    """A line of text as it is where it fits, else paragraphs that wrap."""
    if plain(text) and _text_width(text, style) <= room:
        return text
    if right:
        style = STYLES.column_right if style is STYLES.column else STYLES.cell_right
    return list(paragraphs(text, style))


def _spread(cells: list[Cell]) -> list[list[Cell]]:
    """A row; of cells in several pieces as many rows as there are pieces, since breaking a tall row takes long."""
    pieces = [cell if isinstance(cell, list) else [cell] for cell in cells]
    if max(map(len, pieces)) == 1:
        return [cells]
    return [
        [[one] if isinstance(one, Flowable) else one for one in line]
        for line in zip_longest(*pieces, fillvalue="")
    ]


def _mark(word: str, room: float) -> list[Flowable]:
    return [Mark(word)] if plain(word) and mark_width(word) <= room else list(paragraphs(word, STYLES.mark))


def _widths(block: TableBlock, width: float, marked: int | None) -> list[float]:
    natural, words = [], []
    for index, head in enumerate(block.header):
        widest = max((_text_width(row[index], STYLES.cell) for row in block.rows), default=0.0)
        if index == marked:
            widest = max((mark_width(row[index]) for row in block.rows), default=0.0)
        natural.append(min(max(widest, _text_width(head, STYLES.column)) + GUTTER, width))
        words.append(min(_widest_word(block, index) + GUTTER, natural[-1]))
    natural[-1] -= GUTTER
    words[-1] = min(words[-1], natural[-1])
    return column_widths(natural, width, words)


def _widest_word(block: TableBlock, index: int) -> float:
    """Of a column: what is parted at plain spaces only, as quantities are; nothing of words too long for a column."""
    texts = (row[index] for row in block.rows)
    cells = (_text_width(word, STYLES.cell) for text in texts for word in text.replace("\n", " ").split(" "))
    return max((width for width in cells if width < _LONGEST_WORD), default=0.0)


def _text_width(text: str, style: ParagraphStyle) -> float:
    if len(text) > _LONGEST_MEASURED:
        return float(len(text) * style.fontSize)
    lines = text.split("\n") if "\n" in text else (text,)
    return max(float(stringWidth(line, style.fontName, style.fontSize)) for line in lines)
