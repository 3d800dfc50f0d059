"""The time line: planned above, actual below, on one scale, with the words for its colours."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from reportlab.lib.colors import Color
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import Flowable

from protocolapp.record.model import TimeLineBlock, TimeSegment
from protocolapp.record.pdf.fonts import TEXT
from protocolapp.record.pdf.styles import ACCENT, HAIRLINE, LATE, SECOND, WAITING

KINDS: Mapping[str, Color] = {"hands-on": ACCENT, "waiting": WAITING, "late": LATE, "resting": HAIRLINE}
"""The kinds of a segment, in the order of the legend."""

_BAR, _GAP, _LEGEND, _SIZE, _SQUARE = 8.0, 2.5, 14.0, 7.0, 5.0


class TimeLine(Flowable):  # type: ignore[misc]
    """Two bars of segments, each segment a share of the longer of the two; a legend below them."""

    def __init__(self, block: TimeLineBlock, width: float) -> None:
        super().__init__()
        self._block = block
        self.width, self.height = width, 2 * _BAR + _GAP + _LEGEND

    def wrap(self, _width: float, _height: float) -> tuple[float, float]:
        return self.width, self.height

    def draw(self) -> None:
        self._bar(self._block.planned, _LEGEND + _BAR + _GAP)
        self._bar(self._block.actual, _LEGEND)
        self.canv.setFont(TEXT, _SIZE)
        self.canv.setFillColor(SECOND)
        self.canv.drawString(0, 2, self._block.begins)
        self.canv.drawRightString(self.width, 2, self._block.ends)
        self._legend()

    def _bar(self, segments: Sequence[TimeSegment], y: float) -> None:
        for segment in segments:
            self.canv.setFillColor(KINDS[segment.kind])
            left = self.width * segment.begin
            self.canv.rect(left, y, max(self.width * segment.end - left, 0.4), _BAR, stroke=0, fill=1)

    def _legend(self) -> None:
        used = {segment.kind for segment in (*self._block.planned, *self._block.actual)}
        words = [kind for kind in KINDS if kind in used]
        widths = [_SQUARE + 3 + stringWidth(word, TEXT, _SIZE) + 12 for word in words]
        left = (self.width - sum(widths)) / 2
        for word, width in zip(words, widths, strict=True):
            self.canv.setFillColor(KINDS[word])
            self.canv.rect(left, 2, _SQUARE, _SQUARE, stroke=0, fill=1)
            self.canv.setFillColor(SECOND)
            self.canv.drawString(left + _SQUARE + 3, 2, word)
            left += width
