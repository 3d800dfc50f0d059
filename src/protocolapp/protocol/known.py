"""What may stand at a place in a file, by its model; and the known word nearest to a misspelt one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from enum import Enum
from typing import Annotated, Any, get_args, get_origin

from pydantic.fields import FieldInfo

from protocolapp.protocol.model.base import Part
from protocolapp.protocol.model.protocol import ProtocolFile
from protocolapp.protocol.places import Path


def fields_at(path: Path, top: type[Part] = ProtocolFile) -> Mapping[str, FieldInfo]:
    """The keys that may stand at a path; none where the model has no part. top: the model of the whole file."""
    return {
        key: field for part in _types_at(path, top) if _is_part(part) for key, field in keys_of(part).items()
    }


def keys_of(part: type[Part]) -> Mapping[str, FieldInfo]:
    """The file's keys of a part."""
    return {field.alias or name: field for name, field in part.model_fields.items()}


def options_at(path: Path, top: type[Part] = ProtocolFile) -> list[str]:
    """The words that may stand at a path; none where it is not one of a few."""
    return _words_of(_types_at(path, top))


def key_options_at(path: Path, top: type[Part] = ProtocolFile) -> list[str]:
    """The words that keys at a path may be; none where they are not of a few."""
    mappings = (found for found in _types_at(path, top) if get_origin(found) is dict)
    return _words_of([bare for found in mappings for bare in _bare(get_args(found)[0])])


def _words_of(types: list[Any]) -> list[str]:
    enums = (found for found in types if isinstance(found, type) and issubclass(found, Enum))
    return [str(option.value) for found in enums for option in found]


def nearest(word: str, known: Iterable[str]) -> str:
    """The known word most like this one; empty when none is."""
    options = list(known)
    folded = {option.casefold().replace("-", "_"): option for option in options}
    near = get_close_matches(word.casefold().replace("-", "_"), folded, n=1, cutoff=0.6)
    return folded[near[0]] if near else ""


def _types_at(path: Path, top: type[Part]) -> list[Any]:
    """What may stand at a path: more than one where a list holds steps and choices."""
    found: list[Any] = [top]
    for step in path:
        found = [below for each in found for below in _below(each, step)]
    return found


def _below(found: Any, step: str | int) -> list[Any]:
    if _is_part(found):
        field = keys_of(found).get(str(step))
        return _bare(field.annotation) if field is not None else []
    arguments = get_args(found)
    if not arguments:
        return []
    return _bare(arguments[-1 if get_origin(found) is dict else 0])


def _is_part(found: Any) -> bool:
    return isinstance(found, type) and issubclass(found, Part)


def _bare(annotation: Any) -> list[Any]:
    """Without `Annotated[…]` and `| None`; each of the others of a union."""
    origin = get_origin(annotation)
    if origin in (dict, tuple, None):
        return [] if annotation is type(None) else [annotation]
    if origin is Annotated:
        return _bare(get_args(annotation)[0])
    return [bare for each in get_args(annotation) for bare in _bare(each)]
