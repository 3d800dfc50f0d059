"""The rows of a recipe as typed, completed from the catalogue: molar mass, role, whether it is added fresh."""

from __future__ import annotations

from dataclasses import dataclass

from protocolapp.calc.flag import Code
from protocolapp.calc.form import Given, Sheet
from protocolapp.calc.ingredient import Ingredient
from protocolapp.calc.reagent_kind import bare_name, is_fresh, role_of
from protocolapp.lab import Substance
from protocolapp.quantity import MASS_CONCENTRATION, MOLAR, PERCENT_WV

AS_USUAL = "auto"
"""The choice that leaves role and freshness to the name."""


@dataclass(frozen=True, slots=True)
class Row:
    """ingredient: its key is the number of the row. substance: what the catalogue has. guessed: fresh by its name."""

    ingredient: Ingredient
    substance: Substance | None
    guessed: bool

    @property
    def number(self) -> int:
        return int(self.ingredient.key)


def read_rows(sheet: Sheet, rows: tuple[Given, ...]) -> tuple[Row, ...]:
    """The rows, with a word on each molar mass that is taken from the catalogue."""
    return tuple(_row(sheet, one) for one in rows)


def _row(sheet: Sheet, given: Given) -> Row:
    what = given.text("what")
    substance = sheet.bench.catalogue.find(what) or sheet.bench.catalogue.find(bare_name(what))
    role, fresh = given.choice("role"), given.choice("fresh")
    mw = given.maybe("mw")
    ingredient = Ingredient(
        key=str(given.row),
        what=what,
        final=given.quantity("final"),
        stock=given.maybe("stock"),
        mw=mw or (substance.mw if substance is not None else None),
        fresh=is_fresh(what) if fresh == AS_USUAL else fresh == "yes",
        role=role_of(what, substance) if role == AS_USUAL else role.replace("-", " "),
    )
    if mw is None and substance is not None and ingredient.mw is not None and needs_mw(ingredient):
        _say_which_form(sheet, substance)
    return Row(ingredient, substance, fresh == AS_USUAL and ingredient.fresh)


def needs_mw(ingredient: Ingredient) -> bool:
    """Whether its amount goes through the molar mass."""
    if ingredient.stock is None:
        return ingredient.final.dimension == MOLAR
    kinds = {ingredient.final.dimension, ingredient.stock.dimension}
    return MOLAR in kinds and bool(kinds & {MASS_CONCENTRATION, PERCENT_WV})


def _say_which_form(sheet: Sheet, substance: Substance) -> None:
    assert substance.mw is not None  # noqa: S101 - only called with one
    mass = sheet.show(substance.mw)
    others = [one for one in sheet.bench.catalogue.forms(substance) if one.name != substance.name and one.mw]
    if others:
        also = ", ".join(f"{one.name} {sheet.show(one.mw)}" for one in others[:4] if one.mw is not None)
        message = f"{substance.name} is meant, {mass}; look at the bottle: there is also {also}."
        sheet.note(Code.FORM_OF_SUBSTANCE, message, "components.mw")
    elif not substance.verified:
        message = f"{substance.name}: {mass} is a usual value; compare it with the bottle."
        sheet.note(Code.UNVERIFIED, message, "components.mw")
