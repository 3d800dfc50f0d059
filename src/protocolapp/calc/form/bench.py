"""What is at hand while calculating: pipettes, rotors, the reagent catalogue, and the decimal mark of the screen."""

from __future__ import annotations

from collections.abc import Iterable

from protocolapp.calc.equipment.pipetting import PipetteSet
from protocolapp.lab import Lab, Pipette, Rotor
from protocolapp.lab.catalogue import Catalogue
from protocolapp.quantity import DecimalMark, Quantity, Unit, format_quantity

NO_CATALOGUE = Catalogue()


class Bench:
    """Everything a calculator takes from outside. It is cheap to make, and remembers the volumes it worked out."""

    def __init__(
        self,
        pipettes: Iterable[Pipette] = (),
        rotors: Iterable[Rotor] = (),
        catalogue: Catalogue = NO_CATALOGUE,
        decimal: DecimalMark = ".",
    ) -> None:
        self.pipettes = PipetteSet(pipettes, decimal)
        self.rotors = tuple(rotors)
        self.catalogue = catalogue
        self.decimal = decimal

    @classmethod
    def of(cls, lab: Lab, catalogue: Catalogue = NO_CATALOGUE, decimal: DecimalMark = ".") -> Bench:
        """The bench of a lab."""
        return cls(lab.pipettes, lab.rotors, catalogue, decimal)

    def show(
        self,
        quantity: Quantity,
        *,
        unit: Unit | str | None = None,
        increment: Quantity | None = None,
        floor_unit: Unit | str | None = None,
    ) -> str:
        """A quantity as people read it here."""
        return format_quantity(
            quantity, unit=unit, increment=increment, floor_unit=floor_unit, decimal=self.decimal
        )
