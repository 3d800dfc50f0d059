"""The mark of an exception: its word in a rounded outline, so that the colour is never alone."""

from __future__ import annotations

from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import Flowable

from protocolapp.record.pdf.fonts import BOLD
from protocolapp.record.pdf.styles import LATE

_SIZE, _PADDING, _HEIGHT, _DROP = 7.0, 4.2, 11.6, 0.4


class Mark(Flowable):  # type: ignore[misc]
    """A word of plain signs (see `text.plain`) in its outline."""

    def __init__(self, word: str) -> None:
        super().__init__()
        self._word = word
        self.width, self.height = mark_width(word), _HEIGHT

    def wrap(self, _width: float, _height: float) -> tuple[float, float]:
        return self.width, self.height

    def draw(self) -> None:
        self.canv.setStrokeColor(LATE)
        self.canv.setFillColor(LATE)
        self.canv.setLineWidth(0.7)
        self.canv.roundRect(0, -_DROP, self.width, _HEIGHT, 2.6, stroke=1, fill=0)
        self.canv.setFont(BOLD, _SIZE)
        self.canv.drawString(_PADDING, (_HEIGHT - _SIZE * 0.72) / 2 - _DROP, self._word)


def mark_width(word: str) -> float:
    """How wide the mark of a word is, in points."""
    return float(stringWidth(word, BOLD, _SIZE)) + 2 * _PADDING
