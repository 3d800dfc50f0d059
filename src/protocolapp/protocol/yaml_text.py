"""Writing YAML for people: plain data as a text that our own reader reads back to the very same data."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import TypeAlias

from protocolapp.protocol.reading.characters import REFUSED_CHARACTER

Plain: TypeAlias = "str | Sequence[Plain] | Mapping[str, Plain]"
"""Texts, lists and mappings inside one another. Keys are texts of one line."""

# What needs no quotes anywhere, not even in {braces}. Our reader takes nothing for a number or a date.
_SAFE = re.compile(r"[A-Za-z0-9µ](?:[A-Za-z0-9µ°×·_.%/+() -]{0,198}[A-Za-z0-9µ%).])?")
_INDENT = "  "
_MOST_IN_BRACES = 12


class Spread(dict[str, Plain]):
    """A mapping that is written on lines of its own, one for each key, however short it is."""


def yaml_text(data: Mapping[str, Plain], comments: Sequence[str] = (), below: Sequence[str] = ()) -> str:
    """The text of a file. comments: lines to stand above it; below: lines to stand at its end.

    Characters that no file may hold (controls, marks that turn the reading order round) are left out.
    """
    end = ["", *_commented(below)] if below else []
    return "\n".join([*_commented(comments), *_mapping(data, ""), *end]) + "\n"


def _commented(comments: Sequence[str]) -> list[str]:
    return [f"# {line}" for comment in comments for line in readable(comment).splitlines()]


def readable(text: str) -> str:
    """The text without the characters that no file may hold."""
    return REFUSED_CHARACTER.sub("", text)


def _mapping(data: Mapping[str, Plain], indent: str) -> Iterator[str]:
    for key, value in data.items():
        head = f"{indent}{scalar(key)}:"
        if isinstance(value, str) or _goes_in_one_line(value):
            yield f"{head} {_in_line(value)}"
            continue
        yield head
        yield from (
            _mapping(value, indent + _INDENT)
            if isinstance(value, Mapping)
            else _list(value, indent + _INDENT)
        )


def _list(items: Sequence[Plain], indent: str) -> Iterator[str]:
    for item in items:
        if isinstance(item, str) or _goes_in_one_line(item) or _is_flat(item):
            yield f"{indent}- {_in_line(item)}"
            continue
        inner = indent + _INDENT
        lines = list(_mapping(item, inner) if isinstance(item, Mapping) else _list(item, inner))
        yield f"{indent}- {lines[0][len(inner) :]}"
        yield from lines[1:]


def _goes_in_one_line(value: Mapping[str, Plain] | Sequence[Plain]) -> bool:
    """What is empty, a short list of texts, or a couple of keys with texts."""
    if not value:
        return True
    if isinstance(value, Spread):
        return False
    most = 2 if isinstance(value, Mapping) else _MOST_IN_BRACES
    return len(value) <= most and _is_flat(value)


def _is_flat(value: Mapping[str, Plain] | Sequence[Plain]) -> bool:
    return not isinstance(value, Spread) and all(
        isinstance(one, str) for one in (value.values() if isinstance(value, Mapping) else value)
    )


def _in_line(value: Plain) -> str:
    if isinstance(value, str):
        return scalar(value)
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{scalar(key)}: {_in_line(one)}" for key, one in value.items()) + "}"
    return "[" + ", ".join(_in_line(one) for one in value) + "]"


def scalar(text: str) -> str:
    """A text on one line: plain where nothing in it can be misread, else in double quotes with the escapes of JSON."""
    if _SAFE.fullmatch(text):
        return text
    return json.dumps(readable(text), ensure_ascii=False)
