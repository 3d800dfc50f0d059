"""The fonts of the PDF: the program's text face, and DejaVu Sans for the signs it lacks."""

from __future__ import annotations

from functools import cache

from reportlab.lib.fonts import addMapping
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from protocolapp.resources import resource

TEXT, BOLD, ITALIC, MEDIUM, FALLBACK = "Text", "Text-Bold", "Text-Italic", "Text-Medium", "Fallback"

_FILES = {
    TEXT: "ProtocolappSans-Regular.ttf",
    BOLD: "ProtocolappSans-SemiBold.ttf",
    ITALIC: "ProtocolappSans-Italic.ttf",
    MEDIUM: "ProtocolappSans-Medium.ttf",
    FALLBACK: "DejaVuSans.ttf",
}


@cache
def register() -> None:
    """Make the fonts known to reportlab, once in a process."""
    for name, file in _FILES.items():
        pdfmetrics.registerFont(TTFont(name, str(resource("fonts", file))))
    for bold, italic, face in ((0, 0, TEXT), (1, 0, BOLD), (0, 1, ITALIC), (1, 1, BOLD)):
        addMapping(TEXT, bold, italic, face)
    for face in (BOLD, MEDIUM, ITALIC, FALLBACK):
        for bold, italic in ((0, 0), (1, 0), (0, 1), (1, 1)):
            addMapping(face, bold, italic, face)


@cache
def glyphs(face: str) -> frozenset[int]:
    """The code points a face can print."""
    register()
    return frozenset(pdfmetrics.getFont(face).face.charToGlyph)
