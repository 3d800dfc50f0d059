"""What one reaction is made of: volumes in the mix, volumes added by themselves, and the rest."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from protocolapp.calc.flag import Code
from protocolapp.calc.form import Given, Sheet
from protocolapp.quantity import Quantity

NOTHING = Quantity.of(0, "µL")


@dataclass(frozen=True, slots=True)
class Part:
    """volume: into one reaction. row: as typed, from 1."""

    what: str
    volume: Quantity
    row: int
    separate: bool = False
    final: Quantity | None = None
    stock: Quantity | None = None


@dataclass(frozen=True, slots=True)
class Mix:
    """reaction: the volume of one. dispense: of the mix into one. rest: what makes the mix up, for one reaction.

    outside: what makes the reaction up beside the mix and the separate items; zero unless the mix has a strength.
    """

    reaction: Quantity
    inside: tuple[Part, ...]
    separate: tuple[Part, ...]
    dispense: Quantity
    rest: Quantity
    outside: Quantity


def mix_of(reaction: Quantity, parts: Sequence[Part], strength: Quantity | None = None) -> Mix:
    """strength: n X; then 1/n of the reaction is mix. Rests may come out negative: then it does not fit."""
    inside = tuple(one for one in parts if not one.separate)
    separate = tuple(one for one in parts if one.separate)
    apart = sum((one.volume for one in separate), NOTHING)
    dispense = reaction - apart if strength is None else (reaction / strength.base).to(reaction.unit)
    rest = dispense - sum((one.volume for one in inside), NOTHING)
    return Mix(reaction, inside, separate, dispense, rest, reaction - dispense - apart)


def read_parts(sheet: Sheet, rows: Sequence[Given], reaction: Quantity) -> tuple[Part, ...] | None:
    """The rows as volumes in one reaction; None where one of them cannot be worked out, which is told."""
    parts = [_part(sheet, one, reaction) for one in rows]
    found = tuple(one for one in parts if one is not None)
    return found if len(found) == len(parts) else None


def _part(sheet: Sheet, row: Given, reaction: Quantity) -> Part | None:
    what, volume = row.text("what"), row.maybe("volume")
    final, stock = row.maybe("final"), row.maybe("stock")
    if volume is None:
        if final is None or stock is None:
            message = f"{what}: how much of it goes into one reaction is not given."
            remedy = "Fill in its volume, or both its final strength and its stock."
            sheet.block(Code.MISSING, message, remedy, "components.volume", row.row)
            return None
        volume = _from_stock(sheet, row, final, stock, reaction)
        if volume is None:
            return None
    elif final is not None and stock is not None:
        message = f"{what}: both a volume and strengths are given."
        sheet.block(Code.NOTHING_UNKNOWN, message, "Leave one of them empty.", "components.volume", row.row)
        return None
    return Part(what, volume, row.row, row.yes("separate"), final, stock)


def _from_stock(
    sheet: Sheet, row: Given, final: Quantity, stock: Quantity, reaction: Quantity
) -> Quantity | None:
    what = row.text("what")
    if final.dimension != stock.dimension:
        message = f"{what}: {sheet.show(final)} and {sheet.show(stock)} measure different things."
        remedy = "Give both in the same kind of unit."
        sheet.block(Code.STOCK_MISMATCH, message, remedy, "components.stock", row.row)
        return None
    if final > stock:
        message = f"{what}: a stock of {sheet.show(stock)} cannot give {sheet.show(final)}."
        remedy = f"Use a stock stronger than {sheet.show(final)}."
        sheet.block(Code.STOCK_TOO_DILUTE, message, remedy, "components.stock", row.row)
        return None
    return (reaction * (final / stock)).to(reaction.unit)
