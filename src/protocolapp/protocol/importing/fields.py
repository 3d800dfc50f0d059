"""Looking into an export without trusting its shape: what is not of the kind due is as good as absent."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any, TypeAlias

Fields: TypeAlias = Mapping[str, Any]
NOTHING: Fields = MappingProxyType({})


def fields_of(value: Any) -> Fields:
    """A JSON object; an empty one for anything else."""
    return value if isinstance(value, dict) else NOTHING


def items_of(value: Any) -> Sequence[Any]:
    """A list. Some exports write one as an object with numbers for keys: its values then, in the order of those."""
    if isinstance(value, dict) and all(is_small_number(key) for key in value):
        return [value[key] for key in sorted(value, key=int)]
    return value if isinstance(value, list) else ()


def word(fields: Fields, *keys: str) -> str:
    """The first of these fields that holds a text (numbers are texts) that is not blank; else an empty text."""
    for key in keys:
        value = fields.get(key)
        if isinstance(value, str) and value.strip():
            return value
    return ""


def is_small_number(text: str) -> bool:
    """Whether a text is a whole number of up to nine digits."""
    return len(text) < 10 and text.isascii() and text.isdigit()
