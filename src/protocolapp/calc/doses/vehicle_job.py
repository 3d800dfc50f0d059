"""What is wanted of a dose series with the same vehicle everywhere."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from protocolapp.calc.doses.series_shape import Shape
from protocolapp.calc.doses.vehicle_plan import Route, WellFilling
from protocolapp.calc.mixtures.overage import enough_for
from protocolapp.quantity import Quantity


@dataclass(frozen=True, slots=True)
class Job:
    """What is wanted. wells, blanks: for each dose, and for the vehicle. keep: the least in a tube of vehicle."""

    route: Route
    stock: Quantity
    shape: Shape
    filling: WellFilling
    wells: int
    blanks: int
    overage: Fraction
    keep: Quantity
    name: str

    @property
    def finals(self) -> tuple[Quantity, ...]:
        return self.shape.strengths

    @property
    def need(self) -> Quantity:
        """Of what is added, for the wells of one dose."""
        return enough_for(self.filling.added, self.wells, self.overage)

    @property
    def blank_need(self) -> Quantity:
        """The same for the wells of the vehicle."""
        return enough_for(self.filling.added, self.blanks, self.overage)

    @property
    def vehicle_factor(self) -> Fraction:
        """How many times stronger the tubes in vehicle are than the wells: 200 for 0.5 %."""
        return 1 / self.filling.share
