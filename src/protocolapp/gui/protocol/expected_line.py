"""The expected time of a run as a bar: hands-on against waiting, each day named where it begins."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from protocolapp.gui.theme import Corner, Space, Theme, Type, theme_now
from protocolapp.gui.widgets.drawing import focus_ring, rounded
from protocolapp.gui.widgets.picture_base import PaintedPicture
from protocolapp.plan.expected_time import ExpectedTime, day_labels
from protocolapp.plan.schedule import SegmentKind

_BAR, _TICK, _LINE, _SQUARE, _AROUND = 18, 5, 18, 10, 4
_FILLS = {SegmentKind.HANDS_ON: "accent", SegmentKind.WAIT: "waiting"}
_WORDS = {SegmentKind.HANDS_ON: "hands-on", SegmentKind.WAIT: "waiting"}


class ExpectedLine(PaintedPicture):
    """The bar, the days below it, and what its colours mean."""

    def __init__(self, expected: ExpectedTime, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._expected = expected
        said = " ".join(expected.sentences)
        self.setAccessibleName(self.tr("Expected time"))
        self.setAccessibleDescription(said)
        self.tell(said)

    def high(self, theme: Theme, width: int) -> int:
        del width
        return theme.px(2 * _AROUND + _BAR + _TICK + 2 * _LINE + Space.HAIR)

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, painter = theme_now(), QPainter(self)
        around = theme.px(_AROUND)
        bar = self.rect().adjusted(around, around, -around, 0)
        bar.setHeight(theme.px(_BAR))
        painter.setFont(theme.font(Type.SMALL))
        self._paint_bar(painter, theme, QRectF(bar))
        self._paint_days(painter, theme, QRectF(bar))
        top = bar.bottom() + theme.px(_TICK + _LINE + Space.HAIR)
        self._paint_legend(painter, theme, bar.left(), top)
        if self.hasFocus():
            focus_ring(painter, self.rect(), theme.px(Corner.SMALL), theme.colour("focus"))

    def _paint_bar(self, painter: QPainter, theme: Theme, bar: QRectF) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.save()
        painter.setClipPath(rounded(bar.toRect(), theme.px(Corner.SMALL)))
        painter.fillRect(bar, theme.colour("line"))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        whole = max(self._expected.total_ms, 1)
        for segment in self._expected.segments:
            left = bar.left() + bar.width() * segment.start_ms / whole
            right = bar.left() + bar.width() * segment.end_ms / whole
            fill = theme.colour(_FILLS[segment.kind])
            painter.fillRect(QRectF(left, bar.top(), max(right - left, 1.0), bar.height()), fill)
        painter.restore()

    def _paint_days(self, painter: QPainter, theme: Theme, bar: QRectF) -> None:
        metrics = QFontMetricsF(painter.font())
        placed = day_labels(self._expected, bar.width(), metrics.horizontalAdvance, theme.px(Space.TIGHT))
        painter.setPen(theme.colour("ink"))
        for day in self._expected.days[1:]:
            x = bar.left() + bar.width() * day.at_ms / max(self._expected.total_ms, 1)
            painter.drawLine(QPointF(x, bar.top()), QPointF(x, bar.bottom() + theme.px(_TICK)))
        painter.setPen(theme.colour("second"))
        baseline = bar.bottom() + theme.px(_TICK) + metrics.ascent()
        for left, text in placed:
            painter.drawText(QPointF(bar.left() + left, baseline), text)

    def _paint_legend(self, painter: QPainter, theme: Theme, left: float, top: float) -> None:
        metrics, side = QFontMetricsF(painter.font()), theme.px(_SQUARE)
        for kind, word in _WORDS.items():
            square = QRectF(left, top + (theme.px(_LINE) - side) / 2, side, side)
            painter.fillRect(square, theme.colour(_FILLS[kind]))
            painter.setPen(theme.colour("second"))
            middle = square.center().y() + (metrics.ascent() - metrics.descent()) / 2
            painter.drawText(QPointF(left + side + theme.px(Space.HAIR), middle), word)
            left += side + theme.px(Space.HAIR + Space.BASE) + metrics.horizontalAdvance(word)
