"""The expected time on paper: hands-on against waiting, each day named where it begins."""

from __future__ import annotations

from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import Flowable

from protocolapp.plan.expected_time import ExpectedTime, day_labels
from protocolapp.plan.schedule import SegmentKind
from protocolapp.record.pdf.fonts import TEXT
from protocolapp.record.pdf.styles import ACCENT, INK, SECOND, WAITING

_BAR, _TICK, _LINE, _SIZE, _SQUARE, _GAP = 10.0, 4.0, 11.0, 7.0, 5.0, 6.0
_KINDS = ((SegmentKind.HANDS_ON, "hands-on", ACCENT), (SegmentKind.WAIT, "waiting", WAITING))


class ExpectedLine(Flowable):  # type: ignore[misc]
    """The bar, the days below it, and what its colours mean."""

    def __init__(self, expected: ExpectedTime, width: float) -> None:
        super().__init__()
        self._expected = expected
        self.width, self.height = width, _BAR + _TICK + 2 * _LINE + _GAP

    def wrap(self, _width: float, _height: float) -> tuple[float, float]:
        return self.width, self.height

    def draw(self) -> None:
        bottom = self.height - _BAR - _GAP
        whole = max(self._expected.total_ms, 1)
        colours = {kind: colour for kind, _, colour in _KINDS}
        for segment in self._expected.segments:
            self.canv.setFillColor(colours[segment.kind])
            left = self.width * segment.start_ms / whole
            right = self.width * segment.end_ms / whole
            self.canv.rect(left, bottom, max(right - left, 0.4), _BAR, stroke=0, fill=1)
        self.canv.setStrokeColor(INK)
        self.canv.setLineWidth(0.7)
        for day in self._expected.days[1:]:
            x = self.width * day.at_ms / whole
            self.canv.line(x, bottom + _BAR, x, bottom - _TICK)
        self._texts(bottom)

    def _texts(self, bottom: float) -> None:
        self.canv.setFont(TEXT, _SIZE)
        self.canv.setFillColor(SECOND)
        baseline = bottom - _TICK - _SIZE
        for left, text in day_labels(self._expected, self.width, _width, _GAP):
            self.canv.drawString(left, baseline, text)
        left, baseline = 0.0, baseline - _LINE
        for _, word, colour in _KINDS:
            self.canv.setFillColor(colour)
            self.canv.rect(left, baseline, _SQUARE, _SQUARE, stroke=0, fill=1)
            self.canv.setFillColor(SECOND)
            self.canv.drawString(left + _SQUARE + 3, baseline, word)
            left += _SQUARE + 15 + _width(word)


def _width(text: str) -> float:
    return float(stringWidth(text, TEXT, _SIZE))
