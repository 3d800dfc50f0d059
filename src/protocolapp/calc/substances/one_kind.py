"""Strengths that are typed in two kinds made one, or a word on what is missing for that."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from protocolapp.calc.flag import Code
from protocolapp.calc.form import Given, Sheet
from protocolapp.calc.substances.from_catalogue import (
    known_as,
    pure_density,
    say_which_density,
    say_which_form,
)
from protocolapp.calc.substances.strengths import alike, in_kind_of, kinds_of, missing_between
from protocolapp.calc.substances.substance import SubstanceError, find_substance
from protocolapp.quantity import (
    MOLAR,
    PERCENT_VV,
    PERCENT_WW,
    DimensionError,
    Quantity,
)


@dataclass(frozen=True, slots=True)
class Linked:
    """strengths: all in one kind. mw, density: what linked them, where something had to."""

    strengths: tuple[Quantity | None, ...]
    mw: Quantity | None = None
    density: Quantity | None = None


def alike_as_given(
    sheet: Sheet, given: Given, strengths: Sequence[Quantity | None], about: str
) -> Linked | None:
    """`alike` with what the fields `mw` and `substance` give; None where they do not meet, which is told."""
    kinds = kinds_of(strengths)
    if len(kinds) <= 1:
        return Linked(tuple(strengths))
    name, mw, density = given.text("substance"), given.maybe("mw"), None
    entry = known_as(sheet.bench, name) if name else None
    if entry is not None:
        density = pure_density(entry)
        if mw is None and MOLAR in kinds and entry.mw is not None:
            mw = entry.mw
            say_which_form(sheet, entry, "mw")
        if PERCENT_VV in kinds:
            say_which_density(sheet, entry, "substance")
    elif name and mw is None and MOLAR in kinds:
        try:
            mw = find_substance(name, sheet.bench.catalogue).mw
        except SubstanceError as error:
            sheet.take_flags([error.flag("substance")])
            return None
    found = alike(strengths, mw, density)
    if found is None:
        say_two_kinds(sheet, strengths, about, mw)
        return None
    return Linked(found, mw, density)


def brought_to(
    sheet: Sheet, strength: Quantity, like: Quantity, mw: Quantity | None, about: str
) -> Quantity | None:
    """The strength in the kind that `like` has; None where they do not meet, which blocks. about: its field."""
    try:
        return in_kind_of(strength, like, mw)
    except DimensionError:
        say_two_kinds(sheet, (strength, like), about, mw, named=False)
        return None


def say_two_kinds(
    sheet: Sheet,
    strengths: Sequence[Quantity | None],
    about: str,
    mw: Quantity | None = None,
    *,
    named: bool = True,
) -> None:
    """Says what is needed for them to meet. mw: where it is known already. named: whether the substance can be."""
    kinds = kinds_of(strengths)
    shown = " and ".join(sheet.show(one) for one in strengths if one is not None)
    link = missing_between(kinds, mw)
    if link is Code.MW_MISSING:
        message = f"{shown} meet only through the molar mass."
        other = "the substance" if named else "give both in the same kind of unit"
        sheet.block(link, message, f"Fill in the molar mass, or {other}.", "mw")
    elif link is Code.DENSITY_MISSING and named:
        message = f"{shown} meet only through the density of the liquid."
        remedy = "Name the substance, if the catalogue has its density; otherwise give them in the same kind of unit."
        sheet.block(link, message, remedy, "substance")
    else:
        message = f"{shown} measure different things, so one cannot become the other."
        sheet.block(Code.STOCK_MISMATCH, message, "Give them in the same kind of unit.", about)


def say_by_weight(sheet: Sheet, strengths: Sequence[Quantity | None], about: str, row: int = 0) -> None:
    """A share by weight dilutes by weight: by volume only where both liquids are equally dense."""
    if any(one is not None and one.dimension == PERCENT_WW for one in strengths):
        message = "% w/w counts grams in 100 g: volumes hold only where stock and solution are equally dense."
        remedy = "Weigh both instead of measuring volumes, or use “Concentrated liquid”, which counts with the density."
        sheet.warn(Code.DENSITY_MISSING, message, remedy, about, row)
