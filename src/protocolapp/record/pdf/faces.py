"""Text set by hand in a drawing: in the text face, with the fallback for the signs that it lacks."""

from __future__ import annotations

from itertools import groupby

from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from protocolapp.record.pdf.fonts import BOLD, FALLBACK, FALLBACK_BOLD, glyphs
from protocolapp.record.pdf.text import printable


def set_width(text: str, face: str, size: float) -> float:
    """How wide the text is set, in points."""
    return sum(float(stringWidth(run, own, size)) for own, run in _runs(text, face))


def set_text(canvas: Canvas, text: str, x: float, y: float, face: str, size: float) -> None:
    """Set the text from x on the baseline y, in the colour of the canvas."""
    for own, run in _runs(text, face):
        canvas.setFont(own, size)
        canvas.drawString(x, y, run)
        x += float(stringWidth(run, own, size))


def _runs(text: str, face: str) -> list[tuple[str, str]]:
    known, other = glyphs(face), FALLBACK_BOLD if face == BOLD else FALLBACK
    shown = printable(text)
    return [
        (face if inside else other, "".join(run))
        for inside, run in groupby(shown, key=lambda sign: ord(sign) in known)
    ]
