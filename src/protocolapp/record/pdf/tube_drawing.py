"""Tubes on paper, in rows, with what goes from one to the next."""

from __future__ import annotations

from reportlab.lib.colors import Color
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import Flowable

from protocolapp.calc.form.picture import Transfer, TubesPicture
from protocolapp.calc.form.ramp import ramp
from protocolapp.record.pdf.fonts import MEDIUM, TEXT
from protocolapp.record.pdf.styles import HAIRLINE, INK, SECOND, WAITING
from protocolapp.record.pdf.text import printable

_WIDE, _TALL, _ABOVE, _BELOW = 17.0, 52.0, 30.0, 38.0
_LEAST_ROOM, _FEWEST, _SIZE = 50.0, 6, 6.6


def tube_drawings(picture: TubesPicture, width: float) -> list[TubeRow]:
    """As many rows as the tubes need."""
    each = max(1, int(width / _LEAST_ROOM))
    count = max(1, len(picture.tubes))
    room = width / max(min(each, count), _FEWEST)
    return [
        TubeRow(picture, (start, min(start + each, count)), width, room) for start in range(0, count, each)
    ]


class TubeRow(Flowable):  # type: ignore[misc]
    """The tubes of a span, from its first number to before its second, each with the same room."""

    def __init__(self, picture: TubesPicture, span: tuple[int, int], width: float, room: float) -> None:
        super().__init__()
        self._picture, (self._first, self._end), self._room = picture, span, room
        self.width, self.height = width, _ABOVE + _TALL + _BELOW

    def wrap(self, _width: float, _height: float) -> tuple[float, float]:
        return self.width, self.height

    def draw(self) -> None:
        for place in range(self._first, self._end):
            self._tube(place)
        for transfer in self._picture.transfers:
            if self._first <= transfer.source < self._end:
                self._arrow(transfer)

    def _x(self, place: int) -> float:
        return (place - self._first + 0.5) * self._room

    def _tube(self, place: int) -> None:
        tube, x = self._picture.tubes[place], self._x(place)
        left, bottom = x - _WIDE / 2, _BELOW
        if tube.level is not None:
            red, green, blue = ramp(tube.level)
            self.canv.setFillColor(Color(red / 255, green / 255, blue / 255))
        else:
            self.canv.setFillColor(WAITING)
        high = (_TALL - 8) * float(tube.filled)
        if high:
            self.canv.roundRect(left + 1, bottom + 1, _WIDE - 2, high, min(6, high / 2), stroke=0, fill=1)
        self.canv.setStrokeColor(SECOND)
        self.canv.setLineWidth(0.7)
        self.canv.roundRect(left, bottom, _WIDE, _TALL, 6, stroke=1, fill=0)
        diluent = self._picture.diluent[place] if place < len(self._picture.diluent) else ""
        self._text(tube.strength, x, bottom - 10, MEDIUM)
        self._text(tube.volume, x, bottom - 19, TEXT)
        self._text(f"+ {diluent}" if diluent else "", x, bottom - 28, TEXT)
        self._text(tube.name, x, bottom - 37, TEXT)

    def _arrow(self, transfer: Transfer) -> None:
        """Above the tubes, from one rim to the next; past the end of a row it points out of it."""
        y = _BELOW + _TALL + 8
        start, stop = self._x(transfer.source), self.stop_of(transfer)
        self.canv.setStrokeColor(HAIRLINE if transfer.target is None else SECOND)
        self.canv.setLineWidth(0.8)
        path = self.canv.beginPath()
        path.moveTo(start, y - 4)
        path.curveTo(start + 4, y + 8, stop - 6, y + 8, stop - 3, y - 3)
        self.canv.drawPath(path, stroke=1, fill=0)
        head = self.canv.beginPath()
        head.moveTo(stop - 3, y - 5)
        head.lineTo(stop - 6.5, y + 0.5)
        head.lineTo(stop + 0.2, y + 0.5)
        head.close()
        self.canv.setFillColor(SECOND)
        self.canv.drawPath(head, stroke=0, fill=1)
        word = transfer.volume if transfer.target is not None else f"{transfer.volume} out"
        self._text(word, (start + stop) / 2, y + 9, TEXT)

    def stop_of(self, transfer: Transfer) -> float:
        """Where its arrow ends; what is taken out ends between two tubes, lest it be put into the next."""
        if transfer.target is None:
            return self._x(transfer.source) + self._room * 0.45
        return min(self._x(transfer.target), self._x(self._end - 1) + self._room * 0.45)

    def _text(self, text: str, x: float, y: float, face: str) -> None:
        shown, size = printable(text), _SIZE
        while size > 4.5 and stringWidth(shown, face, size) > self._room - 3:
            size -= 0.3
        self.canv.setFont(face, size)
        self.canv.setFillColor(INK if face == MEDIUM else SECOND)
        self.canv.drawCentredString(x, y, shown)
