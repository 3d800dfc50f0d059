"""The parts of a protocol file in the order of the file, and the keys of each, read from the model."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from typing import Any

from pydantic.fields import FieldInfo

from protocolapp.protocol.known import keys_of
from protocolapp.protocol.model import ProtocolFile
from protocolapp.protocol.model.base import Part
from protocolapp.protocol.reference.words import parts_in, short_form_of, title_of, words_of


@dataclass(frozen=True, slots=True)
class Key:
    """A key of a part. words: what may stand there. default: what holds without it, empty where that is nothing.

    short: how a part may be written in one word, empty where it may not. parts: those that stand below it.
    """

    name: str
    about: str
    needed: bool
    words: str
    default: str
    short: str
    examples: tuple[Any, ...]
    parts: tuple[type[Part], ...]


@dataclass(frozen=True, slots=True)
class PartOfFile:
    """A part of the file. places: the keys that lead to it, from the top, wherever it may stand."""

    model: type[Part]
    title: str
    about: str
    places: tuple[tuple[str, ...], ...]
    keys: tuple[Key, ...]


def parts_of_file(top: type[Part] = ProtocolFile) -> tuple[PartOfFile, ...]:
    """Every part, those below a key behind the part that has it, each once."""
    places: dict[type[Part], list[tuple[str, ...]]] = {}
    for model, place in _walk(top, ()):
        places.setdefault(model, []).append(place)
    return tuple(
        PartOfFile(model, title_of(model), _sentences(model.__doc__ or ""), tuple(found), _keys(model))
        for model, found in places.items()
    )


def _walk(
    model: type[Part], place: tuple[str, ...], seen: tuple[type[Part], ...] = ()
) -> Iterator[tuple[type[Part], tuple[str, ...]]]:
    yield model, place
    for name, field in keys_of(model).items():
        for part in parts_in(field.annotation):
            if part not in (*seen, model):
                yield from _walk(part, (*place, name), (*seen, model))


def _keys(model: type[Part]) -> tuple[Key, ...]:
    return tuple(_key(name, field) for name, field in keys_of(model).items())


def _key(name: str, field: FieldInfo) -> Key:
    return Key(
        name=name,
        about=_sentences(field.description or ""),
        needed=field.is_required(),
        words=words_of(field),
        default=_default(field.default) if field.default_factory is None else "",
        short=short_form_of(field),
        examples=tuple(field.examples or ()),
        parts=parts_in(field.annotation),
    )


def _default(value: Any) -> str:
    """As it would be written; empty for what is required, and for nothing."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, tuple):
        return ", ".join(map(str, value))
    return str(value) if isinstance(value, (str, int)) else ""


def _sentences(text: str) -> str:
    return " ".join(text.split())
