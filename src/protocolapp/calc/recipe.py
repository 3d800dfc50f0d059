"""A solution from its stocks and solids, with the base, what is added fresh, and the order of addition."""

from __future__ import annotations

from protocolapp.calc.form import Bench, Calculator, Given, Outcome, Sheet, Suggest, Topic
from protocolapp.calc.form.fields import choice, quantity, share, table, text
from protocolapp.calc.mixtures.mixture import ORDER, Portion, Recipe, batch_of, make_recipe
from protocolapp.calc.mixtures.recipe_flags import say_about_mixing, say_what_blocks
from protocolapp.calc.mixtures.recipe_order import write_order
from protocolapp.calc.mixtures.recipe_rows import AS_USUAL, read_rows
from protocolapp.calc.mixtures.recipe_sheet import write_needs, write_recipe
from protocolapp.calc.substances.reagent_kind import ROLES
from protocolapp.quantity import MASS, MOLAR_MASS, STRENGTHS, TEMPERATURE, VOLUME

__all__ = ["CALCULATOR", "ORDER", "Portion", "Recipe", "batch_of", "make_recipe"]


def _work(given: Given, bench: Bench) -> Outcome:
    sheet = Sheet(bench)
    volume = given.quantity("volume")
    rows = read_rows(sheet, given.rows("components"))
    # What pipettes have to say is told where each volume is written, so only what blocks is taken from here.
    whole = volume * (1 + given.share("overage"))
    made = make_recipe([one.ingredient for one in rows], whole, bench.pipettes)
    if say_what_blocks(sheet, rows, made):
        write_needs(sheet, rows, made)
        return sheet.outcome()
    rest = given.text("make_up_with")
    balance = given.quantity("balance")
    write_recipe(sheet, rows, made, rest, balance)
    write_order(sheet, rows, made, rest, balance)
    say_about_mixing(sheet, rows, made, given.maybe("keep_at"))
    return sheet.outcome()


_ROLES = (
    {AS_USUAL: "by its name"} | {role.replace(" ", "-"): role for role in sorted(ROLES)} | {"other": "other"}
)
_FRESH = {AS_USUAL: "by its name", "yes": "yes", "no": "no"}
_LYSIS_BUFFER = (
    {"what": "Tris-HCl pH 7.4", "final": "50 mM", "stock": "1 M"},
    {"what": "NaCl", "final": "150 mM", "stock": "5 M"},
    {"what": "EDTA", "final": "1 mM", "stock": "0.5 M"},
    {"what": "NP-40", "final": "1 % v/v", "stock": "10 % v/v"},
    {"what": "protease inhibitor", "final": "1 X", "stock": "100 X"},
)

CALCULATOR = Calculator(
    name="recipe",
    title="Buffer recipe",
    topic=Topic.SOLUTIONS,
    summary="What to take of each stock and solid for a solution, in which order, and what is added fresh.",
    fields=(
        quantity("volume", "Volume to make", VOLUME, unit="mL", start="20 mL", also=("final_volume",)),
        share("overage", "Overage", default="0 %", help="made on top of it"),
        table(
            "components", "Components",
            (
                text("what", "What", suggest=Suggest.REAGENTS, also=("component", "reagent", "substance", "name")),
                quantity(
                    "final", "Final strength", *STRENGTHS, unit="mM",
                    also=("final concentration", "final conc"),
                ),
                quantity(
                    "stock", "Stock", *STRENGTHS, unit="M", optional=True,
                    also=("stock concentration", "stock conc"),
                    help="empty: weighed, or for % v/v the pure liquid",
                ),
                quantity(
                    "mw", "Molar mass", MOLAR_MASS, unit="g/mol", optional=True,
                    help="of the lot; empty: from the catalogue",
                ),
                choice("role", "Role", _ROLES, help="decides the order"),
                choice("fresh", "Add fresh", _FRESH, help="kept out of the base, added just before use"),
            ),
            rows=_LYSIS_BUFFER, most=60,
        ),
        text("make_up_with", "Make up with", default="water"),
        quantity(
            "keep_at", "Used at", TEMPERATURE, unit="°C", zero=True, negative=True, optional=True,
            help="to tell what the buffer reads there",
        ),
        quantity("balance", "Balance reads to", MASS, unit="mg", default="0.1 mg", help="an analytical balance"),
    ),
    work=_work,
    formulas=("Vi = Ci·V / Si", "mi = Ci·V·MW", "rest = V − ΣVi"),
    sources=(
        "conservation of each component; % w/v is g in 100 mL",
        "molar masses: the reagent catalogue, which names each source",
        "DTT and EDTA inactivate orthovanadate; PMSF last (common bench practice, to be confirmed by the lab)",
    ),
    words=("buffer", "solution", "lysis buffer", "stock", "make", "medium"),
    size="volume",
)  # fmt: skip
