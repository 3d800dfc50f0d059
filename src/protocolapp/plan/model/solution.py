"""A solution scaled to a run, and the portions it is made in."""

from __future__ import annotations

from dataclasses import dataclass

from protocolapp.calc.flag import Flag
from protocolapp.plan.model.values import Missing
from protocolapp.quantity import Quantity


@dataclass(frozen=True, slots=True)
class Component:
    """A line of a recipe as worked out.

    take: the volume or mass, as shown; plain: the same for the clipboard. pipette: `P1000, 2 × 550 µL`.
    delivered: the strength that this really gives, where it differs in what is shown. rest: it makes the
    mixture up to its volume. value: the exact amount.
    """

    key: str
    what: str
    final: str
    stock: str
    take: str
    plain: str
    pipette: str = ""
    delivered: str = ""
    fresh: bool = False
    rest: bool = False
    cite: str = ""
    value: Quantity | None = None


@dataclass(frozen=True, slots=True)
class PlannedBatch:
    """What is made in one go of a solution: the base, or a day's portion with its fresh components.

    index: 0 for what is made in section Prepare, 1, 2 … for the portions completed with fresh components.
    volume: what the mixture is made up to, exact. used_in: refs of the steps that use it.
    """

    solution: str
    name: str
    index: int
    fresh: bool
    volume: Quantity
    volume_text: str
    components: tuple[Component, ...]
    used_in: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PlannedSolution:
    """A solution scaled to the run.

    need: before the overage; volume: with it; None while unknown. components: for the whole volume, in
    order of addition. steps: refs of the steps that make it. estimated: some amounts are not known yet and
    typical ones stand for them.
    """

    id: str
    name: str
    need: Quantity | None
    need_text: str
    volume: Quantity | None
    volume_text: str
    overage_text: str
    keep: str
    note: str
    components: tuple[Component, ...]
    batches: tuple[PlannedBatch, ...]
    steps: tuple[str, ...]
    flags: tuple[Flag, ...] = ()
    waits_for: tuple[Missing, ...] = ()
    estimated: bool = False
    cite: str = ""
