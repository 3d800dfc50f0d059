"""A plate on paper: wells coloured by concentration, marked by what they are for, with a legend."""

from __future__ import annotations

from fractions import Fraction

from reportlab.lib.colors import Color, white
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import Flowable

from protocolapp.calc.form.picture import ROLE_SIGNS, PlatePicture, Well
from protocolapp.calc.form.ramp import is_dark, ramp
from protocolapp.calc.plates.plate_format import row_name
from protocolapp.record.pdf.fonts import MEDIUM, TEXT
from protocolapp.record.pdf.styles import HAIRLINE, INK, SECOND
from protocolapp.record.pdf.text import printable

_EDGE, _LEGEND, _LARGEST, _SIZE = 16.0, 26.0, 30.0, 6.5


class PlateDrawing(Flowable):  # type: ignore[misc]
    """One plate over the given width."""

    def __init__(self, plate: PlatePicture, width: float) -> None:
        super().__init__()
        self._plate = plate
        self._side = min((width - _EDGE) / plate.columns, _LARGEST)
        self.width, self.height = width, self._side * plate.rows + _EDGE + _LEGEND

    def wrap(self, _width: float, _height: float) -> tuple[float, float]:
        return self.width, self.height

    def draw(self) -> None:
        plate, side = self._plate, self._side
        top = self.height - _EDGE
        self.canv.setFont(TEXT, _SIZE)
        self.canv.setFillColor(SECOND)
        for column in range(plate.columns):
            self.canv.drawCentredString(_EDGE + (column + 0.5) * side, top + 4, str(column + 1))
        for row in range(plate.rows):
            self.canv.drawCentredString(_EDGE / 2, top - (row + 0.5) * side - 2, row_name(row))
        named = {(well.row, well.column): well for well in plate.wells}
        for row in range(plate.rows):
            for column in range(plate.columns):
                self._well(named.get((row, column)), _EDGE + (column + 0.5) * side, top - (row + 0.5) * side)
        self._draw_legend()

    def _well(self, well: Well | None, x: float, y: float) -> None:
        radius = self._side * 0.42
        dark = False
        self.canv.setStrokeColor(HAIRLINE)
        self.canv.setFillColor(white)
        if well is not None and well.level is not None:
            colour = ramp(well.level)
            dark = is_dark(colour)
            self.canv.setFillColor(_colour(colour))
        self.canv.circle(x, y, radius, stroke=1, fill=1)
        text = _inside(well)
        if text and self._side >= 11:
            size = min(_SIZE, self._side * 0.3)
            while size > 3 and stringWidth(text, MEDIUM, size) > 1.8 * radius:
                size -= 0.5
            self.canv.setFont(MEDIUM, size)
            self.canv.setFillColor(white if dark else INK)
            self.canv.drawCentredString(x, y - size * 0.35, text)

    def _draw_legend(self) -> None:
        left, y = _EDGE, 6.0
        if self._plate.low:
            left = self._draw_scale(left, y)
        self.canv.setFont(TEXT, 7)
        self.canv.setFillColor(SECOND)
        used = {well.role for well in self._plate.wells}
        words = [f"{sign} {role}" for role, sign in ROLE_SIGNS.items() if role in used]
        self.canv.drawString(left, y, "   ".join(words))

    def _draw_scale(self, left: float, y: float) -> float:
        low, high = printable(self._plate.low), printable(self._plate.high)
        self.canv.setFont(TEXT, 7)
        self.canv.setFillColor(SECOND)
        self.canv.drawString(left, y, low)
        left += stringWidth(low, TEXT, 7) + 4
        for step in range(20):
            self.canv.setFillColor(_colour(ramp(Fraction(step, 19))))
            self.canv.rect(left + step * 4, y - 1, 4.2, 7, stroke=0, fill=1)
        left += 84
        self.canv.setFillColor(SECOND)
        self.canv.drawString(left, y, high)
        return left + float(stringWidth(high, TEXT, 7)) + 16


def _inside(well: Well | None) -> str:
    if well is None:
        return ""
    return printable(well.text) or ROLE_SIGNS.get(well.role, "")


def _colour(rgb: tuple[int, int, int]) -> Color:
    red, green, blue = rgb
    return Color(red / 255, green / 255, blue / 255)
