"""The beginning of a text where there is no room for all of it."""

from __future__ import annotations

import re

_BREAKS = re.compile(r"[ \t\r\n]+")


def shortened(text: str, longest: int) -> str:
    """On one line, at most `longest` characters; what is cut, between words where it can be, ends in `…`."""
    line = _BREAKS.sub(" ", text[: 4 * longest]).strip(" ")
    if len(line) <= longest and len(text) <= 4 * longest:
        return line
    cut = line[: longest - 1]
    whole, space, _ = cut.rpartition(" ")
    return (whole if space and len(whole) > longest // 2 else cut).rstrip(" ,;:") + "…"


def first_sentence(text: str) -> str:
    """Up to the first full stop before a space; without that stop."""
    return text.split(". ")[0].rstrip(".")
