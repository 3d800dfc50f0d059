"""How much powder makes a solution: from a strength and a volume through molar mass, form, purity and water."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from protocolapp.calc.substances.strengths import as_mass_concentration
from protocolapp.quantity import MOLAR, Quantity, QuantityError, as_unit

LEAST_STEPS = 10
"""So many steps of a balance are the least worth weighing: rounding alone then errs by 5 % at the most.

The lab's choice.
"""

DENSEST = Quantity.of(2, "g/mL")
"""More powder than that in a volume is hardly ever dissolved: a slip in a unit. The lab's choice."""

_MG_PER_ML = as_unit("mg/mL")


@dataclass(frozen=True, slots=True)
class Powder:
    """What is in the bottle.

    mw: of this form; None is enough for strengths in mass. factor: how many times as heavy it is as the form
    that a strength in mass is meant of. content: the share of its weight that is this form at all: purity
    times what is not water.
    """

    mw: Quantity | None
    factor: Fraction = Fraction(1)
    content: Fraction = Fraction(1)

    def per_volume(self, strength: Quantity) -> Quantity:
        """What to weigh for each volume. Raises QuantityError for a molar strength without a molar mass."""
        density = as_mass_concentration(strength, self.mw)
        if density is None:
            raise QuantityError("A molar strength needs a molar mass.", "Give the molar mass of the bottle.")
        return density * (1 if strength.dimension == MOLAR else self.factor) * (1 / self.content)

    def mass(self, strength: Quantity, volume: Quantity) -> Quantity:
        """m = C·V·MW / (purity·(1 - water)); for a strength in mass C·V·f / (purity·(1 - water))."""
        return self.per_volume(strength) * volume

    def volume(self, mass: Quantity, strength: Quantity) -> Quantity:
        """V = m·purity·(1 - water) / (C·MW): what a vial is brought to."""
        return mass / self.per_volume(strength)

    def strength(self, mass: Quantity, volume: Quantity) -> Quantity:
        """What a mass in a volume gives: molar where the molar mass is known, else mass per volume."""
        weighed = mass / volume * self.content
        if self.mw is not None:
            return weighed / self.mw
        return (weighed * (1 / self.factor)).to(_MG_PER_ML)
