"""A signalling pathway, and where in it an assay reads."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPainterPath, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from protocolapp.gui.theme import Corner, Space, Theme, Weight, theme_now
from protocolapp.gui.theme.fonts import make_font
from protocolapp.gui.widgets.drawing import focus_ring, mixed
from protocolapp.gui.widgets.picture_base import PaintedPicture
from protocolapp.gui.widgets.plain_text import visible
from protocolapp.protocol.model import Readout
from protocolapp.protocol.pathways import Pathway, describe
from protocolapp.protocol.pathways.geometry import (
    BEAD,
    DOT,
    Arrow,
    Layout,
    Look,
    Shape,
    Tone,
    Words,
    beads,
)
from protocolapp.protocol.pathways.layout import LEAST_WIDE, layout

_LARGEST = 1.25
"""A unit grows to so many pixels at 100 %; wider drawings get more room between their boxes instead."""

_LINE, _RING, _FAINT, _SMALLEST = 1.3, 2.5, 0.45, 9
_INKS: Mapping[Tone, tuple[str, int]] = MappingProxyType(
    {
        Tone.NAME: ("ink", Weight.MEDIUM),
        Tone.DETAIL: ("second", Weight.REGULAR),
        Tone.REGION: ("third", Weight.REGULAR),
        Tone.FLAG: ("on_accent", Weight.SEMIBOLD),
        Tone.LETTER: ("panel", Weight.SEMIBOLD),
    }
)


class PathwayDrawing(PaintedPicture):
    """Scales with its width, legible from 600 px on; its text is the pathway and the readout in full sentences.

    pathway: from `bundled_pathway(readout.pathway)`. readout: the protocol's, or None for the pathway alone.
    """

    def __init__(
        self, pathway: Pathway, readout: Readout | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._pathway, self._readout = pathway, readout
        self.setAccessibleName(self.tr("Pathway: {title}").format(title=visible(pathway.title)))
        told = describe(pathway, readout)
        self.setAccessibleDescription(visible(told))
        self.tell(told)

    def high(self, theme: Theme, width: int) -> int:
        return round(self._layout(theme, width).height * _unit(theme, width)) + 1

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, painter = theme_now(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        drawn, unit = self._layout(theme, self.width()), _unit(theme, self.width())
        painter.save()
        painter.scale(unit, unit)
        self._paint(painter, theme, drawn)
        painter.restore()
        if self.hasFocus():
            focus_ring(painter, self.rect(), theme.px(Corner.SMALL), theme.colour("focus"))

    def _layout(self, theme: Theme, width: int) -> Layout:
        return layout(self._pathway, self._readout, width / _unit(theme, width))

    def _paint(self, painter: QPainter, theme: Theme, drawn: Layout) -> None:
        for shape in drawn.grounds:
            _paint_ground(painter, theme, shape)
        for arrow in drawn.arrows:
            _paint_arrow(painter, theme, arrow)
        for shape in drawn.shapes:
            _paint_shape(painter, theme, shape)
        for words in drawn.words:
            _paint_words(painter, theme, words)


def _unit(theme: Theme, width: int) -> float:
    """Pixels of a unit."""
    return max(0.1, min(width / LEAST_WIDE, _LARGEST * theme.scale / 100))


def _paint_ground(painter: QPainter, theme: Theme, shape: Shape) -> None:
    box = QRectF(*shape.box)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour("panel"))
    if shape.look is Look.MEMBRANE:
        painter.drawRect(box)
        painter.setBrush(mixed(theme.colour("control_line"), theme.colour("panel"), _FAINT))
        for x, y in beads(shape.box):
            painter.drawEllipse(QPointF(x, y), BEAD, BEAD)
        return
    radius = Corner.MEDIUM
    if shape.look is Look.CELL:
        painter.setBrush(theme.colour("sunk"))
    elif shape.look is Look.NUCLEUS:
        painter.setPen(QPen(theme.colour("control_line"), _LINE, Qt.PenStyle.DashLine))
        radius = Corner.LARGE
    else:
        painter.setPen(QPen(theme.colour("accent"), _RING))
        painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(box, radius, radius)


def _paint_arrow(painter: QPainter, theme: Theme, arrow: Arrow) -> None:
    colour = theme.colour("second")
    pen = QPen(colour, _LINE)
    path = QPainterPath()
    for number, (point, corner) in enumerate(arrow.shaft):
        if number == 0:
            path.moveTo(*point)
        elif corner is not None:
            path.quadTo(*corner, *point)
        else:
            path.lineTo(*point)
    if arrow.dashed:
        pen.setDashPattern([3, 2.5])
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(path)
    painter.setPen(
        QPen(colour, _LINE, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
    )
    painter.setBrush(Qt.BrushStyle.NoBrush if arrow.hollow else colour)
    if arrow.head is None:
        painter.setBrush(theme.colour("panel"))
        painter.drawEllipse(QPointF(*arrow.dot), DOT, DOT)
    else:
        painter.drawPolygon(QPolygonF([QPointF(*point) for point in arrow.head]))


def _paint_shape(painter: QPainter, theme: Theme, shape: Shape) -> None:
    box = QRectF(*shape.box)
    radius = box.height() / 2
    painter.setPen(QPen(theme.colour("control_line"), _LINE))
    if shape.look is Look.BARE:
        return
    if shape.look is Look.BRACKET:
        painter.drawPolyline([box.topLeft(), box.bottomLeft(), box.bottomRight(), box.topRight()])
        return
    if shape.look is Look.FLAG:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("accent"))
        radius = Space.HAIR
    elif shape.look is Look.LETTER:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("second"))
    elif shape.look is Look.SMALL:
        painter.setBrush(theme.colour("sunk"))
    else:
        painter.setBrush(theme.colour("panel"))
        radius = Corner.SMALL
    painter.drawRoundedRect(box, radius, radius)


def _paint_words(painter: QPainter, theme: Theme, words: Words) -> None:
    """In one line, smaller where it does not fit; cut off with `…` where even that is too long."""
    ink, weight = _INKS[words.tone]
    shown, size = visible(words.text), round(words.size)
    while True:
        font = make_font(size, weight)
        wide = QFontMetricsF(font).horizontalAdvance(shown)
        if wide <= words.box.width or size <= _SMALLEST:
            break
        size -= 1
    painter.setFont(font)
    painter.setPen(theme.colour(ink))
    cut = QFontMetricsF(font).elidedText(shown, Qt.TextElideMode.ElideRight, words.box.width)
    across = Qt.AlignmentFlag.AlignHCenter if words.centred else Qt.AlignmentFlag.AlignLeft
    painter.drawText(QRectF(*words.box), int(across | Qt.AlignmentFlag.AlignVCenter), cut)
