"""Reagents and solutions as the rules see them: by what they are for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from protocolapp.protocol.expression import Expression
from protocolapp.protocol.model import Component, Keep, Placed
from protocolapp.protocol.places import Path
from protocolapp.protocol.roles import Host, Role
from protocolapp.quantity import MOLAR, Dimension, Quantity, format_quantity


@dataclass(frozen=True, slots=True)
class Ingredient:
    """A component of a solution that applies. path: in the file. final: its strength; None while that is not known."""

    component: Component
    path: Path
    final: Quantity | None

    @property
    def name(self) -> str:
        """What it is."""
        return self.component.what

    @property
    def text(self) -> str:
        """`50 mM EDTA`: as the file says it, or as it is worked out."""
        final = self.final
        return f"{final.written or format_quantity(final)} {self.name}" if final is not None else self.name

    def amount(self, dimension: Dimension) -> Quantity | None:
        """Its strength, where that is known and told in this kind of unit."""
        return self.final if self.final is not None and self.final.dimension == dimension else None


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

    def strongest(self, role: Role) -> tuple[Ingredient, Quantity] | None:
        """The component with a role that has most of it, and its molar strength; None where none is told so."""
        molar = [(one, amount) for one in self.with_role(role) if (amount := one.amount(MOLAR)) is not None]
        return max(molar, key=lambda pair: pair[1], default=None)

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
