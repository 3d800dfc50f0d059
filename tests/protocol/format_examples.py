"""Puts each example of the model where it belongs in a whole protocol, so that reading it shows whether it holds."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from copy import deepcopy
from itertools import zip_longest
from pathlib import Path
from typing import Any

from protocolapp.protocol.places import data_of
from protocolapp.protocol.reading import read_file
from protocolapp.protocol.reference import Key, PartOfFile, parts_of_file

FOLDER = Path(__file__).parents[1] / "data/format_examples"
BESIDE = str(FOLDER / "example.yaml")
"""Where the protocols lie that examples name."""


def read(name: str) -> Any:
    root, problems = read_file(FOLDER / name)
    assert root is not None
    assert not problems
    return data_of(root, str)


WORLD: Mapping[str, Any] = read("world.yaml")
PLACES: Mapping[str, Any] = read("places.yaml")


def every_key() -> Iterator[tuple[str, PartOfFile, Key]]:
    for part in parts_of_file():
        for key in part.keys:
            yield f"{part.model.__name__}.{key.name}", part, key


def every_example() -> Iterator[tuple[str, PartOfFile, Key, Any]]:
    for name, part, key in every_key():
        for number, example in enumerate(key.examples):
            yield f"{name}[{number}]" if number else name, part, key, example


def whole_protocol(part: PartOfFile, key: Key, example: Any) -> dict[str, Any]:
    """The data of a protocol in which this example stands."""
    assert part.model.__name__ in PLACES, f"say in places.yaml where a {part.model.__name__} stands"
    place = PLACES[part.model.__name__]
    whole: dict[str, Any] = deepcopy(dict(read(place["in"]) if "in" in place else WORLD))
    here = _part_at(whole, [int(step) if step.isdigit() else step for step in place["at"]])
    if "into" in place:
        here.clear()
        here.update(deepcopy(place["into"]))
    asked = place.get("keys", {}).get(key.name, {})
    for gone in asked.get("without", ()):
        here.pop(gone, None)
    here.update(deepcopy(asked.get("with", {})))
    here[key.name] = _joined(here.get(key.name), example, at_top=here is whole)
    _merge(whole, asked.get("around", {}))
    return whole


def _part_at(whole: dict[str, Any], path: list[str | int]) -> dict[str, Any]:
    found: Any = whole
    for step, below in zip_longest(path, path[1:]):
        made: Any = [] if isinstance(below, int) else {}
        if isinstance(step, str):
            found = found.setdefault(step, made)
        else:
            if step == len(found):
                found.append(made)
            found = found[step]
    assert isinstance(found, dict)
    return found


def _joined(there: Any, example: Any, *, at_top: bool) -> Any:
    """At the top of the file an example joins what is there, so that what the rest of it names stays."""
    if at_top and isinstance(there, dict):
        joined = deepcopy(there)
        _merge(joined, example)
        return joined
    return [*there, *example] if at_top and isinstance(there, list) else example


def _merge(into: dict[str, Any], more: Mapping[str, Any]) -> None:
    for key, value in more.items():
        if isinstance(value, Mapping) and isinstance(into.get(key), dict):
            _merge(into[key], value)
        else:
            into[key] = deepcopy(value)
