"""The workflow on paper: each band of the drawing stands whole on a page."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from reportlab.lib.colors import HexColor, white
from reportlab.platypus import Flowable

from protocolapp.plan.workflow import Workflow, lay_out
from protocolapp.plan.workflow.layout import Band
from protocolapp.plan.workflow.shapes import BOLD as BOLD_FACES
from protocolapp.plan.workflow.shapes import LINES, SIZES, Face, Kind, Panel, Sign, Way, Words
from protocolapp.record.pdf.faces import set_text, set_width
from protocolapp.record.pdf.fonts import BOLD, TEXT
from protocolapp.record.pdf.signs import draw_sign
from protocolapp.record.pdf.styles import ACCENT, HAIRLINE, INK, SECOND, THIRD, WAITING

UNIT = 0.62
"""Points of a unit of the drawing: a step is set in 8 points."""

_SOFT, _SUNK, _CONTROL = HexColor(0xE0F0EF), HexColor(0xF6F7F8), HexColor(0x808A93)
_INKS = {"ink": INK, "second": SECOND, "third": THIRD, "accent": ACCENT}
_ROUND = 99.0
_LOOKS = {
    Kind.CARD: (white, HAIRLINE, 14.0),
    Kind.END: (_SOFT, ACCENT, _ROUND),
    Kind.NUMBER: (_SOFT, None, _ROUND),
    Kind.ROUNDS: (white, _CONTROL, 6.0),
    Kind.LANE: (_SUNK, _CONTROL, 10.0),
    Kind.TAKEN: (white, ACCENT, 10.0),
    Kind.WAIT: (WAITING, ACCENT, _ROUND),
}
_DASHES, _LINE = (3.0, 2.0), 1.0
_HEAD_LONG, _HEAD_WIDE = 6.0, 4.0


class WorkflowDrawing(Flowable):  # type: ignore[misc]
    """The drawing over the given width: as much of it on the page it begins on as there is room for."""

    def __init__(self, workflow: Workflow, width: float, tallest: float) -> None:
        """tallest: points of an empty page."""
        super().__init__()
        self._workflow, self._tallest = workflow, tallest
        self._laid_out: tuple[float, list[WorkflowBand]] = (-1.0, [])
        self.width = width

    @property
    def begins_with(self) -> float:
        """Points of what cannot be parted at its beginning, as much as a page at the most."""
        bands = self._bands(1.0)
        return min(bands[0].height, self._tallest) if bands else 0.0

    def wrap(self, _width: float, height: float) -> tuple[float, float]:
        self.height = sum(band.height for band in self._bands(height))
        return self.width, max(self.height, height + 1)  # so that it is always asked to divide itself

    def split(self, _width: float, height: float) -> list[Flowable]:
        bands = self._bands(height)
        full = height >= self._tallest - 1
        if not bands or (bands[0].height > height and not full):
            return []
        return list(bands)

    def _bands(self, height: float) -> list[WorkflowBand]:
        if self._laid_out[0] != height:  # it is asked for the same height several times over
            first = min(height, self._tallest) / UNIT
            drawing = lay_out(self._workflow, self.width / UNIT, _measure, self._tallest / UNIT, first)
            self._laid_out = height, [WorkflowBand(band, self.width, self._tallest) for band in drawing.bands]
        return self._laid_out[1]


class WorkflowBand(Flowable):  # type: ignore[misc]
    """One band; a band that is still taller than a page is drawn smaller."""

    def __init__(self, band: Band, width: float, tallest: float) -> None:
        super().__init__()
        self._band = band
        self._unit = min(UNIT, tallest / band.height)
        self.width, self.height = width, band.height * self._unit

    def wrap(self, _width: float, _height: float) -> tuple[float, float]:
        return self.width, self.height

    def draw(self) -> None:
        self.canv.saveState()
        self.canv.scale(self._unit, self._unit)
        self.canv.translate(0, self._band.height)  # the drawing's y grows downwards
        for shape in self._band.piece.shapes:
            if isinstance(shape, Panel):
                self._panel(shape)
            elif isinstance(shape, Words):
                self._words(shape)
            elif isinstance(shape, Sign):
                draw_sign(self.canv, shape.name, (shape.x, -shape.y), shape.size, _INKS[shape.ink])
            else:
                self._way(shape)
        self.canv.restoreState()

    def _panel(self, panel: Panel) -> None:
        self.canv.setLineWidth(_LINE)
        if panel.kind is Kind.FORK:
            self._diamond(panel)
            return
        fill, line, corner = _LOOKS[panel.kind]
        self.canv.setFillColor(fill)
        if line is not None:
            self.canv.setStrokeColor(line)
        if panel.kind is Kind.LANE:
            self.canv.setDash(*_DASHES)
        radius = min(corner, panel.width / 2, panel.height / 2)
        bottom = -panel.y - panel.height
        stroke = int(line is not None)
        self.canv.roundRect(panel.x, bottom, panel.width, panel.height, radius, stroke=stroke, fill=1)
        self.canv.setDash()

    def _diamond(self, panel: Panel) -> None:
        half = panel.width / 2
        x, y = panel.x + half, -panel.y - half
        self.canv.setFillColor(_SOFT)
        self.canv.setStrokeColor(ACCENT)
        self._polygon(((x, y + half), (x + half, y), (x, y - half), (x - half, y)), stroke=1)

    def _words(self, words: Words) -> None:
        size = SIZES[words.face]
        baseline = -words.y - LINES[words.face] / 2 - size * 0.36
        self.canv.setFillColor(_INKS[words.ink])
        set_text(self.canv, words.text, words.x, baseline, _face(words.face), size)

    def _way(self, way: Way) -> None:
        colour = HAIRLINE if way.day else _CONTROL
        self.canv.setStrokeColor(colour)
        self.canv.setLineWidth(_LINE)
        path = self.canv.beginPath()
        (x, y), *rest = way.points
        path.moveTo(x, -y)
        for x, y in rest:
            path.lineTo(x, -y)
        self.canv.drawPath(path, stroke=1, fill=0)
        if way.arrow:
            self.canv.setFillColor(colour)
            top = -y + _HEAD_LONG
            self._polygon(((x, -y), (x - _HEAD_WIDE, top), (x + _HEAD_WIDE, top)), stroke=0)

    def _polygon(self, points: Iterable[tuple[float, float]], stroke: int) -> None:
        path = self.canv.beginPath()
        move: Callable[[float, float], None] = path.moveTo
        for x, y in points:
            move(x, y)
            move = path.lineTo
        path.close()
        self.canv.drawPath(path, stroke=stroke, fill=1)


def _face(face: Face) -> str:
    return BOLD if face in BOLD_FACES else TEXT


def _measure(text: str, face: Face) -> float:
    return set_width(text, _face(face), SIZES[face])
