"""A stranger's text as one line of words: spaces joined, what cannot be seen made visible."""

from __future__ import annotations

import re

from protocolapp.protocol.model.texts import LONGEST_PROSE
from protocolapp.protocol.problem import visible
from protocolapp.protocol.reading.characters import REFUSED_CHARACTER

_DOUBLED = re.compile(r"\{(?=\{)|\}(?=\})")
_ENDS = (".", ":", ";", "!", "?", "…")
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[^\sa-z])")


def one_line(text: str) -> str:
    """The words with one space between them; a control, bidi or lost character is spelt as an escape."""
    shown = visible(" ".join(text.split()))
    return REFUSED_CHARACTER.sub(lambda found: f"\\u{ord(found[0]):04x}", shown)


def without_inserts(text: str) -> str:
    """The text with `{{` and `}}` spelt `{ {` and `} }`: in an instruction the doubled sign would name a value."""
    return _DOUBLED.sub(lambda found: f"{found[0]} ", text)


def first_sentence(text: str) -> str:
    """Up to the first full stop, question or exclamation mark that ends a sentence."""
    return _SENTENCE_END.split(text, maxsplit=1)[0]


def cut(text: str, most: int = LONGEST_PROSE) -> str:
    """The text, its end replaced by … where it is too long for one place."""
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"


def in_parts(text: str, most: int = LONGEST_PROSE) -> list[str]:
    """The text in pieces of at most so many characters, parted between sentences, else between words."""
    parts: list[str] = []
    while len(text) > most:
        window = text[: most + 1]
        ends = [found.start() for found in _SENTENCE_END.finditer(window)]
        place = ends[-1] if ends else window.rfind(" ")
        place = place if place > 0 else most
        parts.append(text[:place].rstrip())
        text = text[place:].lstrip()
    return [*parts, text]


def with_sentence(text: str, sentence: str) -> str:
    """The text with a sentence behind it, each of them ended."""
    start = text if not text or text[-1] in _ENDS else f"{text}."
    end = sentence if sentence[-1:] in _ENDS else f"{sentence}."
    return f"{start} {end}".strip()
