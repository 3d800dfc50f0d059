"""IC50 and Ki: how far the substrate shifts them apart (Cheng-Prusoff), for the way in which the inhibitor binds."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from protocolapp.quantity import Quantity, QuantityError

COMPETITIVE, UNCOMPETITIVE, NONCOMPETITIVE = "competitive", "uncompetitive", "noncompetitive"


@dataclass(frozen=True, slots=True)
class Potency:
    """All four values of the relation. substrate and km are None where they play no part (noncompetitive).

    shift: IC50 / Ki.
    """

    mechanism: str
    ic50: Quantity
    ki: Quantity
    substrate: Quantity | None = None
    km: Quantity | None = None

    @property
    def shift(self) -> Fraction:
        """How many times the IC50 lies above Ki."""
        return (self.ic50 / self.ki).as_number()


def shift_of(mechanism: str, substrate: Quantity | None, km: Quantity | None) -> Fraction:
    """IC50 / Ki: 1 + S/Km competitive, 1 + Km/S uncompetitive, 1 noncompetitive.

    Raises QuantityError without substrate where one is needed, or uncompetitive without any substrate.
    """
    if mechanism == NONCOMPETITIVE:
        return Fraction(1)
    if substrate is None or km is None:
        raise QuantityError("The shift needs the substrate and its Km.", "Give both.")
    if mechanism == COMPETITIVE:
        return 1 + (substrate / km).as_number()
    if substrate.is_zero:
        raise QuantityError(
            "An uncompetitive inhibitor binds nothing without substrate.", "Give a substrate above zero."
        )
    return 1 + (km / substrate).as_number()


def potency(
    mechanism: str = COMPETITIVE,
    *,
    ic50: Quantity | None = None,
    ki: Quantity | None = None,
    substrate: Quantity | None = None,
    km: Quantity | None = None,
) -> Potency:
    """Fill in the one that is left out; all are molar.

    Raises QuantityError unless exactly one is left out (substrate and km do not count where they play no
    part), and where no substrate concentration or Km would lead from this Ki to this IC50.
    """
    if ic50 is None and ki is not None:
        return Potency(mechanism, ki * shift_of(mechanism, substrate, km), ki, substrate, km)
    if ki is None and ic50 is not None:
        return Potency(mechanism, ic50, ic50 / shift_of(mechanism, substrate, km), substrate, km)
    if ic50 is None or ki is None or mechanism == NONCOMPETITIVE or (substrate is None) == (km is None):
        raise QuantityError("One of the values has to be left out.", "Leave exactly one of them out.")
    over = (ic50 / ki).as_number() - 1
    if over < 0 or (not over and (mechanism == UNCOMPETITIVE or km is None)):
        raise QuantityError("The IC50 does not lie above Ki.", "Check which of the two is which.")
    ratio = over if mechanism == COMPETITIVE else 1 / over  # S / Km
    if km is not None:
        return Potency(mechanism, ic50, ki, km * ratio, km)
    assert substrate is not None  # noqa: S101 - one of the two is there
    return Potency(mechanism, ic50, ki, substrate, substrate / ratio)
