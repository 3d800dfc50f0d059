"""Molar masses as they are written, and how much heavier one form is than another."""

from __future__ import annotations

from fractions import Fraction

from protocolapp.calc.flag import Code
from protocolapp.calc.form import Sheet
from protocolapp.lab import Substance
from protocolapp.quantity import Quantity

HUNDREDTH = Quantity.of("0.01", "g/mol")
"""What bottles print a molar mass to."""

FACTOR_STEP = Quantity(Fraction(1, 10_000))
"""Four places of a factor lose nothing against molar masses of two."""

_HEAVY = Quantity.of(10_000, "g/mol")


def shown_mass(sheet: Sheet, mw: Quantity) -> str:
    """A molar mass as bottles print it: `203.30 g/mol`; a protein's in its own unit."""
    return sheet.bench.show(mw, increment=increment_of(mw))


def increment_of(mw: Quantity) -> Quantity | None:
    """What a molar mass is rounded to when shown; None for a protein's."""
    return None if mw >= _HEAVY or mw.unit.symbol == "kDa" else HUNDREDTH


def factor_text(sheet: Sheet, factor: Fraction) -> str:
    """How many times as heavy one form is as another: `2.1353`."""
    return sheet.bench.show(Quantity(factor), increment=FACTOR_STEP)


def say_if_unverified(sheet: Sheet, entry: Substance) -> None:
    """Of a liquid the density counts, and is told of by itself."""
    if not entry.verified and entry.density is None:
        message = (
            f"The molar mass of {entry.name} has no published source at hand: check it with the supplier."
        )
        sheet.note(Code.UNVERIFIED, message, "substance")
