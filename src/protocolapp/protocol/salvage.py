"""Going on with what is well built when some parts are not, so that all problems come at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from pydantic import ValidationError

from protocolapp.protocol.checks.subject import Subject
from protocolapp.protocol.model import Protocol
from protocolapp.protocol.places import Path

_MOST_ROUNDS = 12


def salvaged(data: Any, error: ValidationError) -> Subject | None:
    """The protocol without the parts that are wrong, and the names those may have defined; None when nothing is left.

    data: the plain data that did not fit; parts are taken out of it.
    """
    broken: set[str] = set()
    for _ in range(_MOST_ROUNDS):
        paths = [_file_path(each["type"], each["loc"]) for each in error.errors(include_url=False)]
        if not _take_out(data, paths, broken):
            return None
        try:
            return Subject(Protocol.model_validate(data), frozenset(broken), whole=False)
        except ValidationError as next_error:
            error = next_error
    return None


def _file_path(kind: str, location: Path) -> Path:
    """What to take out: the value that is wrong, or the part in which something is missing."""
    path = tuple(step for step in location if step != "[key]")
    return path[:-1] if kind == "missing" else path


def _take_out(data: Any, paths: Iterable[Path], broken: set[str]) -> bool:
    """Whether something could be taken out; the last item of a list first, so that the others keep their places."""
    taken = False
    for path in sorted(set(paths), key=_from_the_end, reverse=True):
        holder, key = _holder(data, path)
        if holder is None:
            return False
        broken.update(_names(holder[key]))
        broken.add(str(key))
        del holder[key]
        taken = True
    return taken


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


def _names(data: Any) -> Iterator[str]:
    """Every key and short text: whatever may have been meant as a name."""
    if isinstance(data, dict):
        for key, item in data.items():
            yield key
            yield from _names(item)
    elif isinstance(data, list):
        for item in data:
            yield from _names(item)
    elif isinstance(data, str):
        yield data
