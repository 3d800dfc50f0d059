"""A glance at the beginning of a file: what one of its keys says, without reading the rest."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from protocolapp.protocol.problem import Problem
from protocolapp.protocol.reading.bounded_file import read_bounded
from protocolapp.protocol.reading.characters import with_line_feeds
from protocolapp.protocol.reading.limits import DEEPEST
from protocolapp.protocol.reading.reader import FASTEST_LOADER

GLANCE = 8 * 1024
"""Bytes: a long comment fits before the first keys, and 500 files are looked at in a moment."""


def glance(path: Path, key: str) -> str:
    """The text of a key of the outermost level in the first GLANCE bytes; empty where there is none. Never raises."""
    data = read_bounded(path, GLANCE)
    if isinstance(data, Problem):
        return ""
    text = with_line_feeds(data.removeprefix(b"\xef\xbb\xbf").decode("utf-8", errors="replace"))
    if len(data) == GLANCE:
        text = text[: text.rfind("\n") + 1]  # the last line may have been cut
    try:
        return _value_of(key, _events(text))
    except (yaml.YAMLError, ValueError, OverflowError):  # as in reader.py; a cut text is often no YAML
        return ""


def _events(text: str) -> Iterator[Any]:
    loader = FASTEST_LOADER(text)
    while not isinstance(event := loader.get_event(), yaml.DocumentEndEvent | yaml.StreamEndEvent):
        yield event


def _value_of(key: str, events: Iterator[Any]) -> str:
    depth, asked, is_key = 0, False, True
    for event in events:
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
            if depth > DEEPEST or (isinstance(event, yaml.SequenceStartEvent) and depth == 1):
                return ""
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        elif depth == 1 and asked and isinstance(event, yaml.ScalarEvent):
            return str(event.value)
        if depth == 1 and not isinstance(event, yaml.CollectionStartEvent):
            asked = is_key and isinstance(event, yaml.ScalarEvent) and event.value == key
            is_key = not is_key
    return ""
