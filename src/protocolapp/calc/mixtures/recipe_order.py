"""The order of addition: most of the water, buffer, salts, chelator, pH, detergent, to volume, then what is fresh."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from protocolapp.calc.form import Cell, Sheet
from protocolapp.calc.form.wording import capitalised
from protocolapp.calc.mixtures.mixture import Portion, Recipe
from protocolapp.calc.mixtures.ph_note import labelled_buffer, ph_text
from protocolapp.calc.mixtures.recipe_rows import Row
from protocolapp.calc.mixtures.recipe_sheet import as_concentrate, mass_cell
from protocolapp.calc.substances.reagent_kind import comes_last
from protocolapp.quantity import VOLUME, Quantity, round_to, shown_unit

MOST_OF = 80
"""Per cent of the rest that goes in first, so that there is room for the pH. The lab's choice."""


def ph_to_set(rows: Sequence[Row]) -> str | None:
    """The pH that a buffer's label names, empty where only a buffer is weighed; None where there is none to set."""
    for row in rows:
        labelled = labelled_buffer(row.ingredient.what)
        if labelled is not None:
            return ph_text(labelled.ph)
    weighed = any(row.ingredient.role == "buffer" and row.ingredient.stock is None for row in rows)
    return "" if weighed else None


def fresh_in_order(made: Recipe) -> list[Portion]:
    """As they were typed, PMSF last."""
    return sorted(made.fresh, key=lambda one: comes_last(one.ingredient.what))


def write_order(sheet: Sheet, rows: Sequence[Row], made: Recipe, rest: str, balance: Quantity) -> None:
    """A numbered table, ready to be followed."""
    early = [one for one in made.base if one.ingredient.role != "detergent"]
    late = [one for one in made.base if one.ingredient.role == "detergent"]
    lines: list[tuple[str, str]] = []
    if made.rest.magnitude > 0:
        lines.append((f"{capitalised(rest)}, most of it", f"about {sheet.show(_most_of(made.rest))}"))
    by_key = {one.ingredient.key: one for one in rows}
    lines += [_added(sheet, by_key, one, balance) for one in early]
    ph = ph_to_set(rows)
    if ph is not None:
        shown = ph.replace(".", sheet.bench.decimal)
        lines.append((f"Check the pH: {shown}" if ph else "Set the pH", "before making up"))
    lines += [_added(sheet, by_key, one, balance) for one in late]
    lines.append((f"Make up with {rest}", f"to {sheet.show(made.base_volume)}"))
    lines += [_added(sheet, by_key, one, balance, "Just before use: ") for one in fresh_in_order(made)]
    numbered = [(str(number), what, _cell(amount)) for number, (what, amount) in enumerate(lines, start=1)]
    sheet.table(
        "order", "Order of addition", (("step", ""), ("what", "What"), ("amount", "How much")), numbered
    )


def _added(
    sheet: Sheet, rows: Mapping[str, Row], portion: Portion, balance: Quantity, when: str = ""
) -> tuple[str, str]:
    if portion.amount.dimension != VOLUME:
        concentrate = as_concentrate(sheet, rows[portion.ingredient.key], portion.amount)
        if concentrate:
            return f"{when}{portion.ingredient.what}", concentrate
        return f"{when}{portion.ingredient.what}, weighed", mass_cell(sheet, portion.amount, balance).text
    return f"{when}{portion.ingredient.what}", sheet.bench.pipettes.take(portion.amount).text


def _cell(text: str) -> Cell:
    return Cell(text, text.replace("\u00a0", " "))


def _most_of(rest: Quantity) -> Quantity:
    """Rounded to a whole number of its unit, as a cylinder is read."""
    most = rest * MOST_OF / 100
    most = Quantity(most.magnitude, most.unit)
    unit = shown_unit(most)
    step = Quantity.of(1 if most.amount_in(unit) < 100 else 10, unit)
    return round_to(most, step)
