"""The chokepoint: every text that is not ours becomes a reportlab paragraph's markup here, whole and literal."""

from __future__ import annotations

import unicodedata
from itertools import groupby

from markupsafe import Markup, escape

from protocolapp.record.pdf.fonts import FALLBACK, TEXT, glyphs

LONGEST_FIELD = 65_536
"""Characters of one field that are printed; the rest is named, never dropped in silence."""

def pdf_text(text: str) -> Markup:
    """Escaped markup in which each character has a font that can print it; unprintable ones stand as `U+XXXX`."""
    shown = unicodedata.normalize("NFC", text)
    if len(shown) > LONGEST_FIELD:
        left_out = len(shown) - LONGEST_FIELD
        shown = f"{shown[:LONGEST_FIELD]} … ({left_out} more characters in the data)"
    if shown.isascii() and shown.isprintable():
        return escape(shown)
    runs = groupby(map(_printable, shown), key=_face)
    return Markup("").join(_in_face(face, "".join(run)) for face, run in runs)


def _printable(character: str) -> str:
    code = ord(character)
    if character == "\n" or code in glyphs(TEXT) or code in glyphs(FALLBACK):
        return character
    return " " if character == "\t" else f"[U+{code:04X}]"


def _face(run: str) -> str:
    return TEXT if all(character == "\n" or ord(character) in glyphs(TEXT) for character in run) else FALLBACK


def _in_face(face: str, run: str) -> Markup:
    safe = Markup("<br/>").join(escape(line) for line in run.split("\n"))
    return safe if face == TEXT else Markup('<font name="{}">{}</font>').format(face, safe)
