"""What a calculation sees: the values of a binding, from one row or from the run."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from protocolapp.protocol.expression import OfPlate, Per, Unknown, Value, Wanted
from protocolapp.quantity import Quantity

if TYPE_CHECKING:
    from protocolapp.plan.bind import Binding
    from protocolapp.plan.model import Missing


@dataclass(frozen=True, slots=True)
class RowScope:
    """The values as one row (a sample's or tube's id) sees them; "" is the run."""

    binding: Binding
    row: str = ""

    def lookup(self, name: str) -> Value | Unknown:
        resolved = self.binding.resolve(name, self.row)
        if resolved.value is not None:
            return resolved.value
        if resolved.waits_for:
            return _unknown(resolved.waits_for)
        return Unknown((Wanted(name, self.row),))

    def count(self, what: str) -> int | Unknown:
        counted = self.binding.count(what, self.row)
        return counted if isinstance(counted, int) else _unknown(counted)

    def of_plate(self, asked: OfPlate) -> Quantity | Unknown:
        told = self.binding.of_plate(asked)
        return _unknown(told) if isinstance(told, tuple) else told

    def per(self, name: str) -> Per | None:
        return self.binding.level_of(name)

    def rows(self, per: Per) -> Sequence[RowScope]:
        return [RowScope(self.binding, row) for row in self.binding.rows_of(per)]


def _unknown(waits: Sequence[Missing]) -> Unknown:
    return Unknown(tuple(Wanted(one.name, one.row) for one in waits))
