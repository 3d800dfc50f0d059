"""The time line: planned above, actual below, on one scale."""

from __future__ import annotations

from collections.abc import Sequence

from reportlab.lib.colors import Color
from reportlab.platypus import Flowable

from protocolapp.record.model import TimeSegment
from protocolapp.record.pdf.styles import ACCENT, LATE, OPEN, WAITING

_COLOURS: dict[str, Color] = {"hands-on": ACCENT, "waiting": WAITING, "late": LATE, "open": OPEN}
_BAR, _GAP = 8.0, 2.5


class TimeLine(Flowable):
    """Two bars of segments, each segment a share of the longer of the two."""

    def __init__(self, planned: Sequence[TimeSegment], actual: Sequence[TimeSegment], width: float) -> None:
        super().__init__()
        self._bars = (planned, actual)
        self.width, self.height = width, 2 * _BAR + _GAP

    def wrap(self, _width: float, _height: float) -> tuple[float, float]:
        return self.width, self.height

    def draw(self) -> None:
        for segments, y in zip(self._bars, (_BAR + _GAP, 0.0), strict=True):
            for segment in segments:
                self.canv.setFillColor(_COLOURS[segment.kind])
                left = self.width * segment.begin
                self.canv.rect(left, y, max(self.width * segment.end - left, 0.4), _BAR, stroke=0, fill=1)
