"""Going on with what is well built when some parts are not, so that all problems come at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, TypeVar

from pydantic import ValidationError

from protocolapp.protocol.faults import faults_of
from protocolapp.protocol.model.base import Part
from protocolapp.protocol.places import Path

_MOST_ROUNDS = 12

T = TypeVar("T", bound=Part)


def salvaged(data: Any, error: ValidationError, broken: set[str], top: type[T]) -> T | None:
    """What a file holds without the parts that are wrong; None when nothing is left.

    data: the plain data that did not fit; parts are taken out of it. broken: names that were taken out before, to
    which those are added that the parts may have defined. top: the model of the whole file.
    """
    for _ in range(_MOST_ROUNDS):
        paths = [fault.path[:-1] if fault.missing else fault.path for fault in faults_of(error)]
        if not all(take_out(data, path, broken) for path in innermost_first(paths)):
            return None
        try:
            return top.model_validate(data)
        except ValidationError as next_error:
            error = next_error
    return None


def take_out(data: Any, path: Path, broken: set[str]) -> bool:
    """Take the part at a path out of the data, its names into `broken`; whether there was one."""
    holder, key = _holder(data, path)
    if holder is None:
        return False
    broken.update(_as_name(text) for text in (str(key), *_texts(holder[key])))
    del holder[key]
    return True


def innermost_first(paths: Iterable[Path]) -> list[Path]:
    """Each once, the last item of a list first, so that the others keep their places."""
    return sorted(set(paths), key=_from_the_end, reverse=True)


def _from_the_end(path: Path) -> tuple[tuple[int, str], ...]:
    return tuple((step, "") if isinstance(step, int) else (-1, step) for step in path)


def _holder(data: Any, path: Path) -> tuple[Any, str | int | None]:
    """The innermost mapping or list on the way to a path, and the key in it; no key where there is none."""
    inner, key, holder = data, None, None
    for step in path:
        if not _has(inner, step):
            break
        holder, key, inner = inner, step, inner[step]
    return holder, key


def _has(data: Any, step: str | int) -> bool:
    if isinstance(data, dict):
        return step in data
    return isinstance(data, list) and isinstance(step, int) and step < len(data)


def _texts(data: Any) -> Iterator[str]:
    """Every key and short text: whatever may have been meant as a name."""
    if isinstance(data, dict):
        for key, item in data.items():
            yield key
            yield from _texts(item)
    elif isinstance(data, list):
        for item in data:
            yield from _texts(item)
    elif isinstance(data, str):
        yield data


def _as_name(text: str) -> str:
    return text.casefold().replace("-", "_").replace(" ", "_")
