"""Reagents and solutions as the rules see them: by what they are for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from protocolapp.protocol.expression import Expression
from protocolapp.protocol.model import Component, Keep, Placed
from protocolapp.protocol.places import Path
from protocolapp.protocol.roles import Host, Role
from protocolapp.quantity import Dimension, Quantity


@dataclass(frozen=True, slots=True)
class Ingredient:
    """A component of a solution that applies, with its path in the file."""

    component: Component
    path: Path

    @property
    def name(self) -> str:
        """What it is."""
        return self.component.what

    @property
    def final(self) -> Quantity:
        """Its strength in the solution."""
        return self.component.final


@dataclass(frozen=True, slots=True)
class Thing:
    """A reagent or a solution. roles: its own and those of what it contains; own: its own. contains: of a solution."""

    id: str
    name: str
    path: Path
    own: frozenset[Role]
    roles: frozenset[Role]
    contains: tuple[Ingredient, ...] = ()
    host: Host | None = None
    against: Host | None = None
    keep: Keep | None = None

    def with_role(self, role: Role) -> Iterator[Ingredient]:
        """Its components that have a role."""
        return (one for one in self.contains if role in one.component.roles)

    def strongest(self, role: Role, dimension: Dimension) -> Ingredient | None:
        """The component with a role that has most of it, among those told in this kind of unit."""
        of_kind = [one for one in self.with_role(role) if one.final.dimension == dimension]
        return max(of_kind, key=lambda one: one.final.base, default=None)

    def place_of(self, role: Role) -> Path:
        """Where the role stands: at the component that has it, else at the thing itself."""
        return next((one.path for one in self.with_role(role)), self.path)


@dataclass(frozen=True, slots=True)
class Use:
    """A step that uses a thing. at: the step's place among those of the case. amount: for each row."""

    thing: Thing
    at: int
    placed: Placed
    path: Path
    amount: Expression | None = None


def apart(uses: Iterable[Use]) -> tuple[Use, ...]:
    """The first use of each thing."""
    first: dict[str, Use] = {}
    for use in uses:
        first.setdefault(use.thing.id, use)
    return tuple(first.values())
