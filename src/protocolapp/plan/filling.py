"""Solutions that others are made up with: made with what those take of them."""

from __future__ import annotations

from collections.abc import Sequence

from protocolapp.plan.bind import Binding
from protocolapp.plan.demand import Demand
from protocolapp.plan.model import PlannedSolution
from protocolapp.plan.solutions import Wanted, plan_solution


def plan_solutions(wanted: Sequence[Wanted], known: Binding, typical: Binding) -> tuple[PlannedSolution, ...]:
    """All solutions of a run, in the order given; each is scaled after those that are made up with it."""
    planned: dict[str, PlannedSolution] = {}
    left = list(wanted)
    while left:
        waiting = {one.solution.make_up_with for one in left}
        ready = [
            one for one in left if one.id not in waiting
        ] or left  # a ring is told when the file is loaded
        for one in ready:
            planned[one.id] = plan_solution(one, known, typical, _taken(one.id, wanted, planned))
        left = [one for one in left if one.id not in planned]
    return tuple(planned[one.id] for one in wanted)


def _taken(solution: str, wanted: Sequence[Wanted], planned: dict[str, PlannedSolution]) -> Demand:
    """What the solutions already scaled take of this one to be made up."""
    total = Demand(None)
    for one in wanted:
        if one.solution.make_up_with == solution and one.id in planned:
            other = planned[one.id]
            rest = next((each.value for each in other.components if each.rest), None)
            total += Demand(rest, other.waits_for, other.estimated)
    return total
