"""Thick liquids, which a pipette takes up badly."""

from __future__ import annotations

from protocolapp.calc.liquids import Liquid
from protocolapp.quantity import Quantity

PIPETTED_NEAT = Quantity.of(1, "mL")
"""Up to so much is taken with an air-displacement pipette; more is measured in a cylinder, and does less harm."""


def as_subject(liquid: Liquid) -> str:
    """What to call it at the beginning of a sentence."""
    return liquid.label[0].upper() + liquid.label[1:]
