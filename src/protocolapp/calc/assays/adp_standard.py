"""ATP-to-ADP conversion standards: ATP and ADP of one strength mixed, so that the nucleotide in all stays the same."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from protocolapp.quantity import Quantity


@dataclass(frozen=True, slots=True)
class ConversionPoint:
    """conversion: the share of ADP. adp, atp: volumes of the two solutions, both at the total strength."""

    conversion: Fraction
    adp: Quantity
    atp: Quantity


def conversion_point(conversion: Fraction, volume: Quantity) -> ConversionPoint:
    """V_ADP = share·V, V_ATP the rest. conversion: from 0 to 1."""
    adp = volume * conversion
    return ConversionPoint(conversion, adp, volume - adp)
