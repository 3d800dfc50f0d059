"""A dilution as it is written down: the volumes, a pre-dilution where one is due, how far the stock reaches."""

from __future__ import annotations

from protocolapp.calc.equipment.predilution import MOST_STAGES, predilute, stages_of
from protocolapp.calc.equipment.predilution_table import write_fold, write_stages
from protocolapp.calc.figures.in_full import every_digit, whole_in_full
from protocolapp.calc.figures.safe_side import at_least, at_most
from protocolapp.calc.flag import Code
from protocolapp.calc.form import Sheet
from protocolapp.calc.mixtures.dilution_law import FORMULAS, Dilution
from protocolapp.quantity import Quantity


def say_impossible(sheet: Sheet, unknown: str, made: Dilution, stock: Quantity, final: Quantity) -> None:
    """More of the stock than there is room for: its strength or the volumes are the reason."""
    if unknown in ("stock", "final"):
        taken, volume = sheet.full(made.take), sheet.full(made.volume)
        message = f"{taken} of the stock do not fit into {volume}."
        sheet.block(Code.DOES_NOT_FIT, message, f"Take less, or make up to more than {taken}.", "take")
        return
    weak, strong = sheet.full(stock), sheet.full(final)
    message = f"The stock ({weak}) is weaker than the final strength ({strong})."
    remedy = f"Use a stock of at least {strong}, or aim at {weak} at the most."
    sheet.block(Code.STOCK_TOO_DILUTE, message, remedy, "stock")


def write_dilution(sheet: Sheet, unknown: str, made: Dilution, stock: Quantity, final: Quantity) -> None:
    taken = sheet.volume("take", "Take of the stock", made.take, gives=final, use=True)
    _diluent(sheet, made)
    for name, label, value, detail in (
        ("final_volume", "Make up to", made.volume, "exact"),
        ("stock", "Stock", stock, ""),
        ("final", "Final strength", final, ""),
    ):
        increment = None if unknown == name else every_digit(value)
        sheet.value(name, label, value, increment=increment, detail=detail, main=unknown == name)
    fold = (made.volume / made.take).as_number()
    sheet.value("fold", "Dilution", fold, detail="parts in all to 1 part", main=False)
    if fold > 1:
        number, rest = (whole_in_full(one, sheet.bench.decimal) for one in (fold, fold - 1))
        sheet.note(
            Code.ONE_IN_N, f"1:{number} is 1 part in {number} in all, 1 part of stock + {rest} of diluent."
        )
    exact = {"stock": stock, "take": made.take, "final": final, "final_volume": made.volume}
    values = {name: sheet.full(one) for name, one in exact.items()}
    formula, filled = FORMULAS[unknown]
    sheet.step(formula, filled.format(**values), sheet.show(exact[unknown]))
    if taken.too_small:
        _predilution(sheet, made, stock, final)


def _diluent(sheet: Sheet, made: Dilution) -> None:
    """The rest up to the volume. Diluting the stock first would not help a rest that is too small to set."""
    least = sheet.bench.pipettes.smallest_volume
    name, label, detail = "diluent", "Diluent, about", "the total is exact"
    if least is None or made.diluent.is_zero or made.diluent >= least:
        sheet.volume(name, label, made.diluent, detail=detail, use=True)
        return
    sheet.value(name, label, made.diluent, detail=detail, use=True)
    volume = (made.volume * (least / made.diluent)).to(made.volume.unit)
    message = f"{sheet.show(made.diluent)} of diluent is below what the smallest pipette can set."
    remedy = f"Make at least {sheet.show(at_least(volume))}, or use the stock as it is."
    sheet.warn(Code.BELOW_MIN_PIPETTE, message, remedy, name)


def _predilution(sheet: Sheet, made: Dilution, stock: Quantity, final: Quantity) -> None:
    """The stages that bring the volume to one worth setting, each ready to be made."""
    least, fair = sheet.bench.pipettes.smallest_volume, sheet.bench.pipettes.fair_volume
    if least is None or fair is None or made.take >= least:
        return
    needed = (least / made.take).as_number()
    sheet.step("D = C1·p / (C2·V2)", f"{sheet.show(least)} / {sheet.show(made.take)}", needed)
    plan = predilute(made.take, fair)
    if len(plan.stages) > MOST_STAGES:
        return
    write_stages(sheet, stock, stages_of(plan, fair))
    sheet.value("predilution_least", "Dilute first at least", needed, detail="times", main=False)
    write_fold(sheet, plan.fold)
    sheet.volume("take_prediluted", "Take of the pre-dilution", plan.volume, gives=final)


def say_what_there_is(sheet: Sheet, made: Dilution, available: Quantity | None) -> None:
    if available is None:
        return
    most = (available * (made.volume / made.take)).to(made.volume.unit)
    sheet.value("largest_volume", "The stock at hand allows", most, at_most=True)
    sheet.step(
        "V = V_available·C1 / C2",
        f"{sheet.full(available)} × {sheet.number((made.volume / made.take).as_number())}",
        sheet.show(at_most(most)),
    )
    if made.take > available:
        message = f"It takes {sheet.full(made.take)} of the stock; there are {sheet.full(available)}."
        remedy = f"Make {sheet.show(at_most(most))} at the most."
        sheet.block(Code.STOCK_SHORT, message, remedy, "available")
