"""A text of an export, be it HTML, plain, or the blocks of Draft.js: its words, and the parts that stand in it."""

from __future__ import annotations

from typing import Any

from protocolapp.protocol.importing.draft import draft_words
from protocolapp.protocol.importing.fields import Fields
from protocolapp.protocol.importing.html_words import html_words
from protocolapp.protocol.importing.json_text import parse_json
from protocolapp.protocol.importing.parts import Kind, Part, Rich
from protocolapp.protocol.importing.plain_words import one_line


def rich(value: Any) -> Rich:
    """What a text field says; nothing for what is no text."""
    blocks = blocks_of(value)
    if blocks is not None:
        return draft_words(blocks)
    if not isinstance(value, str):
        return Rich()
    words = html_words(value)
    shown = one_line(words.text)
    parts = [Part(Kind.LINK, {"link": link}) for link in words.links if link not in shown]
    parts += [Part(Kind.IMAGE, {"source": source}) for source in words.images]
    parts += [Part(Kind.TABLE, {}, said=True)] * words.tables
    return Rich(shown, tuple(parts), one_line(words.gapped))


def blocks_of(value: Any) -> Fields | None:
    """The Draft.js content of a field: an object with `blocks`, or such an object written as a text."""
    if isinstance(value, str) and value.lstrip().startswith("{") and '"blocks"' in value:
        try:
            value = parse_json(value)
        except ValueError:
            return None
    return value if isinstance(value, dict) and "blocks" in value else None
