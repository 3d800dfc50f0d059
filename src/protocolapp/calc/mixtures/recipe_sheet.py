"""A recipe as it is written down: the base, what is added fresh, and what makes it up."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction

from protocolapp.calc.flag import Code
from protocolapp.calc.form import Cell, Sheet
from protocolapp.calc.form.sheet import Shown
from protocolapp.calc.form.wording import capitalised
from protocolapp.calc.mixtures.mixture import Portion, Recipe
from protocolapp.calc.mixtures.recipe_rows import Row
from protocolapp.quantity import PERCENT_WW, VOLUME, Quantity, format_plain

FEW_DIGITS = 50
"""Less than this many digits of the balance is 2 % off or more. The lab's choice."""

_COLUMNS = (
    ("what", "What"), ("take", "Take"), ("final", "Final"), ("stock", "From"), ("gives", "Really gives"),
)  # fmt: skip


def write_recipe(sheet: Sheet, rows: Sequence[Row], made: Recipe, rest: str, balance: Quantity) -> None:
    """The tables of the base and of what is added fresh, and the volumes they come to."""
    by_key = {one.ingredient.key: one for one in rows}
    water = capitalised(rest)
    fresh = made.volume - made.base_volume
    sheet.value("rest", f"{water}, about", made.rest, detail="the total is exact", main=True)
    sheet.value("base_volume", f"Make up with {rest} to", made.base_volume, detail="exact: this is the base")
    if made.fresh:
        sheet.value("fresh_volume", "Added fresh", fresh, main=False)
    sheet.value("total", "Makes", made.volume, main=bool(made.fresh))
    lines = [_line(sheet, one, by_key, balance) for one in made.base]
    up_to = f"make up to {sheet.show(made.base_volume)}"
    lines.append((water, Cell(sheet.show(made.rest), format_plain(made.rest), made.rest, up_to), "", "", ""))
    sheet.table("base", "Base", _COLUMNS, lines, uses="take")
    if made.fresh:
        late = [_line(sheet, one, by_key, balance) for one in made.fresh]
        sheet.table("fresh", "Add fresh, just before use", _COLUMNS, late, uses="take")
    _steps(sheet, made)


def write_needs(sheet: Sheet, rows: Sequence[Row], made: Recipe) -> None:
    """What each would take, when it does not all fit: to see which is too much. No pipettes, it cannot be made."""
    portions = [*made.base, *made.fresh]
    by_key = {one.ingredient.key: one for one in rows}
    if portions:
        columns = (("what", "What"), ("needs", "Would take"), ("final", "Final"), ("stock", "From"))
        lines = [
            (
                one.ingredient.what,
                one.amount,
                one.ingredient.final,
                _source(sheet, one, by_key[one.ingredient.key]),
            )
            for one in portions
        ]
        sheet.table("needs", "What each would take", columns, lines)


def _line(
    sheet: Sheet, portion: Portion, rows: Mapping[str, Row], balance: Quantity
) -> tuple[Shown, Shown, Shown, Shown, Shown]:
    row = rows[portion.ingredient.key]
    one = portion.ingredient
    if portion.amount.dimension != VOLUME:
        return (
            one.what,
            _weighed(sheet, row, portion.amount, balance),
            one.final,
            _source(sheet, portion, row),
            "",
        )
    taken = sheet.pipetted(portion.amount, "components.final", row.number)
    return one.what, taken, one.final, _source(sheet, portion, row), _really(sheet, portion)


def _really(sheet: Sheet, portion: Portion) -> str:
    """The strength that what is pipetted gives, where it reads otherwise than the one wanted."""
    if portion.pipetting is None or portion.pipetting.delivered.base == portion.amount.base:
        return ""
    given = sheet.cell(portion.strength).text
    return given if given != sheet.cell(portion.ingredient.final).text else ""


def mass_cell(sheet: Sheet, mass: Quantity, balance: Quantity) -> Cell:
    """To the balance's digit, unless that would hide it."""
    return sheet.cell(mass, increment=None if mass * 2 < balance else balance)


def _weighed(sheet: Sheet, row: Row, mass: Quantity, balance: Quantity) -> Cell:
    what, shown = row.ingredient.what, sheet.show(mass)
    remedy = f"{_larger(sheet, mass, balance)}, or make a stock of it first."
    if mass * 2 < balance:
        message = f"{what}: {shown} would read 0 on this balance. It is not left out."
        sheet.warn(Code.ROUNDS_TO_NOTHING, message, remedy, "components.final", row.number)
    elif mass < balance * FEW_DIGITS:
        message = f"{what}: {shown} is little for a balance that reads to {sheet.show(balance)}."
        sheet.warn(Code.BELOW_BALANCE, message, remedy, "components.final", row.number)
    cell = mass_cell(sheet, mass, balance)
    return Cell(cell.text, cell.plain, cell.value, _as_liquid(sheet, row, mass))


def _larger(sheet: Sheet, mass: Quantity, balance: Quantity) -> str:
    times = (balance * FEW_DIGITS / mass).as_number()
    return f"Make {sheet.number(times)} times as much, to weigh {sheet.show(balance * FEW_DIGITS)}"


def as_concentrate(sheet: Sheet, row: Row, mass: Quantity) -> str:
    """`49.3 mg or 41.8 µL of 37 % w/w, 1.18 g/mL` for what comes as a concentrate, else empty."""
    one = row.substance
    if one is None or one.density is None or one.strength is None or one.strength.dimension != PERCENT_WW:
        return ""
    whole = mass / one.strength.base
    volume = sheet.show((whole / one.density).to("mL"))
    return f"{sheet.show(whole)} or {volume} of {sheet.show(one.strength)}, {sheet.show(one.density)}"


def _as_liquid(sheet: Sheet, row: Row, mass: Quantity) -> str:
    """`or 35.1 µL at 1.114 g/mL` for what is a liquid; of a concentrate, what holds so much of it."""
    substance = row.substance
    if substance is None or substance.density is None:
        return ""
    if substance.strength is not None:
        return f"pure; {as_concentrate(sheet, row, mass)}"
    return f"or {sheet.show(mass / substance.density)} at {sheet.show(substance.density)}"


def _source(sheet: Sheet, portion: Portion, row: Row) -> str:
    one = portion.ingredient
    if one.stock is not None:
        return sheet.cell(one.stock).text
    liquid = portion.amount.dimension == VOLUME or (
        row.substance is not None and row.substance.density is not None
    )
    if liquid:
        return "pure"
    return f"solid, {sheet.show(one.mw)}" if one.mw is not None else "solid"


def _steps(sheet: Sheet, made: Recipe) -> None:
    portions = (*made.base, *made.fresh)
    liquid = next((one for one in portions if one.ingredient.stock is not None), None)
    if liquid is not None and (stock := liquid.ingredient.stock) is not None:
        filled = f"{sheet.show(liquid.ingredient.final)} × {sheet.show(made.volume)} / {sheet.show(stock)}"
        sheet.step(f"Vi = Ci·V / Si, {liquid.ingredient.what}", filled, sheet.show(liquid.amount))
    solid = next((one for one in portions if one.amount.dimension != VOLUME), None)
    if solid is not None:
        mass = f" × {sheet.show(solid.ingredient.mw)}" if solid.ingredient.mw is not None else ""
        filled = f"{sheet.show(solid.ingredient.final)} × {sheet.show(made.volume)}{mass}"
        sheet.step(f"mi = Ci·V·MW, {solid.ingredient.what}", filled, sheet.show(solid.amount))
    liquids = sum((one.volume.base for one in portions), Fraction(0))
    total = sheet.show(Quantity(liquids / made.volume.unit.factor, made.volume.unit))
    sheet.step("rest = V − ΣVi", f"{sheet.show(made.volume)} − {total}", sheet.show(made.rest))
