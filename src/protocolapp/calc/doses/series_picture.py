"""A dilution series as tubes with arrows: each tube's strength on a logarithmic scale, each transfer's volume."""

from __future__ import annotations

from fractions import Fraction

from protocolapp.calc.doses.direct_dilution import DirectPlan
from protocolapp.calc.doses.series_plan import SeriesPlan
from protocolapp.calc.form.picture import Transfer, Tube, TubeKind, TubesPicture, level_of
from protocolapp.calc.form.sheet import Sheet
from protocolapp.quantity import Quantity


def picture_of_series(sheet: Sheet, plan: SeriesPlan, zero: Quantity | None) -> TubesPicture:
    """Stock, tubes, and the tube of diluent alone."""
    fullest = max(one.made.base for one in plan.tubes)
    tubes, transfers, diluent = [], [], []
    if plan.stock is not None:
        tubes.append(Tube("stock", sheet.show(plan.stock), "", TubeKind.STOCK))
        transfers.append(Transfer(0, 1, _set(sheet, plan.first.transfer)))
        diluent.append("")
    start = len(tubes)
    for place, one in enumerate(plan.tubes):
        tubes.append(
            Tube(
                str(one.number), sheet.cell(one.strength).text, sheet.cell(one.made).text,
                TubeKind.STEP, level_of(place, len(plan.tubes)), one.made.base / fullest,
            )
        )  # fmt: skip
        diluent.append("" if one.diluent.is_zero else _set(sheet, one.diluent))
        if not one.passed.is_zero:
            last = place == len(plan.tubes) - 1
            transfers.append(
                Transfer(start + place, None if last else start + place + 1, _set(sheet, one.passed))
            )
    if zero is not None:
        tubes.append(_zero(sheet, zero, fullest))
        diluent.append(_set(sheet, zero))
    return TubesPicture(tuple(tubes), tuple(transfers), tuple(diluent))


def picture_of_direct(sheet: Sheet, plan: DirectPlan, stock: Quantity, zero: Quantity | None) -> TubesPicture:
    """The stock, its pre-dilutions, and each point with an arrow from what it is taken from."""
    fullest = max([one.made.base for one in plan.points] + [one.made.base for one in plan.levels])
    tubes = [Tube("stock", sheet.show(stock), "", TubeKind.STOCK)]
    transfers, diluent = [], [""]
    for number, level in enumerate(plan.levels, start=1):
        filled = level.made.base / fullest
        tubes.append(
            Tube(
                level_name(number),
                sheet.cell(level.strength).text,
                sheet.cell(level.made).text,
                TubeKind.STOCK,
                None,
                filled,
            )
        )
        transfers.append(Transfer(level.source, number, _set(sheet, level.take)))
        diluent.append(_set(sheet, level.diluent))
    for place, point in enumerate(plan.points):
        transfers.append(Transfer(point.source, len(tubes), _set(sheet, point.take)))
        tubes.append(
            Tube(
                str(place + 1), sheet.cell(point.strength).text, sheet.cell(point.made).text,
                TubeKind.STEP, level_of(place, len(plan.points)), point.made.base / fullest,
            )
        )  # fmt: skip
        diluent.append("" if point.diluent.is_zero else _set(sheet, point.diluent))
    if zero is not None:
        tubes.append(_zero(sheet, zero, fullest))
        diluent.append(_set(sheet, zero))
    return TubesPicture(tuple(tubes), tuple(transfers), tuple(diluent))


def level_name(number: int) -> str:
    """What a pre-dilution is called on its tube: A, B, C …"""
    return chr(ord("A") + number - 1)


def _zero(sheet: Sheet, volume: Quantity, fullest: Fraction) -> Tube:
    return Tube("0", "0", sheet.cell(volume).text, TubeKind.BLANK, None, volume.base / fullest)


def _set(sheet: Sheet, volume: Quantity) -> str:
    return sheet.bench.pipettes.take(volume).text
