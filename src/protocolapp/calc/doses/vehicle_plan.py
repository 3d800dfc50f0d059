"""The same vehicle in every well: volumes, strengths on the way, and the share of vehicle that each dose ends in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from protocolapp.quantity import Quantity


class Route(StrEnum):
    """How a dose gets from the stock into the well."""

    DIRECT = "direct"
    INTERMEDIATE = "intermediate"
    MATCHED = "matched"
    MEDIUM = "medium"
    BACKFILL = "backfill"


@dataclass(frozen=True, slots=True)
class WellFilling:
    """added: the one equal addition. well: the final volume, with it. share: of vehicle in it."""

    added: Quantity
    well: Quantity
    share: Fraction

    @property
    def strength(self) -> Fraction:
        """How many times stronger than in the well what is added must be: (w + a) / a."""
        return (self.well / self.added).as_number()

    @property
    def share_added(self) -> Fraction:
        """The share of vehicle in what is added; above 1 it cannot be."""
        return self.share * self.strength


def fill_with_vehicle(volume: Quantity, share: Fraction, *, before: bool) -> WellFilling:
    """Pure vehicle straight into the well. before: `volume` is what the well holds already, else the total."""
    if before:
        added = (volume * (share / (1 - share))).to(volume.unit)
        return WellFilling(added, volume + added, share)
    return WellFilling((volume * share).to(volume.unit), volume, share)


def fill_with_medium(volume: Quantity, added: Quantity, share: Fraction, *, before: bool) -> WellFilling:
    """A larger equal addition of compound in medium."""
    return WellFilling(added, volume + added if before else volume, share)


@dataclass(frozen=True, slots=True)
class Dose:
    """final: strength in the well; zero for the vehicle. compound, vehicle: what goes into the well as compound in
    vehicle, and as vehicle alone; the vehicle is negative where the compound takes more than there may be.
    """

    final: Quantity
    compound: Quantity
    vehicle: Quantity
    well: Quantity

    @property
    def share(self) -> Fraction:
        """Of vehicle in the well."""
        return ((self.compound + self.vehicle) / self.well).as_number()


def equal_doses(finals: Sequence[Quantity], filling: WellFilling) -> tuple[Dose, ...]:
    """Diluted in pure vehicle: each dose brings the same volume of it, and the vehicle control too."""
    all_of_it = (filling.well * filling.share).to(filling.well.unit)
    nothing = all_of_it * 0
    doses = [Dose(final, all_of_it, nothing, filling.well) for final in finals]
    return (*doses, Dose(finals[-1] * 0, nothing, all_of_it, filling.well))


def back_filled_doses(finals: Sequence[Quantity], stock: Quantity, filling: WellFilling) -> tuple[Dose, ...]:
    """Each dose straight from the stock, filled up with vehicle to %·V: %·V − V_compound."""
    limit = (filling.well * filling.share).to(filling.well.unit)
    taken = [(filling.well * (final / stock)).to(filling.well.unit) for final in (*finals, finals[-1] * 0)]
    return tuple(
        Dose(final, one, limit - one, filling.well)
        for final, one in zip((*finals, finals[-1] * 0), taken, strict=True)
    )


def falling_doses(finals: Sequence[Quantity], stock: Quantity, well: Quantity) -> tuple[Dose, ...]:
    """Diluted in plain medium: the vehicle is diluted with the compound, and the control has none."""
    nothing = well * 0
    return tuple(
        Dose(final, (well * (final / stock)).to(well.unit), nothing, well)
        for final in (*finals, finals[-1] * 0)
    )


@dataclass(frozen=True, slots=True)
class Intermediate:
    """A dose in medium before it goes into the wells. strength: n times the final. take: from the tube in vehicle."""

    strength: Quantity
    take: Quantity
    made: Quantity

    @property
    def medium(self) -> Quantity:
        return self.made - self.take


def plan_intermediate(
    finals: Sequence[Quantity],
    filling: WellFilling,
    need: Quantity,
    blank: Quantity,
    least: Quantity | None,
) -> tuple[Intermediate, ...]:
    """The intermediate plate: n X in medium, all with the same vehicle; the last one is vehicle alone.

    need: of each dose; blank: of the vehicle. least: what the pipettes can set; more is made where the vehicle
    would be too little to set.
    """
    share = filling.share_added
    fewest = need * 0 if least is None else (least / share).to(need.unit)

    def step(final: Quantity, wanted: Quantity) -> Intermediate:
        made = max(wanted, fewest)
        return Intermediate((final * filling.strength).to(final.unit), (made * share).to(made.unit), made)

    return (*(step(final, need) for final in finals), step(finals[-1] * 0, blank))
