"""What to fetch: reagents, stocks and equipment, with the totals the run takes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from protocolapp.plan.bind import Binding
from protocolapp.plan.demand import Use, demand_of
from protocolapp.plan.model import PickItem, PlannedSolution
from protocolapp.plan.turn import Turn
from protocolapp.protocol.model import Protocol
from protocolapp.quantity import format_quantity

AS_NEEDED = "as needed"


def pick_list(
    protocol: Protocol, uses: Sequence[Use], turns: Sequence[Turn], solutions: Iterable[PlannedSolution],
    numbers: Mapping[str, int], known: Binding, typical: Binding,
) -> tuple[PickItem, ...]:  # fmt: skip
    """Reagents in order of first use, then the stocks of each solution, then equipment."""
    items = [_reagent(identity, uses, turns, numbers, known, typical) for identity in _used(protocol, uses)]
    for planned in solutions:
        filler = protocol.filler_of(protocol.solutions[planned.id])
        items += _stocks(planned, numbers, made_here=filler is not None)
    items += (
        PickItem(f"equipment.{identity}", equipment.name, "", note=equipment.note or "")
        for identity, equipment in protocol.equipment.items()
    )
    return tuple(items)


def _used(protocol: Protocol, uses: Iterable[Use]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(use.id for use in uses if use.id in protocol.reagents))


def _reagent(
    identity: str,
    uses: Sequence[Use],
    turns: Sequence[Turn],
    numbers: Mapping[str, int],
    known: Binding,
    typical: Binding,
) -> PickItem:
    reagent = known.setting.protocol.reagents[identity]
    own = [use for use in uses if use.id == identity]
    demand = demand_of(own, known, typical)
    total = format_quantity(demand.amount) if demand.amount is not None else AS_NEEDED
    steps = tuple(numbers[turns[use.place].ref] for use in own)
    return PickItem(
        identity, reagent.name, total, reagent.keep or "", reagent.note or "", steps, demand.estimated
    )


def _stocks(planned: PlannedSolution, numbers: Mapping[str, int], *, made_here: bool) -> list[PickItem]:
    """made_here: what it is made up with is another solution, and nothing to fetch."""
    steps = [numbers[ref] for ref in planned.steps]
    note = f"for {planned.name}"
    return [
        PickItem(
            f"{planned.id}.{one.key}",
            f"{one.what}, {one.stock}" if one.stock else one.what,
            format_quantity(one.value) if one.value is not None else one.take,
            note=note,
            used_in=tuple(steps[1:] if one.fresh else steps[:1]),
            estimated=planned.estimated,
        )
        for one in planned.components
        if not (one.rest and made_here)
    ]
