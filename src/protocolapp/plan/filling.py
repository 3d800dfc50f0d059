"""Solutions that others are made up with: made with what those take of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from protocolapp.plan.bind import Binding
from protocolapp.plan.demand import Demand
from protocolapp.plan.model import PlannedSolution
from protocolapp.plan.solutions import NOTHING, Wanted, plan_solution


def plan_solutions(wanted: Sequence[Wanted], known: Binding, typical: Binding) -> tuple[PlannedSolution, ...]:
    """All solutions of a run, in the order given; each is scaled after those that are made up with it."""
    protocol = known.setting.protocol
    fillers = {one.id: protocol.filler_of(one.solution) for one in wanted}
    planned: dict[str, PlannedSolution] = {}
    left = list(wanted)
    while left:
        waiting = {fillers[one.id] for one in left}
        ready = [
            one for one in left if one.id not in waiting
        ] or left  # a ring is told when the file is loaded
        for one in ready:
            filled = [
                planned[name] for name, filler in fillers.items() if filler == one.id and name in planned
            ]
            planned[one.id] = plan_solution(one, known, typical, _taken(filled))
        left = [one for one in left if one.id not in planned]
    return tuple(planned[one.id] for one in wanted)


def _taken(filled: Iterable[PlannedSolution]) -> Demand:
    """What these take in all to be made up."""
    total = NOTHING
    for one in filled:
        rest = next((component.value for component in one.components if component.rest), None)
        total += Demand(rest, one.waits_for, one.estimated)
    return total
