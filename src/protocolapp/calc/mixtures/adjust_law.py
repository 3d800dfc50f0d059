"""Two sources of one component, by themselves: x = V·(w − h) / (S − w) and w = (V·h + x·S) / (V + x)."""

from __future__ import annotations

from dataclasses import dataclass

from protocolapp.quantity import Quantity


@dataclass(frozen=True, slots=True)
class Sources:
    """volume: of what is there; have: how strong it is; stock: how strong what is added is, None for diluent.

    Both strengths are of one kind.
    """

    volume: Quantity
    have: Quantity
    stock: Quantity | None = None

    @property
    def added(self) -> Quantity:
        """The strength of what is added, zero for diluent."""
        return self.stock if self.stock is not None else self.have * 0


@dataclass(frozen=True, slots=True)
class Adjustment:
    """add: so much of what is added; volume: what there is then; strength: how strong it is then."""

    add: Quantity
    volume: Quantity
    strength: Quantity


def add_for(volume: Quantity, have: Quantity, want: Quantity, added: Quantity) -> Adjustment | None:
    """What to add of something of strength `added` (zero for diluent) so that `have` becomes `want`.

    x = V·(w − h) / (S − w). None where no amount of it gets there. Raises DimensionError for strengths of two kinds.
    """
    up, room = want - have, added - want
    if up.is_zero:
        return Adjustment(volume * 0, volume, want)
    if room.is_zero or up.is_negative != room.is_negative:
        return None
    add = (volume * (up / room)).to(volume.unit)
    return Adjustment(add, volume + add, want)


def add_this(volume: Quantity, have: Quantity, add: Quantity, added: Quantity) -> Adjustment:
    """The strength after adding: w = (V·h + x·S) / (V + x)."""
    total = volume + add
    there = have.base * volume.base + added.base * add.base
    unit = have.unit if not have.is_zero else added.unit
    return Adjustment(add, total, Quantity(there / total.base / unit.factor, unit))
