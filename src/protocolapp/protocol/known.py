"""What may stand at a place in a file, by its model; and the known word nearest to a misspelt one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from enum import Enum
from typing import Any, get_args, get_origin

from pydantic.fields import FieldInfo

from protocolapp.protocol.model.base import Part
from protocolapp.protocol.model.protocol import Protocol
from protocolapp.protocol.places import Path


def fields_at(path: Path, top: type[Part] = Protocol) -> Mapping[str, FieldInfo]:
    """The keys that may stand at a path; none where the model has no part. top: the model of the whole file."""
    found = _type_at(path, top)
    return keys_of(found) if isinstance(found, type) and issubclass(found, Part) else {}


def keys_of(part: type[Part]) -> Mapping[str, FieldInfo]:
    """The file's keys of a part."""
    return {field.alias or name: field for name, field in part.model_fields.items()}


def options_at(path: Path, top: type[Part] = Protocol) -> list[str]:
    """The words that may stand at a path; none where it is not one of a few."""
    found = _type_at(path, top)
    if isinstance(found, type) and issubclass(found, Enum):
        return [str(option.value) for option in found]
    return []


def nearest(word: str, known: Iterable[str]) -> str:
    """The known word most like this one; empty when none is."""
    options = list(known)
    folded = {option.casefold().replace("-", "_"): option for option in options}
    near = get_close_matches(word.casefold().replace("-", "_"), folded, n=1, cutoff=0.6)
    return folded[near[0]] if near else ""


def _type_at(path: Path, top: type[Part]) -> Any:
    found: Any = top
    for step in path:
        if isinstance(found, type) and issubclass(found, Part):
            field = keys_of(found).get(str(step))
            found = _bare(field.annotation) if field is not None else None
        else:
            found = (
                _bare(get_args(found)[-1 if get_origin(found) is dict else 0]) if get_args(found) else None
            )
    return found


def _bare(annotation: Any) -> Any:
    """Without `Annotated[…]` and `| None`."""
    while get_origin(annotation) not in (dict, tuple, None):
        annotation = next(each for each in get_args(annotation) if each is not type(None))
    return annotation
