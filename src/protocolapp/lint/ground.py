"""What all cases of a protocol share, worked out once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from protocolapp.calc.equipment.pipetting import PipetteSet
from protocolapp.lint.things import Thing
from protocolapp.plan.hands_on import hands_on, milliseconds
from protocolapp.plan.model import Plan
from protocolapp.protocol.expression import Condition
from protocolapp.protocol.model import Entry, Per, Placed, Protocol, Wait
from protocolapp.quantity import Quantity


@dataclass(frozen=True)
class Ground:
    """plan: of typical facts, with the defaults."""

    protocol: Protocol
    plan: Plan
    pipettes: PipetteSet

    @cached_property
    def placed(self) -> tuple[Placed, ...]:
        """All steps, those of every way included."""
        return self.protocol.placed()

    @cached_property
    def conditions(self) -> tuple[tuple[Placed, tuple[Condition, ...]], ...]:
        """All steps, each with what must hold for it."""
        return tuple((placed, placed.conditions) for placed in self.placed)

    @cached_property
    def lasting(self) -> Mapping[str, int]:
        """How long solutions keep that say so, in milliseconds, by their names."""
        kept = (
            (name, one.keep.lasts) for name, one in self.protocol.solutions.items() if one.keep is not None
        )
        return {name: milliseconds(lasts) for name, lasts in kept if lasts is not None}

    @cached_property
    def smallest_volume(self) -> Quantity | None:
        """The least that any pipette sets."""
        return self.pipettes.smallest_volume

    @cached_property
    def entries(self) -> Mapping[str, Entry]:
        """What is entered once for the whole run."""
        steps = (placed.step for placed in self.placed if placed.step.per is None)
        return {name: entry for step in steps for name, entry in step.enter.items()}

    @cached_property
    def reagents(self) -> Mapping[str, Thing]:
        """The reagents by their names in the file."""
        return {
            name: Thing(
                name, one.name, ("reagents", name), frozenset(one.roles), frozenset(one.roles),
                host=one.host, against=one.against,
            )
            for name, one in self.protocol.reagents.items()
        }  # fmt: skip

    @cached_property
    def waits(self) -> Mapping[str, Wait]:
        """The wait or spin of each step that has one, by the step's key."""
        timed = ((placed.key, placed.step.timed) for placed in self.placed)
        return {key: wait for key, wait in timed if wait is not None}

    @cached_property
    def lengths(self) -> Mapping[str, int]:
        """How long each step is expected to take, all its rounds and waits, in milliseconds, by its key."""
        return {placed.key: self._length(placed) for placed in self.placed}

    def _length(self, placed: Placed) -> int:
        step, wait = placed.step, self.waits.get(placed.key)
        tubes = [tube for tube in self.plan.tubes if step.tubes is None or tube.kind in step.tubes]
        count = len(tubes if step.per is Per.TUBE else self.plan.tubes)
        hands = hands_on(step.takes, len(self.plan.samples), count)
        return step.repeat * (hands + (milliseconds(wait.rings_after) if wait is not None else 0))
