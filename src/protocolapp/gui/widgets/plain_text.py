"""Text from protocols and people on its way to Qt: never markup, never a mnemonic, never invisible."""

from __future__ import annotations

import html
import unicodedata

_INVISIBLE = frozenset({"Cc", "Cf", "Cs", "Co", "Zl", "Zp"})


def visible(text: str) -> str:
    """Each control, direction mark and zero-width character as `[U+202E]`; line feeds stay, tabs become spaces."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(map(_shown, text))


def _shown(character: str) -> str:
    if character == "\n" or unicodedata.category(character) not in _INVISIBLE:
        return character
    return " " if character == "\t" else f"[U+{ord(character):04X}]"


def without_mnemonic(text: str) -> str:
    """The text for a button, tab or menu, where Qt takes a single `&` for an Alt key."""
    return visible(text).replace("&", "&&")


def tooltip(text: str) -> str:
    """The text for setToolTip, which has no plain mode of its own; empty stays empty."""
    return f"<qt>{html.escape(visible(text))}</qt>" if text else ""
