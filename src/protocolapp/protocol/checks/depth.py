"""How long a chain of values may be, each worked out from the one before: it is followed from its end to its start."""

from __future__ import annotations

from collections.abc import Iterator

from protocolapp.protocol.checks.rings import in_turn
from protocolapp.protocol.checks.subject import Subject
from protocolapp.protocol.expression import Expression, counted_in, height, names_in, names_in_condition
from protocolapp.protocol.finding import Finding

MOST = 600
"""Levels of calls, within the thousand that Python allows with what lies above them."""

_FOR_A_NAME, _FOR_A_PART = 14, 2
"""Levels that a value takes, and each part of its formula that stands inside another."""


def check_depth(subject: Subject) -> Iterator[Finding]:
    """The first value that stands at the end of too long a chain."""
    needs, costs = _needs(subject)
    levels: dict[str, int] = {}
    for name in in_turn(needs):
        levels[name] = costs[name] + max((levels.get(one, 0) for one in needs[name]), default=0)
        if levels[name] > MOST:
            message = f"too many values are worked out one from another before “{name}”"
            named = subject.names.get(name)
            path = named.path if named is not None else ()
            yield Finding(path, message, "Put some of their formulas together into one.", at_key=True)
            return


def _needs(subject: Subject) -> tuple[dict[str, tuple[str, ...]], dict[str, int]]:
    """By name what it is worked out from, or depends on, and the levels it takes by itself."""
    protocol = subject.protocol
    needs, costs = dict[str, tuple[str, ...]](), dict[str, int]()
    for name, one in (*protocol.parameters.items(), *protocol.samples.columns.items()):
        value = getattr(one, "value", None)
        needs[name], costs[name] = _of([value] if value is not None else [])
    for name, calculation in protocol.calculations.items():
        formulas = (calculation.value, calculation.otherwise, calculation.least, calculation.most)
        told = [*(one for one in formulas if one is not None), *calculation.of.values()]
        needs[name], costs[name] = calculation.names, _of(told)[1]
    for name, plate in protocol.plates.items():
        needs[name], costs[name] = _of(plate.formulas)
    for name, solution in protocol.solutions.items():
        filler = protocol.filler_of(solution)
        needs[name], costs[name] = ((filler,) if filler is not None else ()), _FOR_A_NAME
    for group in (protocol.parameters, protocol.samples.columns, protocol.calculations, protocol.plates):
        for name, part in group.items():
            if part.when is not None:
                needs[name] = (*needs[name], *names_in_condition(part.when.tree))
    return needs, costs


def _of(formulas: list[Expression] | tuple[Expression, ...]) -> tuple[tuple[str, ...], int]:
    trees = [formula.tree for formula in formulas]
    names = tuple(name for tree in trees for name in (*names_in(tree), *counted_in(tree)))
    return names, _FOR_A_NAME + _FOR_A_PART * max((height(tree) for tree in trees), default=0)
