"""Which cases are looked at: the protocol as it stands, each choice changed singly, and each two of them together."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import chain, combinations

from protocolapp.lint.case import Case
from protocolapp.lint.ground import Ground
from protocolapp.lint.values import Values
from protocolapp.protocol.expression import Condition, Is, Value, parts_of
from protocolapp.protocol.model import Kind, Parameter, Valued
from protocolapp.protocol.values import kind_of

MOST_CASES = 64
"""No more than this are looked at, the single changes first."""


def cases_of(ground: Ground) -> Iterator[Case]:
    """The case as it stands first. Only choices are changed that something hangs on."""
    standing = Case(ground, Values(ground, {}))
    yield standing
    options = {name: _others(name, valued, standing) for name, valued in _choices(ground).items()}
    singly = [{name: value} for name, values in options.items() for value in values]
    pairs = [{**one, **other} for one, other in combinations(singly, 2) if not one.keys() & other.keys()]
    for chosen in [*singly, *pairs][: MOST_CASES - 1]:
        made = Case(ground, Values(ground, chosen))
        if _can_be_chosen(made):
            yield made


def words(ground: Ground, chosen: Mapping[str, Value]) -> str:
    """`“Read-out” is ADP-Glo and “Stop” is EDTA`."""
    valued: dict[str, Valued] = {**ground.entries, **ground.protocol.parameters}
    labels = {name: one.label for name, one in valued.items()}
    return " and ".join(f"“{labels.get(name, name)}” is {_word(value)}" for name, value in chosen.items())


def _word(value: Value) -> str:
    return ("yes" if value else "no") if isinstance(value, bool) else str(value)


def _choices(ground: Ground) -> dict[str, Valued]:
    valued: dict[str, Valued] = {**ground.entries, **ground.protocol.parameters}
    parts = (part for condition in _conditions(ground) for part in parts_of(condition.tree))
    named = [part.name for part in parts if isinstance(part, Is)]
    named += [one.choose_one for one in ground.protocol.calculations.values() if one.choose_one is not None]
    return {name: valued[name] for name in dict.fromkeys(named) if name in valued}


def _conditions(ground: Ground) -> Iterator[Condition]:
    for placed in ground.placed:
        yield from placed.conditions
    protocol = ground.protocol
    components = (component.when for one in protocol.solutions.values() for component in one.contains)
    tubes = (tube.when for tube in protocol.tubes.values())
    plates = (plate.when for plate in protocol.plates.values())
    yield from (condition for condition in chain(components, tubes, plates) if condition is not None)


def _others(name: str, valued: Valued, standing: Case) -> list[Value]:
    """The choices that are not the one taken by default."""
    now = standing.values.lookup(name)
    kind = kind_of(valued)
    if kind is Kind.CHOICE:
        return [choice for choice in valued.choices or () if choice != now]
    return [not now] if kind is Kind.YES_NO and isinstance(now, bool) else []


def _can_be_chosen(case: Case) -> bool:
    """Whether what is changed is asked at all in this case."""
    asked = (case.protocol.parameters.get(name) for name in case.chosen)
    return all(case.applies(one.when) for one in asked if isinstance(one, Parameter))
