"""A case: the protocol with one set of choices made. What applies then, in order, by what it is for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from protocolapp.calc.equipment.pipetting import PipetteSet
from protocolapp.lint.ground import Ground
from protocolapp.lint.things import Ingredient, Thing, Use
from protocolapp.lint.values import Values
from protocolapp.plan.hands_on import milliseconds
from protocolapp.plan.model import Plan
from protocolapp.protocol.expression import Condition, Expression, Value
from protocolapp.protocol.model import Component, Placed, Plate, Protocol, Solution, Wait
from protocolapp.protocol.roles import Role
from protocolapp.quantity import Quantity

TAKEN_ON = (Role.BCA_ASSAY, Role.BRADFORD_ASSAY, Role.AFFINITY_BEADS, Role.SAMPLE_BUFFER)
"""What comes to a lysate of proteins next: its protein is measured, beads are added, or it is denatured."""


@dataclass(frozen=True)
class Case:
    """values: with the choices of this case."""

    ground: Ground
    values: Values

    @property
    def protocol(self) -> Protocol:
        """The whole protocol."""
        return self.ground.protocol

    @property
    def plan(self) -> Plan:
        """The plan of typical facts, with the defaults."""
        return self.ground.plan

    @property
    def pipettes(self) -> PipetteSet:
        """What volumes are taken with."""
        return self.ground.pipettes

    @property
    def chosen(self) -> Mapping[str, Value]:
        """What differs from the defaults; empty for the protocol as it stands."""
        return self.values.chosen

    def applies(self, condition: Condition | None) -> bool:
        """Whether what hangs on a condition is there."""
        return condition is None or self.values.holds(condition)

    @cached_property
    def steps(self) -> tuple[Placed, ...]:
        """The steps that apply, in order."""
        return tuple(
            placed
            for placed, conditions in self.ground.conditions
            if all(self.values.holds(one) for one in conditions)
        )

    @cached_property
    def plates(self) -> Mapping[str, Plate]:
        """The plates that apply."""
        return {name: one for name, one in self.protocol.plates.items() if self.applies(one.when)}

    @cached_property
    def kinds(self) -> tuple[str, ...]:
        """The kinds of tube that there are."""
        return tuple(name for name, tube in self.protocol.tubes.items() if self.applies(tube.when))

    @cached_property
    def uses(self) -> tuple[Use, ...]:
        """Every use, in the order of the steps; what tubes hold is told thing by thing."""
        return tuple(use for at, placed in enumerate(self.steps) for use in self._uses_at(at, placed))

    def of(self, role: Role) -> tuple[Use, ...]:
        """The uses of things with a role, in order."""
        return self._by_role.get(role, ())

    @cached_property
    def lyses(self) -> tuple[Use, ...]:
        """The uses of what lyses: of what has the role, and of solutions with detergent before the lysate is taken on.

        Detergent elsewhere only washes, or lets antibodies into fixed cells.
        """
        told = self.of(Role.LYSIS)
        taken_on = min((use.at for role in TAKEN_ON for use in self.of(role)), default=0)
        return told or tuple(use for use in self.of(Role.DETERGENT) if use.at < taken_on)

    def doing(self, role: Role) -> tuple[Placed, ...]:
        """The steps with a role."""
        return tuple(one for one in self.steps if role in one.step.roles)

    def used(self) -> tuple[Thing, ...]:
        """The things that are used, each once."""
        return tuple({use.thing.id: use.thing for use in self.uses}.values())

    def beside(self, use: Use) -> Iterator[Thing]:
        """What is used in the same section."""
        section = use.placed.section.id
        return (other.thing for other in self.uses if other.placed.section.id == section)

    @cached_property
    def begins(self) -> tuple[int, ...]:
        """When each step is expected to begin, in milliseconds from the first one, no sooner than its window."""
        begins: list[int] = []
        ends: dict[str, int] = {}
        at = 0
        for placed in self.steps:
            within = placed.step.within
            after = ends.get(within.key_in(placed.section.id)) if within is not None else None
            if within is not None and within.least is not None and after is not None:
                at = max(at, after + milliseconds(within.least))
            begins.append(at)
            at += self.ground.lengths[placed.key]
            ends[placed.key] = at
        return tuple(begins)

    @cached_property
    def ends(self) -> tuple[int, ...]:
        """When each step is expected to be over, its wait included."""
        lengths = (self.ground.lengths[placed.key] for placed in self.steps)
        return tuple(begin + length for begin, length in zip(self.begins, lengths, strict=True))

    @cached_property
    def things(self) -> Mapping[str, Thing]:
        """Every reagent and solution by its name in the file."""
        mixed = {name: self._mixed(name, one) for name, one in self.protocol.solutions.items()}
        return {**self.ground.reagents, **mixed}

    def wait_at(self, placed: Placed) -> Wait | None:
        """The wait or spin of a step."""
        return self.ground.waits.get(placed.key)

    @cached_property
    def _by_role(self) -> Mapping[Role, tuple[Use, ...]]:
        found: dict[Role, list[Use]] = {}
        for use in self.uses:
            for role in use.thing.roles:
                found.setdefault(role, []).append(use)
        return {role: tuple(uses) for role, uses in found.items()}

    def _mixed(self, name: str, solution: Solution) -> Thing:
        contains = tuple(
            Ingredient(component, ("solutions", name, "contains", place), self._strength(component))
            for place, component in enumerate(solution.contains)
            if self.applies(component.when)
        )
        within = (role for one in contains for role in one.component.roles)
        own = frozenset(solution.roles)
        path = ("solutions", name)
        return Thing(name, solution.name, path, own, own | frozenset(within), contains, keep=solution.keep)

    def _strength(self, component: Component) -> Quantity | None:
        final = component.final
        return self.values.quantity(final) if isinstance(final, Expression) else final

    def _uses_at(self, at: int, placed: Placed) -> Iterator[Use]:
        for name, amount in placed.step.uses.items():
            path = (*placed.path, "uses", name)
            held = [name] if name in self.things else self._held(name, placed)
            for each in held:
                yield Use(self.things[each], at, placed, path, amount)

    def _held(self, name: str, placed: Placed) -> list[str]:
        kinds = [kind for kind in placed.step.tubes or self.kinds if kind in self.kinds]
        held = (self.protocol.tubes[kind].holds.get(name, "") for kind in kinds)
        return list(dict.fromkeys(one for one in held if one in self.things))
