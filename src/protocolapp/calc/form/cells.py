"""Quantities as the cells of a table, each in the unit that people read it in."""

from __future__ import annotations

from fractions import Fraction
from functools import lru_cache

from protocolapp.calc.equipment.pipetting import Pipetting
from protocolapp.calc.form.outcome import Cell
from protocolapp.quantity import (
    TIME,
    DecimalMark,
    Quantity,
    Unit,
    as_unit,
    format_plain,
    format_quantity,
    round_to,
    shown_unit,
)

_NO_BREAK = "\u00a0"
_PLAIN_SIGNS = str.maketrans({"\u2212": "-", "\u202f": "", _NO_BREAK: " "})
_TIMES = "\u00d7"
"""Powers of ten and × g are written in another way for the clipboard."""

_MOST_WRITTEN = 20_000
"""Cells are written once: a keystroke changes one row of a plate, and the others come again as they were."""

_MICROLITRES_IN_ONE = 1000
"""What is set on a pipette is in µL, and up to here it is written so."""


def quantity_cell(
    quantity: Quantity, unit: Unit | str | None, increment: Quantity | None, decimal: DecimalMark
) -> Cell:
    """unit: the one it is shown in, else the best one. increment: what it is rounded to when shown."""
    above, below = quantity.magnitude.as_integer_ratio()  # a Fraction takes long to hash
    kept = str(unit) if unit is not None else None
    return _written(above, below, quantity.unit.symbol, quantity.approximate, kept, increment, decimal)


@lru_cache(maxsize=_MOST_WRITTEN)
def _written(
    above: int,
    below: int,
    symbol: str,
    approximate: bool,
    unit: str | None,
    increment: Quantity | None,
    decimal: DecimalMark,
) -> Cell:
    quantity = Quantity(Fraction(above, below), as_unit(symbol), approximate)
    exact = in_shown_unit(quantity, unit, increment, None)
    kept = unit if quantity.dimension == TIME else exact.unit  # a time without a unit may be `1 h 30 min`
    shown = format_quantity(exact, unit=kept, increment=increment, decimal=decimal)
    if decimal == "." and _TIMES not in shown:
        plain = shown.translate(_PLAIN_SIGNS)
    else:
        plain = format_plain(exact, unit=kept, increment=increment)
    return Cell(shown, plain, exact)


def unit_of(taken: Pipetting) -> Unit:
    """The unit that `Pipetting.text` is written in."""
    delivered, increment = taken.delivered, taken.pipette.increment if taken.pipette is not None else None
    if increment is not None and delivered.unit.symbol == "µL" and delivered.magnitude < _MICROLITRES_IN_ONE:
        return delivered.unit
    return shown_unit(delivered, increment=increment)


def in_shown_unit(
    quantity: Quantity,
    unit: Unit | str | None,
    increment: Quantity | None,
    floor_unit: Unit | str | None,
) -> Quantity:
    """In the unit that `format_quantity` writes it in when asked in the same way."""
    if unit is not None:
        return quantity.to(unit)
    rounded = quantity if increment is None else round_to(quantity, increment)
    return quantity.to(shown_unit(rounded, increment=increment, floor_unit=floor_unit))
