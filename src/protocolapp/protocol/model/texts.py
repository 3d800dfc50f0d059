"""Texts, names, whole numbers and yes/no: each read strictly from the text that was written."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Annotated, Any

from pydantic import BeforeValidator, Field

from protocolapp.protocol.model.in_words import InWords
from protocolapp.protocol.model.refusal import CutText, refusal

LONGEST_PROSE = 4000

_IDENTIFIER = r"^[a-z][a-z0-9]*([-_][a-z0-9]+)*$"
_NAME = r"^[a-z][a-z0-9]*(_[a-z0-9]+)*$"
_CITATION = r"^[A-Za-z][A-Za-z0-9_-]*$"
_VERSION = r"^(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)$"
_YEAR = r"^\d{4}$"
_ADDRESS = r"^https://"
_FORMAT = r"^1$"

PATTERN_WORDS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        _IDENTIFIER: ("is no id", "Use lower-case letters, digits and - or _, such as lyse-cells."),
        _NAME: ("is no name", "Use lower-case letters, digits and _, such as protein_per_ip."),
        _CITATION: (
            "is no citation",
            "Write a key of citations:, such as G1, or lab for the lab's own choice.",
        ),
        _VERSION: ("is no version", "Write three numbers with points, such as 1.0.0."),
        _YEAR: ("is no year", "Write four digits, such as 2025."),
        _FORMAT: ("is a format this program does not read", "Write 1, or open it with a newer program."),
        _ADDRESS: ("is no web address", "Write one that begins with https://."),
    }
)
"""What to say when a text does not fit a pattern: what it is not, and what to write."""


def prose(value: Any) -> Any:
    """Refuses a text whose end was lost as a comment."""
    if isinstance(value, CutText):
        raise refusal("the text is cut at “ #”, which begins a comment", "Put the whole text in quotes.")
    return value


Text = Annotated[str, Field(min_length=1, max_length=LONGEST_PROSE), BeforeValidator(prose), InWords("text")]
"""Prose for people, shown as it is."""

Identifier = Annotated[
    str, Field(pattern=_IDENTIFIER, max_length=64), InWords("an id: lower-case letters, digits, `-` and `_`")
]
"""A name that files refer to: lower case, digits, `-` and `_`."""

Name = Annotated[
    str, Field(pattern=_NAME, max_length=64), InWords("a name: lower-case letters, digits and `_`")
]
"""A name that calculations can use: lower case, digits and `_`."""

Citation = Annotated[str, Field(pattern=_CITATION, max_length=32), InWords("a key of `citations:`, or `lab`")]
"""A key of `citations:`, or `lab` for the lab's own choice."""

Version = Annotated[str, Field(pattern=_VERSION, max_length=32), InWords("three numbers with points")]
"""A semantic version, `1.0.0`."""

Year = Annotated[str, Field(pattern=_YEAR), InWords("four digits")]
"""Four digits."""

WebAddress = Annotated[
    str, Field(pattern=_ADDRESS, max_length=500), InWords("an address that begins with `https://`")
]
"""An https address; only ever shown as text."""

Format = Annotated[str, Field(pattern=_FORMAT), InWords("`1`")]
"""The version of the file format."""

_WORDS = MappingProxyType({"yes": True, "true": True, "no": False, "false": False})
_DIGITS = re.compile(r"(?:0|[1-9][0-9]{0,8})\Z")


def _yes_no(value: Any) -> Any:
    if isinstance(value, str):
        word = _WORDS.get(value.lower())
        if word is None:
            raise refusal(f"“{value[:40]}” is neither yes nor no", "Write yes or no.")
        return word
    return value


def _whole(value: Any) -> Any:
    if isinstance(value, str):
        if not _DIGITS.match(value):
            raise refusal(f"“{value[:40]}” is no whole number", "Write digits only, such as 3.")
        return int(value)
    return value


YesNo = Annotated[bool, BeforeValidator(_yes_no), InWords("`yes` or `no`")]
"""yes, no, true or false."""

Whole = Annotated[int, BeforeValidator(_whole), InWords("a whole number")]
"""A whole number in digits."""
