"""A strength brought to the kind of another, or told what is missing for that."""

from __future__ import annotations

from protocolapp.calc.flag import Code
from protocolapp.calc.form import Sheet
from protocolapp.calc.mixtures.strength_kinds import missing_between
from protocolapp.calc.mixtures.strengths import in_kind_of
from protocolapp.quantity import DimensionError, Quantity


def brought_to(
    sheet: Sheet, strength: Quantity, like: Quantity, mw: Quantity | None, about: str
) -> Quantity | None:
    """The strength in the kind that `like` has; None where they do not meet, which blocks. about: its field."""
    try:
        return in_kind_of(strength, like, mw)
    except DimensionError:
        shown = f"{sheet.show(strength)} and {sheet.show(like)}"
    if missing_between(frozenset({strength.dimension, like.dimension}), mw) is Code.MW_MISSING:
        message = f"{shown} meet only through the molar mass."
        sheet.block(Code.MW_MISSING, message, "Give the molar mass, or both in the same kind of unit.", "mw")
    else:
        message = f"{shown} measure different things, so one cannot become the other."
        sheet.block(Code.STOCK_MISMATCH, message, "Give them in the same kind of unit.", about)
    return None
