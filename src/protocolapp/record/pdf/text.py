"""The chokepoint: every text that is not ours becomes a reportlab paragraph's markup here, whole and literal."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import groupby

from markupsafe import Markup

from protocolapp.record.pdf.fonts import FALLBACK, TEXT, glyphs

LONGEST_FIELD = 65_536
"""Characters of one field that are printed; the rest is named, never dropped in silence."""

PIECE = 2_000
"""Characters of one paragraph: setting one takes the square of its length, so longer text stands in pieces."""

CROWDED_PIECE = 250
"""The same for text crowded with line breaks or signs of another face: each costs as much as a word."""

PIECE_END = "\x1e"
"""Stands in markup where a paragraph ends and the next one goes on; no text can bring it along (see `printable`)."""

_MOST_COSTLY = 60

_STAND_INS = str.maketrans("&<>", "\ue000\ue001\ue002")

MARKUP_SIGNS = str.maketrans("\ue000\ue001\ue002", "&<>")
"""What turns the stand-ins back once the markup has been read; private signs, so that no text can bring them along.

Entities (`&lt;`) would do the same, but reportlab makes a fragment of each, which takes a hundred times as long.
"""

_BLANK_LINES = re.compile(r"\n{3,}")

_INVISIBLE = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})


def pdf_text(text: str) -> Markup:
    """Markup in which each character has a font that can print it, and none is a sign of markup (see MARKUP_SIGNS).

    Long text is divided by PIECE_END.
    """
    shown = printable(text)
    if len(shown) <= CROWDED_PIECE or (len(shown) <= PIECE and not _crowded(shown)):
        return _in_faces(shown)
    return _joined(_in_faces(piece) for piece in _pieces(shown))


def pdf_strong(text: str) -> Markup:
    """The same in bold."""
    return _joined(Markup("<b>{}</b>").format(piece) for piece in pdf_text(text).split(PIECE_END))


def _joined(pieces: Iterable[Markup]) -> Markup:
    return Markup("{}").format(PIECE_END).join(pieces)


def printable(text: str) -> str:
    """The text as it can be printed, NFC: what no font has, or nobody could see, stands as `[U+XXXX]`."""
    if text.isascii() and text.isprintable() and len(text) <= LONGEST_FIELD:
        return text
    shown = unicodedata.normalize("NFC", text.replace("\r\n", "\n"))
    if len(shown) > LONGEST_FIELD:
        shown = f"{shown[:LONGEST_FIELD]} … ({len(shown) - LONGEST_FIELD} more characters in the data)"
    if _signs(TEXT).issuperset(shown):
        return shown
    return "".join(map(_visible, shown))


def plain(text: str) -> bool:
    """Whether the text face alone prints the text on one line, as it is."""
    return (text.isascii() and text.isprintable()) or (
        _signs(TEXT).issuperset(text) and unicodedata.is_normalized("NFC", text)
    )


@cache
def _signs(face: str) -> frozenset[str]:
    """The characters that a face prints so that they can be seen."""
    every = map(chr, glyphs(face))
    return frozenset(sign for sign in every if unicodedata.category(sign) not in _INVISIBLE)


def _visible(sign: str) -> str:
    if sign == "\n" or sign in _signs(TEXT) or sign in _signs(FALLBACK):
        return sign
    return " " if sign == "\t" else f"[U+{ord(sign):04X}]"


def _pieces(text: str) -> Iterator[str]:
    """Pieces that are quick to set, divided at a space or line break where there is one."""
    text = _BLANK_LINES.sub("\n\n", text)
    longest = CROWDED_PIECE if _crowded(text) else PIECE
    start = 0
    while len(text) - start > longest:
        end = max(text.rfind(" ", start, start + longest), text.rfind("\n", start, start + longest))
        if end <= start:
            yield text[start : start + longest]
            start += longest
        else:
            yield text[start:end]
            start = end + 1
    yield text[start:]


def _crowded(text: str) -> bool:
    costly = text.count("\n")
    if not _signs(TEXT).issuperset(text):
        costly += sum(sign not in _signs(TEXT) for sign in text)
    return costly > _MOST_COSTLY


def _in_faces(text: str) -> Markup:
    if _signs(TEXT).issuperset(text):
        return _escaped(text)
    runs = groupby(text, key=_face)
    return Markup("").join(_in_face(face, "".join(run)) for face, run in runs)


def _face(sign: str) -> str:
    return TEXT if sign == "\n" or sign in _signs(TEXT) else FALLBACK


def _in_face(face: str, run: str) -> Markup:
    safe = Markup("<br/>").join(_escaped(line) for line in run.split("\n"))
    return safe if face == TEXT else Markup('<font name="{}">{}</font>').format(face, safe)


def _escaped(text: str) -> Markup:
    return Markup(text.translate(_STAND_INS))  # noqa: S704 - no sign of markup is left in it
