"""A signalling pathway on paper, and where in it an assay reads."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from reportlab.lib.colors import Color, HexColor, white
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import Flowable

from protocolapp.protocol.model import Readout
from protocolapp.protocol.pathways import Pathway
from protocolapp.protocol.pathways.geometry import BEAD, DOT, Arrow, Look, Point, Shape, Tone, Words, beads
from protocolapp.protocol.pathways.layout import LEAST_WIDE, layout
from protocolapp.record.pdf.fonts import BOLD, MEDIUM, TEXT
from protocolapp.record.pdf.styles import ACCENT, INK, SECOND, THIRD
from protocolapp.record.pdf.text import printable

_UNIT = 0.65
"""Points of a unit, so that names are 8.5 points high; narrower drawings are smaller."""

_SUNK, _EDGE, _BEADS = HexColor(0xF3F5F6), HexColor(0x808A93), HexColor(0xC0C5CA)
_LINE, _RING, _SMALLEST = 1.2, 2.8, 8.0
_FACES: Mapping[Tone, tuple[str, Color]] = MappingProxyType(
    {
        Tone.NAME: (MEDIUM, INK),
        Tone.DETAIL: (TEXT, SECOND),
        Tone.REGION: (TEXT, THIRD),
        Tone.FLAG: (BOLD, white),
        Tone.LETTER: (BOLD, white),
    }
)


class PathwayDrawing(Flowable):  # type: ignore[misc]
    """The drawing over the given width in points.

    pathway: from `bundled_pathway(readout.pathway)`. readout: the protocol's, or None for the pathway alone.
    """

    def __init__(self, pathway: Pathway, readout: Readout | None, width: float) -> None:
        super().__init__()
        self._unit = min(_UNIT, width / LEAST_WIDE)
        self._layout = layout(pathway, readout, width / self._unit)
        self.width, self.height = width, self._layout.height * self._unit

    def wrap(self, _width: float, _height: float) -> tuple[float, float]:
        return self.width, self.height

    def draw(self) -> None:
        self.canv.saveState()
        self.canv.scale(self._unit, self._unit)
        for shape in self._layout.grounds:
            self._ground(shape)
        for arrow in self._layout.arrows:
            self._arrow(arrow)
        for shape in self._layout.shapes:
            self._shape(shape)
        for words in self._layout.words:
            self._words(words)
        self.canv.restoreState()

    def _up(self, point: Point) -> Point:
        """From the top, as the layout counts, to from the bottom, as paper does."""
        return point[0], self._layout.height - point[1]

    def _pen(self, colour: Color, width: float = _LINE, dashes: tuple[float, ...] = ()) -> None:
        self.canv.setStrokeColor(colour)
        self.canv.setLineWidth(width)
        self.canv.setDash(dashes)

    def _rounded(self, shape: Shape, radius: float, *, stroke: bool, fill: bool = True) -> None:
        box = shape.box
        left, bottom = self._up((box.x, box.bottom))
        self.canv.roundRect(left, bottom, box.width, box.height, radius, stroke=int(stroke), fill=int(fill))

    def _ground(self, shape: Shape) -> None:
        self.canv.setFillColor(white)
        if shape.look is Look.CELL:
            self.canv.setFillColor(_SUNK)
            self._rounded(shape, 10, stroke=False)
        elif shape.look is Look.NUCLEUS:
            self._pen(_EDGE, dashes=(4, 3))
            self._rounded(shape, 14, stroke=True)
        elif shape.look is Look.RING:
            self._pen(ACCENT, _RING)
            self._rounded(shape, 10, stroke=True, fill=False)
        else:
            self._rounded(shape, 0, stroke=False)
            self.canv.setFillColor(_BEADS)
            for bead in beads(shape.box):
                self.canv.circle(*self._up(bead), BEAD, stroke=0, fill=1)

    def _arrow(self, arrow: Arrow) -> None:
        self._pen(SECOND, dashes=(4, 3) if arrow.dashed else ())
        path = self.canv.beginPath()
        for number, (point, corner) in enumerate(arrow.shaft):
            x, y = self._up(point)
            if number == 0:
                path.moveTo(x, y)
            elif corner is None:
                path.lineTo(x, y)
            else:
                (from_x, from_y), (over_x, over_y) = self._up(arrow.shaft[number - 1][0]), self._up(corner)
                path.curveTo(*_third(from_x, from_y, over_x, over_y), *_third(x, y, over_x, over_y), x, y)
        self.canv.drawPath(path, stroke=1, fill=0)
        self._pen(SECOND)
        self.canv.setFillColor(white if arrow.hollow or arrow.head is None else SECOND)
        if arrow.head is None:
            self.canv.circle(*self._up(arrow.dot), DOT, stroke=1, fill=1)
            return
        head = self.canv.beginPath()
        head.moveTo(*self._up(arrow.head[0]))
        for point in arrow.head[1:]:
            head.lineTo(*self._up(point))
        head.close()
        self.canv.drawPath(head, stroke=1, fill=1)

    def _shape(self, shape: Shape) -> None:
        half = shape.box.height / 2
        self._pen(_EDGE)
        if shape.look is Look.BRACKET:
            (left, top), (right, bottom) = (
                self._up(shape.box[:2]),
                self._up((shape.box.right, shape.box.bottom)),
            )
            self.canv.lines(
                [(left, top, left, bottom), (left, bottom, right, bottom), (right, bottom, right, top)]
            )
        elif shape.look is Look.FLAG:
            self.canv.setFillColor(ACCENT)
            self._rounded(shape, 4, stroke=False)
        elif shape.look is Look.LETTER:
            self.canv.setFillColor(SECOND)
            self._rounded(shape, half, stroke=False)
        elif shape.look is Look.SMALL:
            self.canv.setFillColor(_SUNK)
            self._rounded(shape, half, stroke=True)
        elif shape.look is Look.PROTEIN:
            self.canv.setFillColor(white)
            self._rounded(shape, 6, stroke=True)

    def _words(self, words: Words) -> None:
        (face, colour), text, size = _FACES[words.tone], printable(words.text), words.size
        while size > _SMALLEST and stringWidth(text, face, size) > words.box.width:
            size -= 0.5
        x, y = self._up(words.box.middle)
        self.canv.setFont(face, size)
        self.canv.setFillColor(colour)
        if words.centred:
            self.canv.drawCentredString(x, y - 0.36 * size, text)
        else:
            self.canv.drawString(words.box.x, y - 0.36 * size, text)


def _third(x: float, y: float, over_x: float, over_y: float) -> Point:
    """The control point of a cubic curve that goes where the quadratic one over a corner goes."""
    return x + (over_x - x) * 2 / 3, y + (over_y - y) * 2 / 3
