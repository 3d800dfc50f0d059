"""A lab's pipettes for tests: the usual four, serological ones, and a multichannel that must never be chosen."""

from __future__ import annotations

from protocolapp.calc.equipment.pipetting import PipetteSet
from protocolapp.lab import Pipette, Rotor
from protocolapp.quantity import Quantity, parse_quantity


def q(text: str) -> Quantity:
    return parse_quantity(text, allow_zero=True, allow_negative=True)


def _pipette(name: str, least: str, most: str, step: str, channels: int = 1) -> Pipette:
    return Pipette(name, q(least), q(most), q(step), channels)


P2 = _pipette("P2", "0.2 µL", "2 µL", "0.01 µL")
P20 = _pipette("P20", "2 µL", "20 µL", "0.02 µL")
P200 = _pipette("P200", "20 µL", "200 µL", "0.2 µL")
P1000 = _pipette("P1000", "200 µL", "1000 µL", "1 µL")
VERNIER_P1000 = _pipette("P1000", "200 µL", "1000 µL", "2 µL")
MULTI = _pipette("8-channel 300", "20 µL", "300 µL", "0.5 µL", channels=8)
SEROLOGICAL_10 = _pipette("10 mL serological", "2 mL", "10 mL", "0.1 mL")
SEROLOGICAL_25 = _pipette("25 mL serological", "5 mL", "25 mL", "0.2 mL")

DIALS = (MULTI, P1000, P2, P200, P20)  # in no order on purpose
ALL = (*DIALS, SEROLOGICAL_10, SEROLOGICAL_25)
ROTOR = Rotor("24 × 2 mL", q("8.4 cm"), q("15000 rpm"))


def four() -> PipetteSet:
    return PipetteSet(DIALS)
