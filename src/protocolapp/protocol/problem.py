"""A problem in a file: where it is, what is wrong and what to write instead."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

LONGEST_QUOTE = 60


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing wrong in a file. Line and column count from 1, in characters; problems sort by position.

    message says what is wrong, remedy what to write instead (empty if the message says it all).
    """

    path: str
    line: int
    column: int
    message: str
    remedy: str = ""

    def __str__(self) -> str:
        return f"{visible(self.path)}:{self.line}:{self.column}: {self.message}"


def visible(text: str) -> str:
    """The text with every control, bidi, invisible and unpaired-surrogate character written as an escape."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(_escape(char) if _is_hidden(char) else char for char in text)


def quote(text: str, limit: int = LONGEST_QUOTE) -> str:
    """A piece of a file for use in a message: made visible, cut to `limit` characters, in quotation marks."""
    shown = visible(text[: limit + 1])
    if len(text) > limit or len(shown) > limit:
        shown = shown[: limit - 1] + "…"
    return f"“{shown}”"


def _is_hidden(char: str) -> bool:
    return unicodedata.category(char) in {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}


def _escape(char: str) -> str:
    named = {"\n": "\\n", "\t": "\\t", "\r": "\\r"}.get(char)
    if named:
        return named
    code = ord(char)
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"
