"""Which solutions a run makes, in which portions, and in front of which steps."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from protocolapp.plan.batches import batches_of
from protocolapp.plan.demand import Use
from protocolapp.plan.hands_on import milliseconds
from protocolapp.plan.prepare import prepare_ref
from protocolapp.plan.solutions import Wanted
from protocolapp.plan.turn import Turn
from protocolapp.protocol.model import Protocol


@dataclass(frozen=True, slots=True)
class Making:
    """A step of the plan's own: the making of a batch of a solution.

    before: the place of the turn it is made in front of.
    """

    solution: str
    index: int
    before: int

    @property
    def ref(self) -> str:
        return prepare_ref(self.solution, self.index)


def wanted_solutions(protocol: Protocol, turns: Sequence[Turn], uses: Sequence[Use]) -> list[Wanted]:
    """The solutions this run uses (or that say their own volume), and those they are made up with, in the order of
    the file.

    One that only steps use which do not apply is not made, whatever volume it says.
    """
    made = _made(protocol, uses)
    wanted: list[Wanted] = []
    for identity, solution in protocol.solutions.items():
        own = tuple(use for use in uses if use.id == identity)
        if identity not in made:
            continue
        lasts = solution.keep.lasts if solution.keep is not None else None
        places = sorted({use.place for use in own})
        batches = batches_of(places, turns, milliseconds(lasts) if lasts is not None else None)
        fresh = any(component.fresh for component in solution.contains)
        refs = {place: turns[place].ref for place in places}
        steps = [prepare_ref(identity)] + (
            [prepare_ref(identity, n) for n in range(1, len(batches) + 1)] if fresh else []
        )
        wanted.append(Wanted(identity, solution, own, batches, refs, tuple(steps)))
    return wanted


def _made(protocol: Protocol, uses: Sequence[Use]) -> set[str]:
    used_by_some_step = {name for _, step in protocol.steps() for name in step.uses}
    used = {use.id for use in uses}
    made = {
        name
        for name, solution in protocol.solutions.items()
        if name in used or (solution.volume is not None and name not in used_by_some_step)
    }
    fillers = {name: protocol.filler_of(solution) for name, solution in protocol.solutions.items()}
    while more := {filler for name in made if (filler := fillers[name]) is not None} - made:
        made |= more
    return made


def makings_of(wanted: Wanted) -> list[Making]:
    fresh = zip(range(1, len(wanted.steps)), wanted.batches, strict=False)
    return [Making(wanted.id, 0, 0), *(Making(wanted.id, index, batch.before) for index, batch in fresh)]


def in_order(turns: Sequence[Turn], makings: Iterable[Making]) -> list[Turn | Making]:
    """All steps as they will be done: every making right in front of its turn, those of *Prepare* first."""
    before: dict[int, list[Making]] = {}
    for making in makings:
        before.setdefault(making.before, []).append(making)
    order: list[Turn | Making] = []
    for place, turn in enumerate(turns):
        order += (*before.get(place, ()), turn)
    return order
