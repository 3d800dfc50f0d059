"""Strengths that have to be of one kind to be compared: molar and mass meet through the molar mass."""

from __future__ import annotations

from collections.abc import Sequence

from protocolapp.calc.flag import Code
from protocolapp.calc.form import Sheet
from protocolapp.calc.ingredient import as_mass_concentration
from protocolapp.quantity import MASS_CONCENTRATION, MOLAR, PERCENT_WV, Quantity


def alike(strengths: Sequence[Quantity | None], mw: Quantity | None) -> tuple[Quantity | None, ...] | None:
    """All in one kind, as they are where they are already; None where they do not meet."""
    if len({one.dimension for one in strengths if one is not None}) <= 1:
        return tuple(strengths)
    made = [None if one is None else as_mass_concentration(one, mw) for one in strengths]
    lost = any(one is not None and found is None for one, found in zip(strengths, made, strict=True))
    return None if lost else tuple(made)


def say_two_kinds(sheet: Sheet, strengths: Sequence[Quantity | None], about: str) -> None:
    """Says what is needed for them to meet."""
    given = [one for one in strengths if one is not None]
    kinds = {one.dimension for one in given}
    shown = " and ".join(sheet.show(one) for one in given)
    if MOLAR in kinds and kinds <= {MOLAR, MASS_CONCENTRATION, PERCENT_WV}:
        message = f"{shown} meet only through the molar mass."
        sheet.block(Code.MW_MISSING, message, "Fill in the molar mass of the substance.", "mw")
        return
    message = f"{shown} measure different things, so one cannot become the other."
    sheet.block(Code.STOCK_MISMATCH, message, "Give them in the same kind of unit.", about)
