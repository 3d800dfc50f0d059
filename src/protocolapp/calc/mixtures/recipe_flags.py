"""What there is to say of a recipe: what cannot be made, what does not go together, what to mind while mixing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from protocolapp.calc.flag import Code, Flag, Severity
from protocolapp.calc.form import Sheet
from protocolapp.calc.mixtures.ingredient import Ingredient
from protocolapp.calc.mixtures.mixture import Recipe
from protocolapp.calc.mixtures.ph_note import ph_note
from protocolapp.calc.mixtures.recipe_order import fresh_in_order, ph_to_set
from protocolapp.calc.mixtures.recipe_rows import Row
from protocolapp.calc.substances.one_kind import say_by_weight
from protocolapp.calc.substances.reagent_kind import bare_name, inactivates_vanadate, is_vanadate
from protocolapp.calc.substances.strengths import missing_between
from protocolapp.calc.substances.thick import PRESTOCK, is_neat, say_if_thick
from protocolapp.quantity import MOLAR, PERCENT_VV, VOLUME, Quantity

_COLUMN = {Code.STOCK_TOO_DILUTE: "stock", Code.STOCK_MISMATCH: "stock", Code.MW_MISSING: "mw"}


def say_what_blocks(sheet: Sheet, rows: Sequence[Row], made: Recipe) -> bool:
    """Each reason at its row; whether there was any."""
    by_key = {one.ingredient.key: one for one in rows}
    blocks = [flag for flag in made.flags if flag.severity is Severity.BLOCK]
    for flag in blocks:
        row = by_key.get(flag.about)
        sheet.take_flags([_at_row(sheet, flag, row) if row is not None else replace(flag, about="volume")])
    return bool(blocks)


def _at_row(sheet: Sheet, flag: Flag, row: Row) -> Flag:
    one = row.ingredient
    if flag.code == Code.MW_MISSING and one.stock is None and one.final.dimension != MOLAR:
        remedy = "Fill in the stock it is taken from: it cannot be weighed."
        return replace(flag, code=Code.MISSING, about="components.stock", row=one.key, remedy=remedy)
    column = next((name for code, name in _COLUMN.items() if code == flag.code), "final")
    remedy = flag.remedy
    if flag.code == Code.MW_MISSING:
        remedy = "Fill in its molar mass, or the stock it is taken from."
        near = sheet.bench.catalogue.near(bare_name(row.ingredient.what)) if row.substance is None else ()
        remedy += f" The catalogue has {', '.join(near)}." if near else ""
    elif flag.code == Code.STOCK_MISMATCH:
        remedy = _what_links(row.ingredient)
    return replace(flag, about=f"components.{column}", row=row.ingredient.key, remedy=remedy)


def _what_links(ingredient: Ingredient) -> str:
    kinds = {one.dimension for one in (ingredient.final, ingredient.stock) if one is not None}
    link = missing_between(frozenset(kinds), ingredient.mw)
    if link is Code.MW_MISSING:
        return "Give both in the same kind of unit, or fill in the molar mass."
    if link is Code.DENSITY_MISSING:
        return "Give both in the same kind of unit: the catalogue has no density that would link them."
    return "Give both in the same kind of unit."


def say_about_mixing(sheet: Sheet, rows: Sequence[Row], made: Recipe, keep_at: Quantity | None) -> None:
    """Notes and warnings on a recipe that can be made."""
    _rounds_to_nothing(sheet, rows, made)
    _vanadate(sheet, rows)
    _fresh(sheet, rows, made)
    if ph_to_set(rows) is not None:
        sheet.note(Code.PH_BEFORE_VOLUME, "Set the pH before making up to volume.", "components")
    _thick(sheet, rows, made)
    for row in rows:
        say_by_weight(sheet, (row.ingredient.final, row.ingredient.stock), "components.final", row.number)
        told = (
            ph_note(row.ingredient.what, keep_at, "components.what", sheet.bench.decimal)
            if keep_at is not None
            else None
        )
        if told is not None:
            sheet.take_flags([replace(told, row=row.ingredient.key)])


def _thick(sheet: Sheet, rows: Sequence[Row], made: Recipe) -> None:
    """Of what is taken neat by its volume; what is weighed is out of reach of the pipettes."""
    by_key = {one.ingredient.key: one for one in rows}
    for portion in (*made.base, *made.fresh):
        one, taken = portion.ingredient, portion.amount
        if taken.dimension != VOLUME or not is_neat(one.stock):
            continue
        strong = one.stock.base if one.stock is not None else Fraction(1)
        thinner = taken * (strong / PRESTOCK.base)
        fits = one.final.dimension == PERCENT_VV and thinner - taken <= made.rest
        say_if_thick(
            sheet, one.what, taken, "components.what", row=by_key[one.key].number,
            density=one.density if strong == 1 else None, thinner=thinner if fits else None,
        )  # fmt: skip


def _rounds_to_nothing(sheet: Sheet, rows: Sequence[Row], made: Recipe) -> None:
    """A volume that no pipette would show is still written out, and told."""
    names = {one.ingredient.key: one.ingredient.what for one in rows}
    smallest = sheet.bench.pipettes.smallest_step
    if smallest is None:
        return
    for one in (*made.base, *made.fresh):
        if one.amount.dimension == VOLUME and 0 < one.amount.base * 2 < smallest.base:
            what, number = names[one.ingredient.key], int(one.ingredient.key)
            message = (
                f"{what}: {sheet.show(one.amount)} would round to 0 µL on every pipette. It is not left out."
            )
            remedy = "Dilute its stock first, as told beside it, or make more of the solution."
            sheet.warn(Code.ROUNDS_TO_NOTHING, message, remedy, "components.final", number)


def _vanadate(sheet: Sheet, rows: Sequence[Row]) -> None:
    vanadate = next((one for one in rows if is_vanadate(one.ingredient.what)), None)
    spoilers = [one.ingredient.what for one in rows if inactivates_vanadate(one.ingredient.what)]
    if vanadate is None or not spoilers:
        return
    name = vanadate.ingredient.what
    message = f"{' and '.join(spoilers)} inactivate{'s' if len(spoilers) == 1 else ''} {name}."
    remedy = f"Leave one out, or add {name} last and use the buffer at once."
    sheet.warn(Code.INCOMPATIBLE, message, remedy, "components.what", vanadate.number)


def _fresh(sheet: Sheet, rows: Sequence[Row], made: Recipe) -> None:
    if not made.fresh:
        return
    names = ", ".join(one.ingredient.what for one in fresh_in_order(made))
    by_name = " (by their names; change that in the column)" if any(one.guessed for one in rows) else ""
    short = made.volume - made.base_volume
    message = f"Added just before use, in this order: {names}{by_name}."
    message += f" The base is {sheet.show(short)} short for them." if not short.is_zero else ""
    sheet.note(Code.ADD_FRESH, message, "components.fresh")
