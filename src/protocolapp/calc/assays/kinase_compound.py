"""The compound in a kinase reaction: how strong it is added, and the DMSO that comes with it."""

from __future__ import annotations

from fractions import Fraction

from protocolapp.calc.assays.kinase_reaction import strength_of
from protocolapp.calc.flag import Code
from protocolapp.calc.form import Given, Sheet
from protocolapp.quantity import Quantity

_HUNDRED = 100


def write_compound(sheet: Sheet, given: Given, added: Quantity, reaction: Quantity) -> None:
    """The working strength of the highest dose, and the DMSO in the reaction against its limit."""
    top, stock = given.maybe("compound_top"), given.maybe("compound_stock")
    factor = strength_of(added, reaction).magnitude
    if top is not None:
        working = top * factor
        sheet.value("compound_working", "Compound, highest as added", working, main=False)
        if stock is not None and working > stock:
            sheet.block(
                Code.STOCK_TOO_DILUTE,
                f"The compound is added at {sheet.show(working)}; its stock has only {sheet.show(stock)}.",
                f"Use a stock of at least {sheet.show(working)}, or add more than {sheet.show(added)} of it.",
                "compound_stock",
            )
            return
    typed = in_percent_by_volume(given.quantity("compound_dmso")) if given.has("compound_dmso") else None
    carried = carried_dmso(top * factor, stock) if top is not None and stock is not None else None
    if typed is not None and carried is not None and carried > typed:
        sheet.block(
            Code.STOCK_TOO_DILUTE,
            f"The highest dose brings {sheet.show(carried)} of DMSO with it; only {sheet.show(typed)} is asked for.",
            f"Allow {sheet.show(carried)}, or use a stronger stock.",
            "compound_dmso",
        )
        return
    share = typed if typed is not None else carried
    if share is not None:
        _dmso(sheet, given, share, factor)


def in_percent_by_volume(share: Quantity) -> Quantity:
    """A share of DMSO in % v/v: of a liquid in a liquid a bare % says no less."""
    return Quantity.of(share.base * _HUNDRED, "% v/v")


def carried_dmso(working: Quantity, stock: Quantity) -> Quantity:
    """The DMSO in a dose as it is added, in % v/v, that a stock in pure DMSO brings along: C / C_stock."""
    return Quantity.of((working / stock).as_number() * _HUNDRED, "% v/v")


def _dmso(sheet: Sheet, given: Given, share: Quantity, factor: Fraction) -> None:
    """share: in what is added, which is `factor` times as strong as the reaction."""
    in_reaction, limit = share / factor, in_percent_by_volume(given.quantity("dmso_limit"))
    sheet.value("dmso", "DMSO in the reaction", in_reaction)
    sheet.value("dmso_added", "DMSO in what is added", share, main=False)
    sheet.step("DMSO = DMSO added / strength", f"{sheet.show(share)} / {sheet.number(factor)}", in_reaction)
    if in_reaction <= limit:
        return
    typed = given.has("compound_dmso")
    remedy = f"Add the compound in {sheet.show(limit * factor)} of DMSO at the most"
    if not typed:
        top = given.quantity("compound_top")
        least = top / (limit.magnitude / _HUNDRED)
        most = top * (limit / in_reaction).as_number()
        remedy = f"Use a stock of at least {sheet.show(least)}, or a highest dose of {sheet.show(most)}"
    sheet.warn(
        Code.VEHICLE_ABOVE_LIMIT,
        f"The reaction gets {sheet.show(in_reaction)} of DMSO, more than {sheet.show(limit)}.",
        f"{remedy}.",
        "compound_dmso" if typed else "compound_stock",
    )
