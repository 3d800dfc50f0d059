"""What of a protocol rests on which source."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from protocolapp.plan.model import Plan
from protocolapp.plan.number_ranges import number_ranges
from protocolapp.protocol.checks.citations import cited_in
from protocolapp.protocol.places import Path

_WORDS = {
    "parameters": ("value", "values"),
    "samples": ("column", "columns"),
    "reagents": ("reagent", "reagents"),
    "solutions": ("solution", "solutions"),
    "calculations": ("calculation", "calculations"),
}

_IN_A_SECTION, _IN_A_FORK = 4, 7
"""Parts of the path of a step: sections, 0, steps, 3; in a fork `of`, the choice and the place follow."""


def cited_for(plan: Plan) -> Mapping[str, str]:
    """A source's key -> `steps 3–9, 12; values Lysate protein per IP, Capture beads per IP`; each thing once."""
    found: dict[str, dict[str, dict[str, None]]] = {}
    numbers: dict[str, list[int]] = {}
    told = _Things(plan)
    for path, source in cited_in(plan.protocol, ()):
        kind = str(path[0])
        if kind == "sections":
            numbers.setdefault(source, []).extend(told.steps(path))
        else:
            found.setdefault(source, {}).setdefault(kind, {})[told.name(path)] = None
    keys = dict.fromkeys((*numbers, *found))
    return {key: "; ".join(_said(numbers.get(key, []), found.get(key, {}))) for key in keys}


def _said(numbers: list[int], things: Mapping[str, Mapping[str, None]]) -> Iterator[str]:
    if numbers:
        yield f"{'step' if len(set(numbers)) == 1 else 'steps'} {number_ranges(numbers)}"
    for kind, names in things.items():
        one, many = _WORDS.get(kind, (kind.rstrip("s"), kind))
        yield f"{one if len(names) == 1 else many} {', '.join(names)}"


class _Things:
    """Names things of the protocol by the place where they stand in it."""

    def __init__(self, plan: Plan) -> None:
        self._protocol = plan.protocol
        self._keys: dict[Path, str] = {placed.path: placed.key for placed in plan.protocol.placed()}
        self._numbers: dict[str, list[int]] = {}
        for step in plan.steps:
            self._numbers.setdefault(step.key, []).append(step.number)

    def steps(self, path: Path) -> list[int]:
        """The numbers of the step at ("sections", 0, "steps", 3, …); none where the plan leaves it out."""
        keys = (self._keys.get(path[:length]) for length in (_IN_A_FORK, _IN_A_SECTION))
        return self._numbers.get(next((key for key in keys if key is not None), ""), [])

    def name(self, path: Path) -> str:
        """The label or name of the thing at ("parameters", "protein_per_ip", …), else its key."""
        thing: Any = self._protocol
        named = str(path[0])
        for part in path[:3]:
            thing = thing.get(part) if isinstance(thing, dict) else getattr(thing, str(part), None)
            label = getattr(thing, "label", None) or getattr(thing, "name", None)
            if isinstance(label, str):
                named = label
        return named
