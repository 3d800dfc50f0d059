"""The fonts of the PDF: the program's text face, and DejaVu Sans for the signs it lacks."""

from __future__ import annotations

from functools import cache

from reportlab.lib.fonts import addMapping
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from protocolapp.resources import resource

TEXT, BOLD, ITALIC, MEDIUM = "Text", "Text-Bold", "Text-Italic", "Text-Medium"
FALLBACK, FALLBACK_BOLD = "Fallback", "Fallback-Bold"

_FILES = {
    TEXT: "ProtocolappSans-Regular.ttf",
    BOLD: "ProtocolappSans-SemiBold.ttf",
    ITALIC: "ProtocolappSans-Italic.ttf",
    MEDIUM: "ProtocolappSans-Medium.ttf",
    FALLBACK: "DejaVuSans.ttf",
    FALLBACK_BOLD: "DejaVuSans-Bold.ttf",
}

_FAMILIES = {
    TEXT: (TEXT, BOLD, ITALIC, BOLD),
    BOLD: (BOLD,) * 4,
    MEDIUM: (MEDIUM, BOLD, ITALIC, BOLD),
    ITALIC: (ITALIC,) * 4,
    FALLBACK: (FALLBACK, FALLBACK_BOLD, FALLBACK, FALLBACK_BOLD),
    FALLBACK_BOLD: (FALLBACK_BOLD,) * 4,
}
"""The faces that stand for a family's regular, bold, italic, and bold italic."""


@cache
def register() -> None:
    """Make the fonts known to reportlab, once in a process."""
    for name, file in _FILES.items():
        pdfmetrics.registerFont(TTFont(name, str(resource("fonts", file))))
    for family, (regular, bold, italic, both) in _FAMILIES.items():
        addMapping(family, 0, 0, regular)
        addMapping(family, 1, 0, bold)
        addMapping(family, 0, 1, italic)
        addMapping(family, 1, 1, both)


@cache
def glyphs(face: str) -> frozenset[int]:
    """The code points a face can print."""
    register()
    return frozenset(pdfmetrics.getFont(face).face.charToGlyph)
