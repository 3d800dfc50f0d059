"""A unit: its symbol, what it measures, and how large it is."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from protocolapp.quantity.dimension import Dimension


@dataclass(frozen=True, slots=True)
class Unit:
    """symbol: as stored (`µL` with U+00B5, `x g`, `% v/v`). base value = magnitude x factor + offset.

    The base is litre, gram, mole, second, metre, kelvin …; only °C has an offset.
    """

    symbol: str
    dimension: Dimension
    factor: Fraction
    offset: Fraction = Fraction(0)

    @property
    def is_affine(self) -> bool:
        """Whether its zero is not the zero of the thing measured (°C): such values cannot be multiplied."""
        return bool(self.offset)

    def __str__(self) -> str:
        return self.symbol
