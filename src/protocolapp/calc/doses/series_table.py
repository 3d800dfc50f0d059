"""The table of a series: each tube with its pipettes, and the strength that these really deliver."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Context, Decimal
from fractions import Fraction

from protocolapp.calc.doses.series_plan import SeriesPlan
from protocolapp.calc.equipment.pipetting import PipetteSet, Pipetting
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
    pipettes = sheet.bench.pipettes
    real = _delivered(pipettes, plan)
    _say_what_cannot_be_set(sheet, plan)
    cells: dict[tuple[str, Fraction, bool], Cell] = {}

    def cell(volume: Quantity, *, onward: bool = False) -> Shown:
        """Most tubes get the same volumes: each is written once. onward: the next row tells its pipette."""
        taken = pipettes.take(volume)
        key = taken.text, taken.wanted.base, onward
        if key not in cells:
            made = sheet.cell(taken)
            cells[key] = replace(made, detail="") if onward else made
        return EMPTY if taken.wanted.is_zero else cells[key]

    rows: list[Sequence[Shown]] = []
    for row, (one, got) in enumerate(zip(plan.tubes, real, strict=True), start=1):
        source = ("the stock" if plan.stock is not None else "ready") if row == 1 else f"tube {row - 1}"
        rows.append(
            (
                str(one.number), one.strength, source, cell(one.transfer),
                first if first and row == 1 else cell(one.diluent), one.made, cell(one.passed, onward=True),
                _to_40_digits(got), off_by(sheet, one.strength, got),
            )
        )  # fmt: skip
    if zero is not None:
        blank = sheet.pipetted(zero, "tubes.diluent", len(rows) + 1)
        nothing = plan.last.strength * 0
        rows.append(("0", nothing, EMPTY, EMPTY, blank, zero, EMPTY, nothing, EMPTY))
    sheet.table("tubes", title, COLUMNS, rows)
    _deviation(sheet, plan, real)


def _delivered(pipettes: PipetteSet, plan: SeriesPlan) -> list[Quantity]:
    """What each tube really holds; a solution that stands ready holds what it should."""
    real: list[Quantity] = []
    before = plan.stock
    for one in plan.tubes:
        taken, diluent = pipettes.take(one.transfer), pipettes.take(one.diluent)
        before = one.strength if before is None else mixed(before, taken, diluent, one.strength)
        real.append(before)
    return real


def _say_what_cannot_be_set(sheet: Sheet, plan: SeriesPlan) -> None:
    """Of the diluent, once. The first tube speaks for itself; a transfer too small is one word about the step."""
    told = False
    for row, one in enumerate(plan.tubes[1:], start=2):
        flagged = bool(sheet.bench.pipettes.take(one.diluent).flags)
        if not (told and flagged):
            sheet.pipetted(one.diluent, "tubes.diluent", row)
            told = told or flagged


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
