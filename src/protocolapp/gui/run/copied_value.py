"""A value on its way to the clipboard, and the words that say so."""

from __future__ import annotations

import re

_NUMBER = re.compile(r"\s*([-−]?\d+(?:\.\d+)?)\s\S")


def without_unit(plain: str) -> str:
    """`18.33` of `18.33 mL`; what is no number with a unit stays whole."""
    found = _NUMBER.match(plain)
    return found[1].replace("−", "-") if found else plain


def copied_words(text: str) -> str:
    """What was copied, in a line: a value as it is, a table by its rows (the first names the columns)."""
    lines = text.strip("\n").split("\n")
    if len(lines) > 1:
        return f"{len(lines)} lines"
    return lines[0].replace("\t", ", ")
