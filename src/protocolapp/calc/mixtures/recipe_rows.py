"""The rows of a recipe as typed, completed from the catalogue: molar mass, role, whether it is added fresh."""

from __future__ import annotations

from dataclasses import dataclass

from protocolapp.calc.form import Given, Sheet
from protocolapp.calc.mixtures.ingredient import Ingredient
from protocolapp.calc.substances.from_catalogue import (
    known_as,
    pure_density,
    say_which_density,
    say_which_form,
)
from protocolapp.calc.substances.reagent_kind import is_fresh, role_of
from protocolapp.lab import Substance
from protocolapp.quantity import MASS_CONCENTRATION, MOLAR, PERCENT_VV, PERCENT_WV

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
    substance = known_as(sheet.bench, what)
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
        density=pure_density(substance),
    )
    if mw is None and substance is not None and ingredient.mw is not None and needs_mw(ingredient):
        say_which_form(sheet, substance, "components.mw", given.row)
    if substance is not None and needs_density(ingredient):
        say_which_density(sheet, substance, "components.what", given.row)
    return Row(ingredient, substance, fresh == AS_USUAL and ingredient.fresh)


def needs_mw(ingredient: Ingredient) -> bool:
    """Whether its amount goes through the molar mass."""
    if ingredient.stock is None:
        return ingredient.final.dimension == MOLAR
    kinds = {ingredient.final.dimension, ingredient.stock.dimension}
    return MOLAR in kinds and bool(kinds & {MASS_CONCENTRATION, PERCENT_WV, PERCENT_VV})


def needs_density(ingredient: Ingredient) -> bool:
    """Whether a share by volume meets another kind of strength, through the density of the pure liquid."""
    if ingredient.stock is None:
        return False
    kinds = {ingredient.final.dimension, ingredient.stock.dimension}
    return PERCENT_VV in kinds and bool(kinds & {MASS_CONCENTRATION, PERCENT_WV, MOLAR})
