"""Writing quantities, rounded once, here: for people (no-break space, true minus) and plainly (clipboard).

A volume goes to its pipette's increment with the zeros kept (2.00 µL); anything else to 3 significant
figures, 4 if the first is 1; halves up. The unit is the largest that gives at least 1, for a volume never nL.
"""

from __future__ import annotations

from fractions import Fraction

from protocolapp.quantity import dimension as d
from protocolapp.quantity import numerals
from protocolapp.quantity.durations import span_text
from protocolapp.quantity.grammar import DecimalMark
from protocolapp.quantity.ladders import steps_from
from protocolapp.quantity.numerals import PLAIN, Signs
from protocolapp.quantity.range import QuantityRange
from protocolapp.quantity.rounding import round_to
from protocolapp.quantity.unit import Unit
from protocolapp.quantity.value import Quantity, as_unit

NO_BREAK = "\u00a0"

_WHOLE_AS_THEY_ARE = (d.NUMBER, d.RPM, d.RCF)
_CELLS = (d.CELL_COUNT, d.CELL_DENSITY, d.CELLS_PER_AREA)
_NEVER_SCIENTIFIC = (d.VOLUME, d.MASS, d.TIME, d.TEMPERATURE)
_MANY_CELLS = 100_000
_TOO_LONG = 10_000_000
_TOO_SMALL = 1000  # less than one in so many
_NEARLY_ONE = Fraction(99, 100)


def format_quantity(
    quantity: Quantity,
    *,
    increment: Quantity | None = None,
    unit: Unit | str | None = None,
    floor_unit: Unit | str | None = None,
    decimal: DecimalMark = ".",
) -> str:
    """The quantity as a person reads it: `2.00 µL`, `1.10 mL`, `−80 °C`, `1 h 30 min`, `14 000 × g`.

    increment: what the pipette or balance can set; the value is rounded to it. unit: keep to this unit.
    floor_unit: the smallest unit that may be chosen (µL for volumes unless said otherwise).
    Raises DimensionError for a unit or an increment of another kind.
    """
    return _text(quantity, increment, unit, floor_unit, numerals.for_people(decimal))


def format_plain(
    quantity: Quantity,
    *,
    increment: Quantity | None = None,
    unit: Unit | str | None = None,
    floor_unit: Unit | str | None = None,
) -> str:
    """As `format_quantity`, with ASCII minus, point, ordinary spaces, no grouping: for clipboard and CSV."""
    text = _text(quantity, increment, unit, floor_unit, PLAIN)
    return text.replace("×" + NO_BREAK + "g", "x g").replace(NO_BREAK, " ")


def format_range(span: QuantityRange, *, unit: Unit | str | None = None, decimal: DecimalMark = ".") -> str:
    """`5–10 min`, `95–100 °C`; one value when both ends are the same; both units when they differ."""
    low = format_quantity(span.low, unit=unit, decimal=decimal)
    high = format_quantity(span.high, unit=unit, decimal=decimal)
    if span.is_single:
        return high
    low_number, _, low_unit = low.partition(NO_BREAK)
    _, _, high_unit = high.partition(NO_BREAK)
    if low_unit != high_unit or span.low.is_negative:
        return f"{low} to {high}" if span.low.is_negative else f"{low} – {high}"
    return f"{low_number}–{high}"


def format_number(value: Fraction | int, *, decimal: DecimalMark = ".") -> str:
    """A plain number for people, to 3 figures (4 if the first is 1); a whole one as it is."""
    return format_quantity(Quantity(Fraction(value)), decimal=decimal)


def shown_unit(
    quantity: Quantity, *, increment: Quantity | None = None, floor_unit: Unit | str | None = None
) -> Unit:
    """The unit `format_quantity` would choose: the largest in which the rounded value is at least 1."""
    rounded = quantity if increment is None else round_to(quantity, increment)
    steps = steps_from(rounded.unit, as_unit(floor_unit) if floor_unit is not None else None)
    if rounded.is_zero:
        return steps[-1] if rounded.unit not in steps else rounded.unit
    for unit in steps:
        value = abs(rounded.amount_in(unit))
        # 999.7 µL is shown as 1000 µL, so as 1 mL: what counts is the number as it will be read.
        if value >= 1 or (increment is None and value > _NEARLY_ONE and numerals.to_figures(value) >= 1):
            return unit
    return steps[-1]


def _text(
    quantity: Quantity,
    increment: Quantity | None,
    unit: Unit | str | None,
    floor_unit: Unit | str | None,
    signs: Signs,
) -> str:
    rounded = quantity if increment is None else round_to(quantity, increment)
    if unit is None and increment is None and quantity.dimension == d.TIME:
        span = span_text(quantity.base, signs)
        if span is not None:
            return span
    target = (
        as_unit(unit) if unit is not None else shown_unit(rounded, increment=increment, floor_unit=floor_unit)
    )
    shown = rounded.to(target)
    number = _number(shown, increment, signs)
    return f"{number}{NO_BREAK}{_symbol(target)}" if target.symbol else number


def _number(shown: Quantity, increment: Quantity | None, signs: Signs) -> str:
    value = shown.magnitude
    if increment is not None:
        step = increment.magnitude * increment.unit.factor / shown.unit.factor
        places = numerals.terminating_places(step)
        if places is not None:
            return numerals.fixed(value, places, signs)
    above, below, kind = abs(value.numerator), value.denominator, shown.dimension
    if below == 1 and kind in _WHOLE_AS_THEY_ARE and not shown.approximate:
        return numerals.fixed(value, 0, signs) if above < _TOO_LONG else numerals.scientific(value, signs)
    many = above >= _MANY_CELLS * below and kind in _CELLS
    extreme = above >= _TOO_LONG * below or above * _TOO_SMALL < below
    if above and (many or (extreme and kind not in _NEVER_SCIENTIFIC)):
        return numerals.scientific(value, signs)
    return numerals.trimmed(value, signs)


def _symbol(unit: Unit) -> str:
    return "×" + NO_BREAK + "g" if unit.symbol == "x g" else unit.symbol.replace(" ", NO_BREAK)
