"""Exponential growth: N1 = N0·2^(t/Td), in every direction, and when a number will be reached."""

from __future__ import annotations

from fractions import Fraction

from protocolapp.calc.flag import Code
from protocolapp.calc.form import Bench, Calculator, Given, Outcome, Sheet, Solve, Topic
from protocolapp.calc.form.fields import quantity
from protocolapp.quantity import (
    CELL_COUNT,
    CELL_DENSITY,
    CELLS_PER_AREA,
    NUMBER,
    ONE,
    TIME,
    Quantity,
    QuantityError,
    approx_ln,
    approx_pow,
    round_to,
)

MOST_DOUBLINGS = 100
"""More is a slip of a unit: a single cell would have become 10^30."""

_MINUTE = Quantity.of(1, "min")
_LONG = Quantity.of(2, "h")
_HOUR = Quantity.of(1, "h").unit
_PER_HOUR = (1 / Quantity.of(1, "h")).unit
_CELLS = Quantity.of(1, "cells").unit


def doublings_between(first: Quantity, last: Quantity) -> Fraction:
    """How often `first` has doubled to become `last`, both above zero: log2(N1/N0), negative for fewer.

    Exact where the ratio is a power of two, to 40 digits otherwise. Raises DimensionError for different kinds.
    """
    ratio = (last / first).as_number()
    power = _power_of_two(ratio)
    return Fraction(power) if power is not None else approx_ln(ratio) / approx_ln(2)


def _power_of_two(ratio: Fraction) -> int | None:
    above, below = ratio.numerator, ratio.denominator
    if above & (above - 1) or below & (below - 1):
        return None
    return above.bit_length() - below.bit_length()


def doubling_time(first: Quantity, last: Quantity, time: Quantity) -> Quantity:
    """t·ln2 / ln(N1/N0), in hours; negative where the cells become fewer. Raises QuantityError for N1 = N0."""
    doublings = doublings_between(first, last)
    if not doublings:
        raise QuantityError("The number has not changed.", "A doubling time needs growth.")
    return _hours(time.base / doublings, doublings)


def time_between(first: Quantity, last: Quantity, doubling: Quantity) -> Quantity:
    """The time in hours in which `first` becomes `last`; negative where `last` is the smaller."""
    doublings = doublings_between(first, last)
    time = _hours(doubling.base * doublings, doublings)
    return Quantity(time.magnitude, time.unit, time.approximate or doubling.approximate)


def grown(first: Quantity, time: Quantity, doubling: Quantity) -> Quantity:
    """What `first` has become after a time (before it, for a negative one): N0·2^(t/Td).

    Raises QuantityError for more than 100 doublings.
    """
    doublings = time.base / doubling.base
    if abs(doublings) > MOST_DOUBLINGS:
        raise QuantityError(
            f"That would be more than {MOST_DOUBLINGS} doublings.", "Check the unit of both times."
        )
    factor = approx_pow(2, doublings)
    return Quantity(first.magnitude * factor, first.unit, first.approximate or doublings.denominator != 1)


def _hours(seconds: Fraction, doublings: Fraction) -> Quantity:
    return Quantity(seconds / _HOUR.factor, _HOUR, approximate=doublings.denominator != 1)


_FORMULAS = {
    "doubling_time": ("Td = t·ln2 / ln(N1/N0)", "{time} × ln2 / ln({final} / {initial})"),
    "time": ("t = Td·ln(N1/N0) / ln2", "{doubling_time} × ln({final} / {initial}) / ln2"),
    "final": ("N1 = N0·2^(t/Td)", "{initial} × 2^({time} / {doubling_time})"),
    "initial": ("N0 = N1 / 2^(t/Td)", "{final} / 2^({time} / {doubling_time})"),
}
_LABELS = {"initial": "At the beginning", "final": "At the end"}


def _work(given: Given, bench: Bench) -> Outcome:
    sheet = Sheet(bench)
    unknown = given.unknown
    first, last, target = _alike(given)
    time, doubling = given.maybe("time"), given.maybe("doubling_time")
    if first is not None and last is not None and last <= first:
        _no_growth(sheet, first, last, time)
        return sheet.outcome()
    if first is None and last is not None and time is not None and doubling is not None:
        first = grown(last, -time, doubling)
    elif last is None and first is not None and time is not None and doubling is not None:
        last = grown(first, time, doubling)
    elif time is None and first is not None and last is not None and doubling is not None:
        time = time_between(first, last, doubling)
    elif doubling is None and first is not None and last is not None and time is not None:
        doubling = doubling_time(first, last, time)
    if first is None or last is None or time is None or doubling is None:
        return sheet.outcome()  # the declaration leaves one of them out, no more
    _write(sheet, unknown, (first, last), time, doubling)
    if target is not None:
        _reach(sheet, target, (first, last), time, doubling)
    return sheet.outcome()


def _alike(given: Given) -> tuple[Quantity | None, Quantity | None, Quantity | None]:
    """The numbers of cells; where one of them says cells, a bare number beside it is of cells, too."""
    first, last, target = (given.maybe(name) for name in ("initial", "final", "target"))
    found = [one for one in (first, last, target) if one is not None]
    if not any(one.dimension == CELL_COUNT for one in found):
        return first, last, target

    def counted(one: Quantity | None) -> Quantity | None:
        return Quantity(one.magnitude, _CELLS) if one is not None and one.unit is ONE else one

    return counted(first), counted(last), counted(target)


def _no_growth(sheet: Sheet, first: Quantity, last: Quantity, time: Quantity | None) -> None:
    sheet.block(
        Code.NO_GROWTH,
        f"The cells have not grown: {sheet.show(last)} at the end, {sheet.show(first)} at the beginning.",
        f"A doubling time needs more than {sheet.show(first)} at the end; look for a mistaken count, or for cells "
        f"that died or came off.",
        "final",
    )
    if time is not None and last < first:
        half = doubling_time(last, first, time)
        sheet.value(
            "half_life", "Half of them are lost in", half, unit=_unit(half), detail=_spelled(sheet, half)
        )
        filled = f"{_shown(sheet, time)} × ln2 / ln({sheet.show(first)} / {sheet.show(last)})"
        sheet.step("T½ = t·ln2 / ln(N0/N1)", filled, _shown(sheet, half))


def _write(
    sheet: Sheet, unknown: str, counts: tuple[Quantity, Quantity], time: Quantity, doubling: Quantity
) -> None:
    first, last = counts
    doublings = time.base / doubling.base
    inexact = first.approximate or last.approximate or time.approximate or doubling.approximate
    values = {"initial": first, "final": last, "time": time, "doubling_time": doubling}
    for name, label in (("doubling_time", "Doubling time"), ("time", "Time")):
        value = values[name]
        sheet.value(
            name, label, value, unit=_unit(value), detail=_spelled(sheet, value), main=unknown == name
        )
    for name, label in _LABELS.items():
        sheet.value(name, label, values[name], main=unknown == name)
    sheet.value("doublings", "Doublings", Quantity(doublings, approximate=inexact))
    rate = Quantity(approx_ln(2) / doubling.amount_in("h"), _PER_HOUR, approximate=True)
    sheet.value("growth_rate", "Growth rate, ln2/Td", rate, unit=_PER_HOUR, main=False)
    sheet.value("fold", "Grown to so many times as many", last / first, main=False)
    texts = {
        name: _shown(sheet, value) if "time" in name else sheet.show(value) for name, value in values.items()
    }
    formula, filled = _FORMULAS[unknown]
    sheet.step(formula, filled.format(**texts), texts[unknown])


def _reach(
    sheet: Sheet, target: Quantity, counts: tuple[Quantity, Quantity], time: Quantity, doubling: Quantity
) -> None:
    """When there will be so many, from the beginning and from the end."""
    start = time_between(counts[0], target, doubling)
    if start.is_negative or start.is_zero:
        message = f"{sheet.show(target)} were there before the beginning ({sheet.show(counts[0])})."
        sheet.note(Code.OUTSIDE_RANGE, message, "target")
        return
    sheet.value(
        "reached", "Reached, from the beginning", start, unit=_unit(start), detail=_spelled(sheet, start)
    )
    after = start - time.to("h")
    if not after.is_negative:
        sheet.value(
            "reached_after", "That is, after the end", after, unit=_unit(after), detail=_spelled(sheet, after)
        )
    filled = f"{_shown(sheet, doubling)} × ln({sheet.show(target)} / {sheet.show(counts[0])}) / ln2"
    sheet.step("t = Td·ln(N/N0) / ln2", filled, _shown(sheet, start))


def _spelled(sheet: Sheet, time: Quantity) -> str:
    """In days, hours and minutes, `2 d 4 h 30 min`, where that says more than the hours."""
    text = sheet.show(round_to(time, _MINUTE))
    return text if time >= _LONG and text != _shown(sheet, time) else ""


def _unit(time: Quantity) -> str:
    """Bacteria double in minutes, cells in hours."""
    return "h" if abs(time) >= _LONG else "min"


def _shown(sheet: Sheet, time: Quantity) -> str:
    return sheet.show(time, unit=_unit(time))


_COUNTED = (CELL_COUNT, CELL_DENSITY, CELLS_PER_AREA, NUMBER)

CALCULATOR = Calculator(
    name="doubling_time",
    title="Doubling time",
    topic=Topic.CELLS,
    summary="Find how fast cells grow, how many there will be, or when there are enough.",
    fields=(
        quantity(
            "initial", "At the beginning", *_COUNTED, unit="cells", start="100000 cells", also=("n0", "start"),
            help="cells, cells/mL, cells/cm², or any number that grows with them",
        ),
        quantity("final", "At the end", *_COUNTED, unit="cells", start="800000 cells", also=("n1", "end"),
                 help="of the same kind"),
        quantity("time", "Time between", TIME, unit="h", start="72 h", also=("t", "duration")),
        quantity("doubling_time", "Doubling time", TIME, unit="h", also=("td", "doubling")),
        quantity("target", "When will it reach", *_COUNTED, unit="cells", optional=True, also=("n",),
                 help="of the same kind"),
    ),
    work=_work,
    formulas=("Td = t·ln2 / ln(N1/N0)", "N1 = N0·2^(t/Td)", "growth rate = ln2 / Td"),
    sources=("exponential growth: neither lag nor crowding is reckoned with",),
    words=("growth rate", "exponential growth", "population doublings", "generation time", "confluence"),
    solves=(Solve(("initial", "final", "time", "doubling_time"), "doubling_time"),),
)  # fmt: skip
