"""Values that a step needs and that are entered only where another way is gone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from protocolapp.protocol.checks.subject import Sort, Subject
from protocolapp.protocol.expression import AllOf, Condition, Insert, Is, names_in
from protocolapp.protocol.finding import Finding
from protocolapp.protocol.model import Placed, Protocol
from protocolapp.protocol.places import Path

Choices = Mapping[str, str]
"""By name, the choice it needs."""


def check_ways(subject: Subject) -> Iterator[Finding]:
    """Every name in an instruction, shown beside it, or in an amount, down to the entries it is made of."""
    there = {**_of_values(subject.protocol), **_of_entries(subject.protocol)}
    for one in subject.protocol.placed():
        here = _needed(one.conditions)
        for name, path, offset in _used(one):
            yield from _never(subject, name, here, there, path, offset)


def _of_entries(protocol: Protocol) -> dict[str, Choices]:
    return {name: _needed(one.conditions) for one in protocol.placed() for name in one.step.enter}


def _of_values(protocol: Protocol) -> dict[str, Choices]:
    """Of calculations and columns; a parameter that is not asked for still has its default."""
    groups = (protocol.calculations, protocol.samples.columns)
    return {
        name: _needed([one.when]) for group in groups for name, one in group.items() if one.when is not None
    }


def _needed(conditions: Iterable[Condition]) -> Choices:
    """What is surely chosen where all of these hold."""
    parts = [condition.tree for condition in conditions]
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
    subject: Subject, name: str, here: Choices, there: Mapping[str, Choices], path: Path, offset: int
) -> Iterator[Finding]:
    """A name that cannot be known here, because it is made of something of another way."""
    for one in _made_of(subject, name):
        needed = there.get(one, {})
        apart = [chosen for chosen, choice in needed.items() if here.get(chosen, choice) != choice]
        if apart:
            only = f"{_there_is(subject, one)} only where {apart[0]} is {needed[apart[0]]}"
            message = f"“{one}” {only}" if one == name else f"“{name}” needs “{one}”, which {only}"
            yield Finding(path, message, "Use one of this way, under a name of its own.", offset=offset)
            return


def _there_is(subject: Subject, name: str) -> str:
    return "is entered" if subject.names[name].sort is Sort.ENTRY else "applies"


def _made_of(subject: Subject, name: str) -> Sequence[str]:
    """The name and all that its formula needs, each once."""
    found = [name]
    for one in found:
        calculation = subject.protocol.calculations.get(one)
        if calculation is not None:
            found += [needed for needed in calculation.names if needed not in found]
    return found
