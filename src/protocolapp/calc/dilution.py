"""C1·V1 = C2·V2: any one of the four from the other three, with a pre-dilution where the volume is too small."""

from __future__ import annotations

from protocolapp.calc.form import Bench, Calculator, Given, Outcome, Sheet, Solve, Topic
from protocolapp.calc.form.fields import quantity
from protocolapp.calc.mixtures.dilution_law import Dilution, dilute
from protocolapp.calc.mixtures.dilution_sheet import say_impossible, say_what_there_is, write_dilution
from protocolapp.calc.substances.asked import LINKS_TWO_KINDS, molar_mass_field, substance_field
from protocolapp.calc.substances.from_catalogue import known_as, pure_density
from protocolapp.calc.substances.one_kind import alike_as_given, say_by_weight
from protocolapp.calc.substances.strengths import DILUTABLE
from protocolapp.calc.substances.thick import PRESTOCK, is_neat, say_if_thick
from protocolapp.quantity import VOLUME, Quantity

__all__ = ["CALCULATOR", "Dilution", "dilute"]


def _work(given: Given, bench: Bench) -> Outcome:
    sheet = Sheet(bench)
    stock, final = given.maybe("stock"), given.maybe("final")
    linked = alike_as_given(sheet, given, (stock, final), "final")
    if linked is None:
        return sheet.outcome()
    alike_stock, alike_final = linked.strengths
    made = dilute(
        stock=alike_stock, final=alike_final, take=given.maybe("take"), volume=given.maybe("final_volume")
    )
    # As they were typed; the same kind is only needed to work it out.
    stock, final = stock or made.stock, final or made.final
    if not made.fits:
        say_impossible(sheet, given.unknown, made, stock, final)
        return sheet.outcome()
    write_dilution(sheet, given.unknown, made, stock, final)
    say_by_weight(sheet, (stock, final), "stock")
    _thick(sheet, given, made, stock)
    say_what_there_is(sheet, made, given.maybe("available"))
    return sheet.outcome()


def _thick(sheet: Sheet, given: Given, made: Dilution, stock: Quantity) -> None:
    name = given.text("substance")
    if not name or not is_neat(stock):
        return
    entry = known_as(sheet.bench, name)
    density = pure_density(entry) if stock.base == 1 else None
    thinner = made.take * (stock.base / PRESTOCK.base)
    fits = stock.dimension == PRESTOCK.dimension and thinner <= made.volume
    say_if_thick(sheet, name, made.take, "take", density=density, thinner=thinner if fits else None)


CALCULATOR = Calculator(
    name="dilution",
    title="Dilution",
    topic=Topic.SOLUTIONS,
    summary="Dilute a stock: any one of strength, volume taken, final strength and final volume from the others.",
    fields=(
        quantity("stock", "Stock", *DILUTABLE, unit="mM", start="10 mM", also=("c1",)),
        quantity("take", "Take of the stock", VOLUME, unit="µL", also=("v1", "stock_volume")),
        quantity("final", "Final strength", *DILUTABLE, unit="µM", start="10 µM", also=("c2",)),
        quantity("final_volume", "Make up to", VOLUME, unit="mL", start="1 mL", also=("v2", "volume")),
        substance_field(help="where molar and mass meet, and to tell whether it is thick"),
        molar_mass_field(help=LINKS_TWO_KINDS),
        quantity("available", "Stock at hand", VOLUME, unit="µL", optional=True, help="how far it reaches"),
    ),
    work=_work,
    formulas=("C1·V1 = C2·V2",),
    sources=(
        "conservation of the solute",
        "pre-dilution: nice folds, volumes worth setting with the smallest pipette (the lab's choice)",
    ),
    words=("c1v1", "working solution", "stock", "dilute"),
    solves=(Solve(("stock", "take", "final", "final_volume"), "take"),),
    size="final_volume",
)  # fmt: skip
