"""Every `cite:` names a source of the file, or the lab."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache

from protocolapp.protocol.checks.subject import Subject
from protocolapp.protocol.finding import Finding
from protocolapp.protocol.known import nearest
from protocolapp.protocol.model import LAB, Source
from protocolapp.protocol.model.base import Part
from protocolapp.protocol.places import Path


def check_citations(subject: Subject) -> Iterator[Finding]:
    """Sources that are not there, and a source that is called `lab`."""
    return cited_wrongly(subject.protocol, subject.protocol.citations, subject.excused)


def cited_wrongly(
    part: Part, citations: Mapping[str, Source], excused: Callable[[str], bool]
) -> Iterator[Finding]:
    """The same for any file with `citations:`. excused: names of which nothing can be said."""
    known = {LAB, *citations}
    if LAB in citations:
        message = "“lab” stands for the lab's own choice"
        yield Finding(("citations", LAB), message, "Give this source another key, such as G1.", at_key=True)
    for path, cited in cited_in(part, ()):
        if cited not in known and not excused(cited):
            near = nearest(cited, known)
            remedy = f"Did you mean {near}?" if near else f"Add {cited}: under citations:, or write lab."
            yield Finding(path, f"there is no source “{cited}”", remedy)


def cited_in(part: Part, path: Path) -> Iterator[tuple[Path, str]]:
    """Every source that a part names, and where."""
    for name, key in _looked_through(type(part)):
        value = getattr(part, name)
        if not value:
            continue
        if isinstance(value, str):
            yield (*path, key), value
        else:
            yield from _inside(value, (*path, key))


def _inside(value: object, path: Path) -> Iterator[tuple[Path, str]]:
    """What the parts in a list or under names cite."""
    if isinstance(value, Part):
        yield from cited_in(value, path)
    elif isinstance(value, dict):
        for name, item in value.items():
            yield from _inside(item, (*path, name))
    elif isinstance(value, tuple):
        for place, item in enumerate(value):
            yield from _inside(item, (*path, place))


@lru_cache(maxsize=64)
def _looked_through(part: type[Part]) -> tuple[tuple[str, str], ...]:
    """Fields and keys of a part that cite something, or hold parts that may."""
    found = []
    for name, field in part.model_fields.items():
        if name == "cite" or name.endswith("_cite") or _holds_parts(field.annotation):
            found.append((name, field.alias or name))
    return tuple(found)


def _holds_parts(annotation: object) -> bool:
    if isinstance(annotation, type) and issubclass(annotation, Part):
        return True
    return any(_holds_parts(inner) for inner in getattr(annotation, "__args__", ()))
