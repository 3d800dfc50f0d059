"""What a labelled buffer reads at the temperature it is used at."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction

from protocolapp.calc.flag import Code, Flag, Severity
from protocolapp.calc.mixtures.ph_buffers import BUFFERS, SET_AT
from protocolapp.quantity import DecimalMark, Quantity, format_quantity

HUNDREDTH = Quantity.of("0.01")
"""A pH is read to two places."""

_BUFFER = re.compile(
    rf"\b({'|'.join(BUFFERS)})\b.*?\bpH\s*([0-9]{{1,2}}(?:[.,][0-9]{{1,3}})?)(?![0-9]|[.,][0-9])",
    re.IGNORECASE,
)
_NOTEWORTHY = Fraction(1, 5)


@dataclass(frozen=True, slots=True)
class LabelledBuffer:
    """A buffer with the pH that its label gives."""

    buffer: str
    ph: Fraction


def labelled_buffer(label: str) -> LabelledBuffer | None:
    """`Tris-HCl pH 7.4` as the buffer and its pH, with a point or a comma; None for anything else."""
    found = _BUFFER.search(label)
    return (
        None
        if found is None
        else LabelledBuffer(BUFFERS[found[1].casefold()].name, Fraction(found[2].replace(",", ".")))
    )


def ph_at(ph: Fraction, buffer: str, temperature: Quantity, set_at: Quantity = SET_AT) -> Fraction:
    """What a buffer set to `ph` at `set_at` reads at another temperature. KeyError for an unknown buffer."""
    return BUFFERS[buffer.casefold()].reads(ph, set_at, temperature)


def ph_note(label: str, temperature: Quantity, about: str = "", decimal: DecimalMark = ".") -> Flag | None:
    """The note that a labelled buffer reads otherwise at the temperature it is used at, where it differs
    by 0.2 or more.
    """
    known = labelled_buffer(label)
    if known is None:
        return None
    reads = ph_at(known.ph, known.buffer, temperature)
    if abs(reads - known.ph) < _NOTEWORTHY:
        return None
    there, here = format_quantity(SET_AT, decimal=decimal), format_quantity(temperature, decimal=decimal)
    message = (
        f"{known.buffer} set to pH\u00a0{ph_text(known.ph, decimal)} at {there} reads {ph_text(reads, decimal)} "
        f"at {here}. Protocols rarely name the temperature."
    )
    return Flag(Severity.NOTE, Code.PH_AT_TEMPERATURE, message, about=about)


def ph_text(value: Fraction, decimal: DecimalMark = ".") -> str:
    """A pH as it is read: `7.40`."""
    return format_quantity(Quantity(value), increment=HUNDREDTH, decimal=decimal)
