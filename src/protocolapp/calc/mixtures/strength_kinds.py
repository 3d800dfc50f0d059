"""Strengths that have to be of one kind to be compared: a molar mass or a density links them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from protocolapp.calc.flag import Code
from protocolapp.calc.form import Given, Sheet
from protocolapp.calc.mixtures.ingredient import as_mass_concentration
from protocolapp.calc.substances.substance import SubstanceError, find_substance
from protocolapp.calc.substances.which_form import known_as, pure_density, say_which_density, say_which_form
from protocolapp.quantity import (
    MASS_CONCENTRATION,
    MOLAR,
    PERCENT_VV,
    PERCENT_WV,
    PERCENT_WW,
    Dimension,
    Quantity,
)

_BY_MASS = frozenset({MASS_CONCENTRATION, PERCENT_WV})


def alike(
    strengths: Sequence[Quantity | None], mw: Quantity | None, density: Quantity | None = None
) -> tuple[Quantity | None, ...] | None:
    """All in one kind, as they are where they are already; None where they do not meet."""
    if len(_kinds(strengths)) <= 1:
        return tuple(strengths)
    made = [None if one is None else as_mass_concentration(one, mw, density) for one in strengths]
    lost = any(one is not None and found is None for one, found in zip(strengths, made, strict=True))
    return None if lost else tuple(made)


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
    kinds = _kinds(strengths)
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


def say_two_kinds(
    sheet: Sheet, strengths: Sequence[Quantity | None], about: str, mw: Quantity | None = None
) -> None:
    """Says what is needed for them to meet. mw: where it is known already."""
    kinds = _kinds(strengths)
    shown = " and ".join(sheet.show(one) for one in strengths if one is not None)
    link = missing_between(kinds, mw)
    if link is Code.MW_MISSING:
        message = f"{shown} meet only through the molar mass."
        sheet.block(link, message, "Fill in the molar mass, or the substance.", "mw")
    elif link is Code.DENSITY_MISSING:
        message = f"{shown} meet only through the density of the liquid."
        remedy = "Name the substance, if the catalogue has its density; otherwise give them in the same kind of unit."
        sheet.block(link, message, remedy, "substance")
    else:
        message = f"{shown} measure different things, so one cannot become the other."
        sheet.block(Code.STOCK_MISMATCH, message, "Give them in the same kind of unit.", about)


def missing_between(kinds: frozenset[Dimension], mw: Quantity | None) -> Code | None:
    """The figure that would link strengths of these kinds; None where none does."""
    if not kinds <= _BY_MASS | {MOLAR, PERCENT_VV}:
        return None
    if MOLAR in kinds and mw is None:
        return Code.MW_MISSING
    return Code.DENSITY_MISSING if PERCENT_VV in kinds else None


def say_by_weight(sheet: Sheet, strengths: Sequence[Quantity | None], about: str, row: int = 0) -> None:
    """A share by weight dilutes by weight: by volume only where both liquids are equally dense."""
    if any(one is not None and one.dimension == PERCENT_WW for one in strengths):
        message = "% w/w counts grams in 100 g: volumes hold only where stock and solution are equally dense."
        remedy = "Weigh both instead of measuring volumes, or use “Concentrated liquid”, which counts with the density."
        sheet.warn(Code.DENSITY_MISSING, message, remedy, about, row)


def _kinds(strengths: Sequence[Quantity | None]) -> frozenset[Dimension]:
    return frozenset(one.dimension for one in strengths if one is not None)
