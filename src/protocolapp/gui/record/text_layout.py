"""A line of pieces, some of them strong, wrapped to a width: literal text, never markup."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF
from PySide6.QtGui import QFont, QTextCharFormat, QTextLayout, QTextOption

from protocolapp.gui.widgets.plain_text import visible


def laid_out(runs: Sequence[tuple[str, bool]], font: QFont, strong: QFont, width: int) -> QTextLayout:
    """The pieces one after the other in this width; words that are too long are broken inside."""
    text, formats = "", []
    for piece, is_strong in runs:
        shown = visible(piece).replace("\n", "\u2028")
        if is_strong and shown:
            format_range = QTextLayout.FormatRange()
            format_range.start, format_range.length = _units(text), _units(shown)
            char_format = QTextCharFormat()
            char_format.setFont(strong)
            format_range.format = char_format
            formats.append(format_range)
        text += shown
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.setFormats(formats)
    layout.setCacheEnabled(True)
    _break(layout, max(1, width))
    return layout


def height_of(layout: QTextLayout) -> int:
    """In whole pixels."""
    return -(-int(layout.boundingRect().height() * 64) // 64)


def _break(layout: QTextLayout, width: int) -> None:
    layout.beginLayout()
    top = 0.0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        line.setPosition(QPointF(0, top))
        top += line.height()
    layout.endLayout()


def _units(text: str) -> int:
    """Qt counts in UTF-16."""
    return len(text.encode("utf-16-le")) // 2
