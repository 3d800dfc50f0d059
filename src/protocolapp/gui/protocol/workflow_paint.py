"""The shapes of a workflow in the colours and fonts of the theme."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen, QPolygonF

from protocolapp.gui.theme import Corner, Theme, Weight
from protocolapp.gui.widgets.plain_text import visible
from protocolapp.plan.workflow.shapes import (
    BOLD,
    LINES,
    SIZES,
    Face,
    Kind,
    Measure,
    Panel,
    Shape,
    Sign,
    Way,
    Words,
)

_ROUND = 99
_LOOKS = {
    Kind.CARD: ("panel", "line", Corner.LARGE),
    Kind.END: ("accent_soft", "accent", _ROUND),
    Kind.NUMBER: ("accent_soft", "", _ROUND),
    Kind.ROUNDS: ("panel", "control_line", Corner.SMALL),
    Kind.LANE: ("sunk", "control_line", Corner.MEDIUM),
    Kind.TAKEN: ("panel", "accent", Corner.MEDIUM),
    Kind.WAIT: ("waiting", "accent", _ROUND),
}
_DASHED = frozenset({Kind.LANE})
_HEAD_LONG, _HEAD_WIDE = 6.0, 4.0


def face_font(theme: Theme, face: Face) -> QFont:
    """The font of a kind of text at the theme's scale."""
    return theme.font(SIZES[face], Weight.SEMIBOLD if face in BOLD else Weight.REGULAR)


def measure_of(theme: Theme) -> Measure:
    """How wide a text is painted, in units of a pixel at 100 %."""
    metrics = {face: QFontMetricsF(face_font(theme, face)) for face in Face}
    scale = theme.scale / 100
    known: dict[tuple[str, Face], float] = {}

    def measure(text: str, face: Face) -> float:
        width = known.get((text, face))
        if width is None:
            width = known[text, face] = metrics[face].horizontalAdvance(visible(text)) / scale
        return width

    return measure


class ShapePainter:
    """Paints shapes whose units are pixels at 100 %. ratio: of the screen, for sharp signs."""

    def __init__(self, painter: QPainter, theme: Theme, ratio: float) -> None:
        self._painter, self._theme, self._ratio = painter, theme, ratio
        self._scale = theme.scale / 100
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)

    def paint(self, shapes: Iterable[Shape], down: float) -> None:
        """down: how far the whole is moved down, in units."""
        for shape in shapes:
            if isinstance(shape, Panel):
                self._panel(shape, down)
            elif isinstance(shape, Words):
                self._words(shape, down)
            elif isinstance(shape, Sign):
                self._sign(shape, down)
            else:
                self._way(shape, down)

    def _point(self, x: float, y: float, down: float) -> QPointF:
        return QPointF(x * self._scale, (y + down) * self._scale)

    def _rect(self, x: float, y: float, width: float, height: float, down: float) -> QRectF:
        return QRectF(self._point(x, y, down), self._point(x + width, y + height, down))

    def _pen(self, token: str, dashed: bool = False) -> QPen:
        style = Qt.PenStyle.DashLine if dashed else Qt.PenStyle.SolidLine
        return QPen(self._theme.colour(token), max(1.0, self._scale), style)

    def _panel(self, panel: Panel, down: float) -> None:
        rect = self._rect(panel.x, panel.y, panel.width, panel.height, down)
        if panel.kind is Kind.FORK:
            self._diamond(rect)
            return
        fill, line, corner = _LOOKS[panel.kind]
        pen = self._pen(line, panel.kind in _DASHED) if line else QPen(Qt.PenStyle.NoPen)
        self._painter.setPen(pen)
        self._painter.setBrush(self._theme.colour(fill))
        inset = pen.widthF() / 2 if line else 0.0
        inner = rect.adjusted(inset, inset, -inset, -inset)
        radius = min(corner * self._scale, inner.width() / 2, inner.height() / 2)
        self._painter.drawRoundedRect(inner, radius, radius)

    def _diamond(self, rect: QRectF) -> None:
        middle = rect.center()
        corners = (
            QPointF(middle.x(), rect.top()), QPointF(rect.right(), middle.y()),
            QPointF(middle.x(), rect.bottom()), QPointF(rect.left(), middle.y()),
        )  # fmt: skip
        self._painter.setPen(self._pen("accent"))
        self._painter.setBrush(self._theme.colour("accent_soft"))
        self._painter.drawPolygon(QPolygonF(list(corners)))

    def _words(self, words: Words, down: float) -> None:
        self._painter.setFont(face_font(self._theme, words.face))
        self._painter.setPen(self._theme.colour(words.ink))
        metrics = self._painter.fontMetrics()
        line = LINES[words.face] * self._scale
        top = self._point(words.x, words.y, down)
        baseline = top.y() + (line - metrics.height()) / 2 + metrics.ascent()
        self._painter.drawText(QPointF(top.x(), baseline), visible(words.text))

    def _sign(self, sign: Sign, down: float) -> None:
        pixmap = self._theme.icon(sign.name, sign.ink, round(sign.size), self._ratio)
        self._painter.drawPixmap(self._point(sign.x, sign.y, down), pixmap)

    def _way(self, way: Way, down: float) -> None:
        points = [self._point(x, y, down) for x, y in way.points]
        colour = "line" if way.day else "control_line"
        self._painter.setPen(self._pen(colour))
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        self._painter.drawPolyline(QPolygonF(points))
        if way.arrow:
            self._head(points[-1], self._theme.colour(colour))

    def _head(self, tip: QPointF, colour: QColor) -> None:
        """All arrows end downwards."""
        long, wide = _HEAD_LONG * self._scale, _HEAD_WIDE * self._scale
        path = QPainterPath(tip)
        path.lineTo(tip.x() - wide, tip.y() - long)
        path.lineTo(tip.x() + wide, tip.y() - long)
        path.closeSubpath()
        self._painter.fillPath(path, colour)
