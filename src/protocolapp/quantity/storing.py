"""The canonical text of a quantity for storage: exact, free of locale, read back to the very same value."""

from __future__ import annotations

import re
from fractions import Fraction

from protocolapp.quantity.errors import QuantityError
from protocolapp.quantity.numerals import exact_number
from protocolapp.quantity.units import find_unit
from protocolapp.quantity.value import Quantity

_LONGEST = 4000
_STORED = re.compile(r"(~?)(-?[0-9]+)(?:\.([0-9]+)|/([0-9]+))?(?: (\S.*))?")


def exact_text(quantity: Quantity) -> str:
    """`0.25 mL`, `1/3 mL` where no decimal ends, `~3.16… mL` when approximate. Same value, same text."""
    mark = "~" if quantity.approximate else ""
    return f"{mark}{exact_number(quantity.magnitude)} {quantity.unit.symbol}".rstrip()


def parse_exact(text: str) -> Quantity:
    """What `exact_text` wrote, with unit and approximate mark. Raises QuantityError for anything else."""
    stored = _STORED.fullmatch(text) if len(text) <= _LONGEST else None
    unit = find_unit(stored[5] or "") if stored else None
    if stored is None or unit is None or not int(stored[4] or 1):
        raise QuantityError(
            f"“{text[:60]}” is not a stored quantity.", "The data may be damaged: verify the run."
        )
    whole, part, below = stored[2], stored[3], stored[4]
    above, divisor = (whole + part, 10 ** len(part)) if part else (whole, int(below or 1))
    return Quantity(Fraction(int(above), divisor), unit, approximate=bool(stored[1]))
