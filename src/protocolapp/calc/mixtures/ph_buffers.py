"""Buffers with their pKa and how it shifts with temperature: the one table of both."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from types import MappingProxyType

from protocolapp.quantity import Quantity, approx_pow

SET_AT = Quantity.of(25, "°C")
"""Where a pH is set unless the label says otherwise; protocols rarely name the temperature."""

REACH = 1
"""A buffer holds the pH within this much of its pKa."""

SOURCE = "published buffer tables (Good 1966 Biochemistry 5:467, Ferguson 1980 Anal Biochem 104:300)"


@dataclass(frozen=True, slots=True)
class Buffer:
    """pka: at 25 °C. per_kelvin: change of pKa, and so of the pH, per K. acid, base: its two forms."""

    name: str
    pka: Fraction
    per_kelvin: Fraction
    acid: str = "acid form"
    base: str = "base form"

    def pka_at(self, temperature: Quantity) -> Fraction:
        """The pKa at a temperature."""
        return self.pka + self.per_kelvin * (temperature.base - SET_AT.base)

    def reads(self, ph: Fraction, set_at: Quantity, used_at: Quantity) -> Fraction:
        """pH(T2) = pH(T1) + k·(T2 − T1)."""
        return ph + self.per_kelvin * (used_at.base - set_at.base)

    def share_of_base(self, ph: Fraction, temperature: Quantity) -> Fraction:
        """Of the buffer, how much is its base form at this pH (Henderson-Hasselbalch); approximate."""
        return 1 / (1 + approx_pow(10, self.pka_at(temperature) - ph))

    def holds(self, ph: Fraction, temperature: Quantity) -> bool:
        """Whether the pH lies within pKa ± 1."""
        return abs(ph - self.pka_at(temperature)) <= REACH


BUFFERS: Mapping[str, Buffer] = MappingProxyType(
    {
        one.name.casefold(): one
        for one in (
            Buffer("Tris", Fraction("8.06"), Fraction("-0.028"), "Tris-HCl", "Tris base"),
            Buffer("HEPES", Fraction("7.48"), Fraction("-0.014"), "free acid", "sodium salt"),
            Buffer("phosphate", Fraction("7.20"), Fraction("-0.0028"), "monobasic", "dibasic"),
            Buffer("imidazole", Fraction("6.95"), Fraction("-0.020"), "imidazole-HCl", "imidazole"),
        )
    }
)
"""By name in small letters."""
