"""Seeding worked out: cells for so many wells, the volume of suspension that holds them, the medium beside it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction
from math import floor

from protocolapp.calc.mixtures.overage import enough_for
from protocolapp.quantity import Quantity, QuantityError

_PER_MILLILITRE = Quantity.of(1, "cells/mL").unit


@dataclass(frozen=True, slots=True)
class Dispensing:
    """What is made for the wells. volume: in each; overage: a share on top of all; dead: left in the trough, once."""

    wells: int
    volume: Quantity
    overage: Fraction
    dead: Quantity

    @property
    def total(self) -> Quantity:
        """wells × volume × (1 + overage) + dead volume."""
        return enough_for(self.volume, self.wells, self.overage, self.dead).to("mL")

    def most_wells(self, total: Quantity) -> int:
        """The largest number of wells that a total is enough for, rounded down."""
        left = total.base - self.dead.base
        return max(0, floor(left / (self.volume.base * (1 + self.overage))))

    def for_wells(self, wells: int) -> Dispensing:
        """The same for another number of wells."""
        return replace(self, wells=wells)


@dataclass(frozen=True, slots=True)
class Seeding:
    """per_well: live cells in each well; live: live cells per volume of the suspension they are taken from."""

    made: Dispensing
    per_well: Quantity
    live: Quantity

    @property
    def density(self) -> Quantity:
        """Live cells per volume of what is dispensed."""
        return density_of(self.per_well, self.made.volume)

    @property
    def cells(self) -> Quantity:
        """Live cells needed: what is dispensed, with the overage and the dead volume."""
        return (self.density * self.made.total).to("cells")

    @property
    def take(self) -> Quantity:
        """The volume of the suspension that holds them."""
        return (self.cells / self.live).to("mL")

    @property
    def medium(self) -> Quantity:
        """What makes it up to the total; negative where the suspension is too thin."""
        return self.made.total - self.take

    @property
    def too_thin(self) -> bool:
        """Whether the suspension holds fewer cells per volume than the wells must get."""
        return self.live < self.density

    def most_wells(self, available: Quantity) -> int:
        """The wells that the cells in so much of the suspension are enough for, rounded down."""
        return self.made.most_wells((available * (self.live / self.density)).to("mL"))


def density_of(cells: Quantity, volume: Quantity) -> Quantity:
    """Cells per volume, in cells/mL."""
    return (cells / volume).to(_PER_MILLILITRE)


def needed_density(made: Dispensing, per_well: Quantity, take: Quantity) -> Quantity:
    """The live cells per volume that a suspension must hold so that `take` of it is enough."""
    return density_of((per_well * (made.total / made.volume)).to("cells"), take)


def reached_per_well(made: Dispensing, live: Quantity, take: Quantity) -> Quantity:
    """The live cells that each well gets when `take` of the suspension goes into the total."""
    return (live * take).to("cells") * (made.volume.base / made.total.base)


def checked_viability(share: Fraction) -> Fraction:
    """The share as it is. Raises QuantityError unless it is above 0 and 1 at the most."""
    if not 0 < share <= 1:
        raise QuantityError("The viability must be above 0 % and 100 % at the most.", "Check the share.")
    return share
