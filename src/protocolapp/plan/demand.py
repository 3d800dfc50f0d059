"""What the steps take of each solution and reagent: amount × rows × rounds, counted over what really
needs it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from protocolapp.plan.bind import Binding
from protocolapp.plan.model import Missing
from protocolapp.plan.turn import Line, Turn
from protocolapp.protocol.expression import CalculationError, Expression
from protocolapp.protocol.model import Protocol
from protocolapp.quantity import Quantity


@dataclass(frozen=True, slots=True)
class Use:
    """That a turn uses something.

    id: a solution's or reagent's. place: the turn's place; rows: "" for a step as a whole.
    """

    id: str
    place: int
    amount: Expression | None
    rows: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Demand:
    """How much is taken in all; nothing can be told where it is taken by volume here and by mass there.

    amount: None where no amount is given or none can be told. estimated: by typical values.
    """

    amount: Quantity | None
    waits_for: tuple[Missing, ...] = ()
    estimated: bool = False

    def __add__(self, other: Demand) -> Demand:
        """Both together, where both are volumes or masses; what only one of them tells is told."""
        amounts = [one for one in (self.amount, other.amount) if one is not None]
        waits = tuple(dict.fromkeys((*self.waits_for, *other.waits_for)))
        if len({one.dimension for one in amounts}) > 1:
            return Demand(None, waits)
        return Demand(
            sum(amounts[1:], amounts[0]) if amounts else None, waits, self.estimated or other.estimated
        )


def uses_of(protocol: Protocol, turns: Sequence[Turn]) -> tuple[Use, ...]:
    """Everything the turns use, in their order; a name that a tube holds stands for what it holds."""
    found: list[Use] = []
    for place, turn in enumerate(turns):
        for name, amount in turn.step.uses.items():
            if name in protocol.solutions or name in protocol.reagents:
                rows = tuple(line.id for line in turn.lines) if turn.step.per is not None else ("",)
                found.append(Use(name, place, amount, rows))
            else:
                found += (Use(held, place, amount, rows) for held, rows in _held(name, turn.lines).items())
    return tuple(found)


def _held(name: str, lines: Iterable[Line]) -> dict[str, tuple[str, ...]]:
    rows: dict[str, tuple[str, ...]] = {}
    for line in lines:
        held = line.tube.holds.get(name) if line.tube is not None else None
        if held is not None:
            rows[held] = (*rows.get(held, ()), line.id)
    return rows


def demand_of(uses: Iterable[Use], known: Binding, typical: Binding) -> Demand:
    """The sum of what these uses take.

    An amount not known yet is taken from the typical values, and marked.
    """
    total: Quantity | None = None
    waits: dict[Missing, None] = {}
    estimated = False
    for use in uses:
        if use.amount is None:
            continue
        for row in use.rows:
            amount, missing = _amount(use.amount, row, known)
            if amount is None:
                waits |= dict.fromkeys(missing)
                amount, _ = _amount(use.amount, row, typical)
                estimated = True
            if amount is None:
                return Demand(None, tuple(waits))
            if total is not None and amount.dimension != total.dimension:
                return Demand(None, tuple(waits))
            total = amount if total is None else total + amount
    return Demand(total, tuple(waits), estimated)


def _amount(
    expression: Expression, row: str, binding: Binding
) -> tuple[Quantity | None, tuple[Missing, ...]]:
    try:
        value, waits = binding.compute(expression, row)
    except CalculationError:
        # The calculation that fails carries its own flag.
        return None, ()
    return (value if isinstance(value, Quantity) else None), waits
