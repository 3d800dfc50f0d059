"""Values that a step needs and that are entered only where another way is gone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from protocolapp.protocol.checks.subject import Subject
from protocolapp.protocol.expression import AllOf, Insert, Is, names_in
from protocolapp.protocol.finding import Finding
from protocolapp.protocol.model import Placed
from protocolapp.protocol.places import Path

Choices = Mapping[str, str]
"""By name, the choice it needs."""


def check_ways(subject: Subject) -> Iterator[Finding]:
    """Every name in an instruction, shown beside it, or in an amount, down to the entries it is made of."""
    given: dict[str, list[Choices]] = {}
    for one in subject.protocol.placed():
        for name in one.step.enter:
            given.setdefault(name, []).append(_needed(one))
    for one in subject.protocol.placed():
        here = _needed(one)
        for name, path, offset in _used(one):
            yield from _never(subject, name, here, given, path, offset)


def _needed(placed: Placed) -> Choices:
    """What is surely chosen where a step is done."""
    parts = [condition.tree for condition in placed.conditions]
    flat = [one for part in parts for one in (part.conditions if isinstance(part, AllOf) else (part,))]
    return {one.name: one.value for one in flat if isinstance(one, Is) and not one.negated}


def _used(placed: Placed) -> Iterator[tuple[str, Path, int]]:
    step, path = placed.step, placed.path
    for part in step.do.parts:
        if isinstance(part, Insert):
            yield part.name, (*path, "do"), part.offset
    for place, name in enumerate(step.show):
        yield name, (*path, "show", place), 0
    for used, amount in step.uses.items():
        for name in names_in(amount.tree) if amount is not None else ():
            yield name, (*path, "uses", used), 0


def _never(
    subject: Subject,
    name: str,
    here: Choices,
    given: Mapping[str, list[Choices]],
    path: Path,
    offset: int,
) -> Iterator[Finding]:
    for entry in _made_of(subject, name):
        for there in given.get(entry, [])[:1]:
            apart = [chosen for chosen in there if here.get(chosen, there[chosen]) != there[chosen]]
            if apart:
                message = f"“{entry}” is entered only where {apart[0]} is {there[apart[0]]}"
                if entry != name:
                    message = f"“{name}” needs “{entry}”, which is entered only where {apart[0]} is {there[apart[0]]}"
                yield Finding(path, message, "Ask for it in this way too, under another name.", offset=offset)
                return


def _made_of(subject: Subject, name: str) -> Sequence[str]:
    """The name and all that its formula needs, each once."""
    found = [name]
    for one in found:
        calculation = subject.protocol.calculations.get(one)
        if calculation is not None:
            found += [needed for needed in calculation.names if needed not in found]
    return found
