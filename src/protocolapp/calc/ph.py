"""pH of a buffer at another temperature: pH(T2) = pH(T1) + k·(T2 − T1)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from types import MappingProxyType

from protocolapp.calc.flag import Code, Flag, Severity
from protocolapp.quantity import Quantity, format_quantity

SET_AT = Quantity.of(25, "°C")
"""Where a pH is set unless the label says otherwise; protocols rarely name the temperature."""

COEFFICIENTS: Mapping[str, Fraction] = MappingProxyType(
    {"Tris": Fraction("-0.028"), "HEPES": Fraction("-0.014"), "phosphate": Fraction("-0.0028")}
)
"""Change of pH per K (Good et al. 1966, and the tables of buffer makers)."""

_BUFFER = re.compile(r"\b(Tris|HEPES|phosphate)\b.*?\bpH\s*([0-9]{1,2}(?:\.[0-9]{1,2})?)\b", re.IGNORECASE)
_NOTEWORTHY = Fraction(1, 5)
_HUNDREDTH = Quantity.of("0.01")


@dataclass(frozen=True, slots=True)
class LabelledBuffer:
    """A buffer with the pH that its label gives."""

    buffer: str
    ph: Fraction


def labelled_buffer(label: str) -> LabelledBuffer | None:
    """`Tris-HCl pH 7.4` as the buffer and its pH; None for anything else."""
    found = _BUFFER.search(label)
    if found is None:
        return None
    name = next(one for one in COEFFICIENTS if one.casefold() == found[1].casefold())
    return LabelledBuffer(name, Fraction(found[2]))


def ph_at(ph: Fraction, buffer: str, temperature: Quantity, set_at: Quantity = SET_AT) -> Fraction:
    """What a buffer set to `ph` at `set_at` reads at another temperature. KeyError for an unknown buffer."""
    return ph + COEFFICIENTS[buffer] * (temperature.base - set_at.base)


def ph_note(label: str, temperature: Quantity, about: str = "") -> Flag | None:
    """The note that a labelled buffer reads otherwise at the temperature it is used at, where it differs
    by 0.2 or more.
    """
    known = labelled_buffer(label)
    if known is None:
        return None
    reads = ph_at(known.ph, known.buffer, temperature)
    if abs(reads - known.ph) < _NOTEWORTHY:
        return None
    there, here = format_quantity(SET_AT), format_quantity(temperature)
    message = (
        f"{known.buffer} set to pH\u00a0{_two_places(known.ph)} at {there} reads {_two_places(reads)} at {here}. "
        "Protocols rarely name the temperature."
    )
    return Flag(Severity.NOTE, Code.PH_AT_TEMPERATURE, message, about=about)


def _two_places(value: Fraction) -> str:
    return format_quantity(Quantity(value), increment=_HUNDREDTH)
