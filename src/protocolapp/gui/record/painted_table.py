"""A small table inside a painted step: one line a sample, tube or component."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter

from protocolapp.gui.theme import Space, Theme, Type, Weight
from protocolapp.gui.widgets.plain_text import visible
from protocolapp.gui.widgets.wrapping import wrap_flags, wrapped_height
from protocolapp.record.model import TableBlock

_NARROWEST = 72


class PaintedTable:
    """Laid out once for a theme and a width. height: in pixels."""

    def __init__(self, block: TableBlock, theme: Theme, width: int) -> None:
        self._block, self._theme = block, theme
        self._header = tuple(map(visible, block.header))
        self._rows = tuple(tuple(map(visible, row)) for row in block.rows)
        self._head_font = theme.font(Type.TINY, Weight.MEDIUM)
        self._font = theme.font(Type.SMALL)
        self._gap, self._pad = theme.px(Space.BASE), theme.px(Space.HAIR)
        self._widths = self._fit(width)
        self._head_height = self._tall(self._header, self._head_font)
        self._heights = [self._tall(row, self._font) for row in self._rows]
        self.height = self._head_height + sum(self._heights)

    def paint(self, painter: QPainter, left: int, top: int) -> None:
        """Hairlines below each row, numbers at the right of their column."""
        self._paint_row(
            painter, self._header, self._head_font, "second", QRect(left, top, 0, self._head_height)
        )
        top += self._head_height
        for row, height in zip(self._rows, self._heights, strict=True):
            self._paint_row(painter, row, self._font, "ink", QRect(left, top, 0, height))
            top += height

    def _paint_row(
        self, painter: QPainter, row: tuple[str, ...], font: QFont, ink: str, place: QRect
    ) -> None:
        painter.setFont(font)
        left = place.left()
        for number, (text, width) in enumerate(zip(row, self._widths, strict=False)):
            room = QRect(left, place.top(), width, place.height() - 1)
            right = number in self._block.numeric
            align = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
            flags = int(align | Qt.AlignmentFlag.AlignVCenter) | wrap_flags(
                painter.fontMetrics(), text, width
            )
            painter.setPen(self._theme.colour(ink))
            painter.drawText(room, flags, text)
            left += width + self._gap
        painter.setPen(self._theme.colour("line"))
        painter.drawLine(place.left(), place.bottom(), left - self._gap, place.bottom())

    def _fit(self, width: int) -> list[int]:
        """As wide as their text; where that is too much the widest give way."""
        natural = [self._natural(column) for column in range(len(self._header))]
        room = width - self._gap * (len(natural) - 1)
        least = self._theme.px(_NARROWEST)
        while sum(natural) > room and max(natural, default=0) > least:
            widest = natural.index(max(natural))
            others = sum(natural) - natural[widest]
            second = max([one for at, one in enumerate(natural) if at != widest], default=0)
            natural[widest] = max(least, room - others, min(second, natural[widest] - 1))
        return natural

    def _natural(self, column: int) -> int:
        head = QFontMetrics(self._head_font).horizontalAdvance(self._header[column])
        metrics = QFontMetrics(self._font)
        cells = (metrics.horizontalAdvance(row[column]) for row in self._rows if column < len(row))
        return max([head, *cells]) + 2

    def _tall(self, row: tuple[str, ...], font: QFont) -> int:
        metrics = QFontMetrics(font)
        heights = (
            wrapped_height(metrics, text, width) for text, width in zip(row, self._widths, strict=False)
        )
        return max([metrics.height(), *heights]) + 2 * self._pad
