"""What one reaction is made of: volumes in the mix, volumes added by themselves, and the rest."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from protocolapp.calc.flag import Code
from protocolapp.calc.form import Given, Sheet
from protocolapp.calc.substances.from_catalogue import (
    known_as,
    pure_density,
    say_which_density,
    say_which_form,
)
from protocolapp.calc.substances.one_kind import say_by_weight
from protocolapp.calc.substances.strengths import alike, missing_between
from protocolapp.lab import Substance
from protocolapp.quantity import MOLAR, PERCENT_VV, Quantity

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
    share = _share(sheet, row, final, stock)
    if share is not None and share > 1:
        wanted, there = (sheet.full(one) for one in (final, stock))
        message = f"{row.text('what')}: a stock of {there} cannot give {wanted}."
        remedy = f"Use a stock stronger than {wanted}."
        sheet.block(Code.STOCK_TOO_DILUTE, message, remedy, "components.stock", row.row)
        return None
    say_by_weight(sheet, (final, stock), "components.stock", row.row)
    return reaction * share if share is not None else None


def _share(sheet: Sheet, row: Given, final: Quantity, stock: Quantity) -> Fraction | None:
    """The part of the reaction that is this stock; None where the strengths do not meet, which is told."""
    if final.dimension == stock.dimension:
        return final.base / stock.base
    entry = known_as(sheet.bench, row.text("what"))
    mw = row.maybe("mw") or (entry.mw if entry is not None else None)
    density = pure_density(entry)
    one, other = alike((final, stock), mw, density) or (None, None)
    if one is None or other is None:
        _say_two_kinds(sheet, row, final, stock, mw)
        return None
    _say_where_from(sheet, row, entry, (final, stock))
    return one.base / other.base


def _say_where_from(
    sheet: Sheet, row: Given, entry: Substance | None, strengths: tuple[Quantity, Quantity]
) -> None:
    kinds = {one.dimension for one in strengths}
    if entry is not None and MOLAR in kinds and not row.has("mw"):
        say_which_form(sheet, entry, "components.mw", row.row)
    if entry is not None and PERCENT_VV in kinds:
        say_which_density(sheet, entry, "components.what", row.row)


def _say_two_kinds(sheet: Sheet, row: Given, final: Quantity, stock: Quantity, mw: Quantity | None) -> None:
    what, shown = row.text("what"), f"{sheet.show(final)} and {sheet.show(stock)}"
    link = missing_between(frozenset({final.dimension, stock.dimension}), mw)
    if link is Code.MW_MISSING:
        message = f"{what}: {shown} meet only through the molar mass."
        sheet.block(link, message, "Fill in its molar mass.", "components.mw", row.row)
    elif link is Code.DENSITY_MISSING:
        message = f"{what}: {shown} meet only through its density, which the catalogue does not have."
        sheet.block(link, message, "Give both in the same kind of unit.", "components.stock", row.row)
    else:
        message = f"{what}: {shown} measure different things."
        remedy = "Give both in the same kind of unit."
        sheet.block(Code.STOCK_MISMATCH, message, remedy, "components.stock", row.row)
