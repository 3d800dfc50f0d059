"""The blocks of Draft.js: lines of text with ranges that stand for an amount, a time, a note.

Offsets count UTF-16 units, as JavaScript does.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from protocolapp.protocol.importing.fields import Fields, fields_of, is_small_number, items_of, word
from protocolapp.protocol.importing.measures import said_in_text
from protocolapp.protocol.importing.parts import Kind, Part, Rich, kind_named
from protocolapp.protocol.importing.plain_words import one_line
from protocolapp.protocol.importing.scripts import lowered, raised

_RAISED, _LOWERED = frozenset(("sup", "superscript")), frozenset(("sub", "subscript"))
_IGNORED = ("embed",)
_ENDS = ".:;,!?"


@dataclass(frozen=True, slots=True)
class _Change:
    """A range of a block and what stands in its place."""

    start: int
    end: int
    text: str


def draft_words(content: Fields) -> Rich:
    """The words of the blocks in a row, and the parts they hold, in their order."""
    entities = content.get("entityMap")
    lines: list[str] = []
    parts: list[Part] = []
    for block in items_of(content.get("blocks")):
        if not isinstance(block, dict):
            continue
        line = _line(block, entities, parts)
        is_entry = word(block, "type").endswith("list-item")
        if line and is_entry and lines and lines[-1][-1] not in _ENDS:
            lines[-1] += ";"
        if line:
            lines.append(line)
    return Rich(" ".join(lines), tuple(parts))


def _line(block: Fields, entities: Any, parts: list[Part]) -> str:
    raw = block.get("text")
    units = (raw if isinstance(raw, str) else "").encode("utf-16-le", "surrogatepass")
    alone = block.get("type") == "atomic" or not _text(units).strip()
    changes: list[_Change] = []
    for place, name, data in _entities(block, entities, len(units) // 2):
        kind = kind_named(name)
        if name in _IGNORED:
            continue
        words = "" if alone else said_in_text(Part(kind, data))
        parts.append(Part(kind, data, said=bool(words), named=name))
        if words and place is not None:
            changes.append(_Change(*place, f" {words} "))
        elif (
            kind is not Kind.LINK
            and kind is not Kind.UNKNOWN
            and place is not None
            and _covers_mark(units, place)
        ):
            changes.append(_Change(*place, " "))
    changes += _scripts(block, units)
    return one_line(_changed(units, changes))


def _entities(
    block: Fields, entities: Any, length: int
) -> Iterator[tuple[tuple[int, int] | None, str, Fields]]:
    """Place (None: outside the text), type and data of each entity of a block."""
    for found in items_of(block.get("entityRanges")):
        entity = fields_of(_entity(entities, fields_of(found).get("key")))
        if entity:
            yield _place(found, length), word(entity, "type").lower(), fields_of(entity.get("data"))


def _entity(entities: Any, key: Any) -> Any:
    if not isinstance(key, str):
        return None
    if isinstance(entities, list):
        known = is_small_number(key) and int(key) < len(entities)
        return entities[int(key)] if known else None
    return fields_of(entities).get(key)


def _place(found: Any, length: int) -> tuple[int, int] | None:
    fields = fields_of(found)
    offset, size = word(fields, "offset"), word(fields, "length")
    if not (is_small_number(offset) and is_small_number(size)):
        return None
    start = int(offset)
    return (start, min(start + int(size), length)) if start <= length else None


def _covers_mark(units: bytes, place: tuple[int, int]) -> bool:
    """Whether a range holds nothing to read: editors put a space or an emoji where a part stands."""
    return not any(sign.isalnum() for sign in _text(units[2 * place[0] : 2 * place[1]]))


def _scripts(block: Fields, units: bytes) -> Iterator[_Change]:
    for found in items_of(block.get("inlineStyleRanges")):
        style = word(fields_of(found), "style").lower()
        place = _place(found, len(units) // 2)
        if place is not None and style in _RAISED | _LOWERED:
            text = _text(units[2 * place[0] : 2 * place[1]])
            if text.strip():
                yield _Change(*place, raised(text) if style in _RAISED else lowered(text))


def _changed(units: bytes, changes: list[_Change]) -> str:
    """The text with each range replaced; of ranges that overlap the first one counts, the others follow behind it."""
    pieces: list[str] = []
    place = 0
    for change in sorted(changes, key=lambda one: (one.start, one.end)):
        if change.start >= place:
            pieces.append(_text(units[2 * place : 2 * change.start]))
            place = max(place, change.end)
        pieces.append(change.text)
    return "".join([*pieces, _text(units[2 * place :])])


def _text(units: bytes) -> str:
    return units.decode("utf-16-le", "surrogatepass")
