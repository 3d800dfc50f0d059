"""What may stand at a key, said to a person: from the types of the model."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from enum import Enum
from typing import Annotated, Any, get_args, get_origin

from annotated_types import Ge, Le
from pydantic.fields import FieldInfo

from protocolapp.protocol.model.base import Part
from protocolapp.protocol.model.in_words import InWords
from protocolapp.protocol.model.short_form import ShortForm
from protocolapp.protocol.model.texts import Text


def words_of(field: FieldInfo) -> str:
    """`a whole number, 1 to 100`; `a list, each: text`. Raises ValueError for a type that no words are known for."""
    said = _of(field.annotation, field.metadata)
    bounds = _bounds(field.metadata)
    return f"{said}, {bounds}" if bounds else said


def short_form_of(field: FieldInfo) -> str:
    """How a part may be written in one word; empty where it may not."""
    found = next(_short_forms(field.annotation, field.metadata), None)
    return found.example if found is not None and isinstance(found.example, str) else ""


def title_of(model: type[Part]) -> str:
    """What a part is called: as its class says, else the name of its class in words."""
    given = model.model_config.get("title")
    words = given or re.sub(r"(?<=[a-z])(?=[A-Z])", " ", model.__name__)
    return words[0].upper() + (words[1:] if given else words[1:].lower())


def anchor_of(heading: str) -> str:
    """What a heading is linked by."""
    return re.sub(r"[^a-z0-9 -]", "", heading.lower()).replace(" ", "-")


def parts_in(annotation: Any) -> tuple[type[Part], ...]:
    """The parts that a type holds, each once, in the order in which it names them."""
    if isinstance(annotation, type) and issubclass(annotation, Part):
        return (annotation,)
    inner = get_args(annotation)[:1] if get_origin(annotation) is Annotated else get_args(annotation)
    return tuple(dict.fromkeys(part for each in inner for part in parts_in(each)))


def _of(annotation: Any, marks: Iterable[Any] = ()) -> str:
    said = [mark.text for mark in marks if isinstance(mark, InWords)]
    if said:
        return said[-1]  # the outermost
    origin, inside = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _of(inside[0], inside[1:])
    if origin is dict:
        return f"{_keys(inside[0])}, each with {_of(inside[1])}"
    if origin is tuple:
        return f"a list, each: {_of(inside[0])}"
    if inside:
        return " or ".join(dict.fromkeys(_of(each) for each in inside if each is not type(None)))
    if issubclass(annotation, Enum):
        return "one of " + ", ".join(f"`{option.value}`" for option in annotation)
    if issubclass(annotation, Part):
        return f"the keys of [{title_of(annotation)}](#{anchor_of(title_of(annotation))})"
    raise ValueError(f"no words are known for {annotation}: give its type an InWords")


def _keys(annotation: Any) -> str:
    """What stands before the colon."""
    if isinstance(annotation, type) and issubclass(annotation, Enum):
        return ", ".join(f"`{option.value}`" for option in annotation)
    return "choices" if annotation == Text else "names"


def _bounds(marks: Iterable[Any]) -> str:
    least = next((mark.ge for mark in marks if isinstance(mark, Ge)), None)
    most = next((mark.le for mark in marks if isinstance(mark, Le)), None)
    return f"{least} to {most:,}" if least is not None and isinstance(most, int) else ""


def _short_forms(annotation: Any, marks: Iterable[Any] = ()) -> Iterator[ShortForm]:
    yield from (mark for mark in marks if isinstance(mark, ShortForm))
    inside = get_args(annotation)
    if get_origin(annotation) is Annotated:
        yield from _short_forms(inside[0], inside[1:])
    else:
        for each in inside:
            yield from _short_forms(each)
