"""What a section needs of its protocol: every name its steps mention, and what those need in turn."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from protocolapp.protocol.expression import (
    Condition,
    Expression,
    counted_in,
    names_in,
    names_in_condition,
)
from protocolapp.protocol.model import Placed, Plate, Protocol, Section
from protocolapp.protocol.model.base import Part
from protocolapp.protocol.model.solution import WATER

GROUPS = (
    "parameters",
    "columns",
    "tubes",
    "reagents",
    "equipment",
    "solutions",
    "calculations",
    "tables",
    "plates",
)
"""Where names are defined; `columns` are those of the sample table."""


@dataclass(frozen=True, slots=True)
class Definition:
    """A name, the group it is defined in, and how."""

    group: str
    name: str
    part: Part


def definitions_of(protocol: Protocol) -> Mapping[str, Definition]:
    """Every name that a section may need, but for what is entered at its own steps."""
    found: dict[str, Definition] = {}
    for group in GROUPS:
        held: Mapping[str, Part] = (
            protocol.samples.columns if group == "columns" else getattr(protocol, group)
        )
        found |= {name: Definition(group, name, part) for name, part in held.items()}
    return found


def needed_by(section: Section, protocol: Protocol, own: Iterable[str]) -> dict[str, Definition]:
    """What a section of a protocol needs, in the order in which it is met. own: names that are defined elsewhere."""
    defined, others = definitions_of(protocol), set(own)
    found: dict[str, Definition] = {}
    waiting = [name for one in protocol.placed() if one.section is section for name in _of_step(one)]
    waiting += _condition(section.when)
    while waiting:
        name = waiting.pop(0)
        if name in defined and name not in found and name not in others:
            found[name] = defined[name]
            waiting += _of_definition(defined[name])
    return found


def _of_step(placed: Placed) -> Iterator[str]:
    step = placed.step
    yield from (*step.do.names, *step.show, *step.fills, *step.actual, *step.uses, *(step.tubes or ()))
    for amount in step.uses.values():
        yield from _expression(amount)
    for condition in placed.conditions:
        yield from names_in_condition(condition.tree)
    if step.spin is not None and step.spin.rotor is not None:
        yield step.spin.rotor
    yield from (entry.plate for entry in step.enter.values() if entry.plate is not None)


def _of_definition(definition: Definition) -> Iterator[str]:
    return _LOOKED_INTO.get(definition.group, _nothing)(definition.part)


def _nothing(part: Part) -> Iterator[str]:
    del part
    return iter(())


def _given(part: Part) -> Iterator[str]:
    yield from _condition(getattr(part, "when", None))
    yield from _expression(getattr(part, "value", None))


def _tube(part: Part) -> Iterator[str]:
    yield from getattr(part, "holds", {}).values()
    yield from _condition(getattr(part, "when", None))


def _solution(part: Part) -> Iterator[str]:
    filler = getattr(part, "make_up_with", WATER)
    if filler != WATER:
        yield filler
    yield from _expression(getattr(part, "volume", None))
    for component in getattr(part, "contains", ()):
        yield from _condition(component.when)
        for formula in component.formulas.values():
            yield from _expression(formula)


def _calculation(part: Part) -> Iterator[str]:
    yield from getattr(part, "names", ())
    formulas = ("value", "otherwise", "least", "most")
    yield from (name for key in formulas for name in _expression(getattr(part, key, None)))
    look_up = getattr(part, "look_up", None)
    if look_up is not None:
        yield look_up


def _plate(part: Part) -> Iterator[str]:
    assert isinstance(part, Plate)  # noqa: S101 - the group holds nothing else
    for expression in part.formulas:
        yield from _expression(expression)
    yield from _condition(part.when)


_LOOKED_INTO: Mapping[str, Callable[[Part], Iterator[str]]] = {
    "parameters": _given,
    "columns": _given,
    "tubes": _tube,
    "solutions": _solution,
    "calculations": _calculation,
    "plates": _plate,
}


def _expression(expression: Expression | None) -> tuple[str, ...]:
    if expression is None:
        return ()
    return (*names_in(expression.tree), *counted_in(expression.tree))


def _condition(condition: Condition | None) -> tuple[str, ...]:
    return names_in_condition(condition.tree) if condition is not None else ()
