"""The table of a series: each tube with its pipettes, and the strength that these really deliver."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Context, Decimal
from fractions import Fraction

from protocolapp.calc.doses.series_plan import SeriesPlan
from protocolapp.calc.equipment.pipetting import Pipetting
from protocolapp.calc.flag import Code
from protocolapp.calc.form.outcome import EMPTY, Cell
from protocolapp.calc.form.sheet import Sheet, Shown
from protocolapp.quantity import Quantity

MOST_OFF = Fraction(1, 20)
"""A strength off by more than 5 % through what the pipettes can be set to is worth a word: the lab's choice."""

_PLACES = 10**12
_LONG = 10**40
_TENTH_PERCENT = Quantity.of("0.1", "%")


def write_tubes(
    sheet: Sheet, plan: SeriesPlan, zero: Quantity | None, *, title: str = "Tubes", first: str = ""
) -> None:
    """The table of a serial dilution. Warns where what can be set on the pipettes makes a strength that is far off.

    zero: the volume of a tube of diluent alone. first: what the first tube is made up with, where that is not the
    diluent of the others.
    """
    rows: list[Sequence[Shown]] = []
    real: list[Quantity] = []
    pipettes = sheet.bench.pipettes
    cells: dict[tuple[str, Fraction, bool], Cell] = {}
    told = False  # one word about diluent that cannot be set will do

    def cell(taken: Pipetting, *, onward: bool = False) -> Shown:
        """Most tubes get the same volumes: each is written once. onward: the next row tells its pipette."""
        key = taken.text, taken.wanted.base, onward
        if key not in cells:
            made = sheet.cell(taken)
            cells[key] = replace(made, detail="") if onward else made
        return EMPTY if taken.wanted.is_zero else cells[key]

    for row, one in enumerate(plan.tubes, start=1):
        # The stock's volume has spoken for itself above; a transfer too small is one word about the step.
        taken, diluent = pipettes.take(one.transfer), pipettes.take(one.diluent)
        if row > 1 and not (told and diluent.flags):
            sheet.pipetted(one.diluent, "tubes.diluent", row)
            told = bool(diluent.flags)
        before = plan.stock if row == 1 else real[-1]
        real.append(one.strength if before is None else mixed(before, taken, diluent, one.strength))
        source = ("the stock" if plan.stock is not None else "ready") if row == 1 else f"tube {row - 1}"
        poured = sheet.cell(first) if first and row == 1 else cell(diluent)
        rows.append(
            (
                str(one.number), one.strength, source, cell(taken), poured, one.made,
                cell(pipettes.take(one.passed), onward=True), _to_40_digits(real[-1]),
                off_by(sheet, one.strength, real[-1]),
            )
        )  # fmt: skip
    if zero is not None:
        blank = sheet.pipetted(zero, "tubes.diluent", len(rows) + 1)
        nothing = plan.last.strength * 0
        rows.append(("0", nothing, EMPTY, EMPTY, blank, zero, EMPTY, nothing, EMPTY))
    sheet.table("tubes", title, COLUMNS, rows)
    _deviation(sheet, plan, real)


COLUMNS = (
    ("tube", "Tube"), ("strength", "Strength"), ("source", "From"), ("transfer", "Transfer"),
    ("diluent", "Diluent"), ("made", "Makes"), ("passed", "Goes on"), ("delivered", "Really"), ("off", "Off by"),
)  # fmt: skip


def mixed(before: Quantity, taken: Pipetting, diluent: Pipetting, exact: Quantity) -> Quantity:
    """The strength that what is set on the pipettes gives."""
    total = taken.delivered + diluent.delivered
    return (before * (taken.delivered / total)).to(exact.unit)


def off_by(sheet: Sheet, exact: Quantity, real: Quantity) -> Shown:
    """By how much a strength is off, in percent; nobody counts on more than 12 places of it."""
    off = (real.base / exact.base - 1) * _PLACES
    return sheet.cell(Quantity(Fraction(round(off), _PLACES)), unit="%", increment=_TENTH_PERCENT)


def _to_40_digits(real: Quantity) -> Quantity:
    """For the table alone: the exact fraction grows with every tube, and what is fed forward stays exact."""
    if real.magnitude.denominator < _LONG:
        return real
    digits = Context(prec=40)
    value = digits.divide(Decimal(real.magnitude.numerator), Decimal(real.magnitude.denominator))
    return Quantity(Fraction(value), real.unit, approximate=True)


def _deviation(sheet: Sheet, plan: SeriesPlan, real: Sequence[Quantity]) -> None:
    off = [abs((got / one.strength).as_number() - 1) for got, one in zip(real, plan.tubes, strict=True)]
    worst = max(range(len(off)), key=lambda place: off[place])
    if off[worst] > MOST_OFF:
        percent = sheet.percent(off[worst])
        sheet.warn(
            Code.DELIVERED_OFF,
            f"What can be set on the pipettes makes tube {worst + 1} {sheet.show(real[worst])} instead of "
            f"{sheet.show(plan.tubes[worst].strength)}: off by {percent}.",
            "Keep more in each tube, so that the volumes grow, or use the strengths that are really delivered.",
            "tubes.delivered",
            worst + 1,
        )
