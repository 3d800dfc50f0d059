"""C1·V1 = C2·V2: any one of the four from the other three, with a pre-dilution where the volume is too small."""

from __future__ import annotations

from dataclasses import dataclass

from protocolapp.calc.flag import Code, Flag, Severity
from protocolapp.calc.form import Bench, Calculator, Given, Outcome, Sheet, Solve, Topic
from protocolapp.calc.form.field import quantity
from protocolapp.calc.predilution import predilute, stages_of
from protocolapp.calc.strength_kinds import alike, say_two_kinds
from protocolapp.quantity import (
    MOLAR_MASS,
    RADIOACTIVE_CONCENTRATION,
    STRENGTHS,
    VOLUME,
    Quantity,
    QuantityError,
    format_quantity,
)


@dataclass(frozen=True, slots=True)
class Dilution:
    """stock and final: strengths; take: of the stock; volume: the total it is made up to (exact);
    diluent: the rest.
    """

    stock: Quantity
    take: Quantity
    final: Quantity
    volume: Quantity
    flags: tuple[Flag, ...] = ()

    @property
    def diluent(self) -> Quantity:
        """What makes it up to the volume; negative when the stock is too dilute."""
        return self.volume - self.take


def dilute(
    *,
    stock: Quantity | None = None,
    take: Quantity | None = None,
    final: Quantity | None = None,
    volume: Quantity | None = None,
) -> Dilution:
    """Fill in the one of the four that is left out. A final strength above the stock's blocks.

    Raises QuantityError unless exactly one is left out; DimensionError when strengths or volumes do not
    match.
    """
    if stock is None and take is not None and final is not None and volume is not None:
        return _made((final * (volume / take)).to(final.unit), take, final, volume)
    if take is None and stock is not None and final is not None and volume is not None:
        return _made(stock, (volume * (final / stock)).to(volume.unit), final, volume)
    if final is None and stock is not None and take is not None and volume is not None:
        return _made(stock, take, (stock * (take / volume)).to(stock.unit), volume)
    if volume is None and stock is not None and take is not None and final is not None:
        return _made(stock, take, final, (take * (stock / final)).to(take.unit))
    raise QuantityError("A dilution needs three of its four values.", "Leave exactly one of them out.")


def _made(stock: Quantity, take: Quantity, final: Quantity, volume: Quantity) -> Dilution:
    return Dilution(stock, take, final, volume, _too_dilute(stock, final))


def _too_dilute(stock: Quantity, final: Quantity) -> tuple[Flag, ...]:
    if final <= stock:
        return ()
    message = (
        f"The stock ({format_quantity(stock)}) is weaker than the final strength ({format_quantity(final)})."
    )
    remedy = f"Use a stock of at least {format_quantity(final)}."
    return (Flag(Severity.BLOCK, Code.STOCK_TOO_DILUTE, message, remedy, "stock"),)


_FORMULAS = {
    "take": ("V1 = C2·V2 / C1", "{final} × {final_volume} / {stock}"),
    "stock": ("C1 = C2·V2 / V1", "{final} × {final_volume} / {take}"),
    "final": ("C2 = C1·V1 / V2", "{stock} × {take} / {final_volume}"),
    "final_volume": ("V2 = C1·V1 / C2", "{stock} × {take} / {final}"),
}


def _work(given: Given, bench: Bench) -> Outcome:
    sheet = Sheet(bench)
    stock, final = given.maybe("stock"), given.maybe("final")
    kinds = alike((stock, final), given.maybe("mw"))
    if kinds is None:
        say_two_kinds(sheet, (stock, final), "final")
        return sheet.outcome()
    made = dilute(
        stock=kinds[0], final=kinds[1], take=given.maybe("take"), volume=given.maybe("final_volume")
    )
    # As they were typed; the same kind is only needed to work it out.
    stock, final = stock or made.stock, final or made.final
    if made.take > made.volume:
        _impossible(sheet, given.unknown, made, stock, final)
        return sheet.outcome()
    _write(sheet, given.unknown, made, stock, final)
    _what_there_is(sheet, made, given.maybe("available"))
    return sheet.outcome()


def _impossible(sheet: Sheet, unknown: str, made: Dilution, stock: Quantity, final: Quantity) -> None:
    """More of the stock than there is room for: its strength or the volumes are the reason."""
    if unknown in ("stock", "final"):
        taken, volume = sheet.show(made.take), sheet.show(made.volume)
        message = f"{taken} of the stock do not fit into {volume}."
        sheet.block(Code.DOES_NOT_FIT, message, f"Take less, or make up to more than {taken}.", "take")
        return
    message = f"The stock ({sheet.show(stock)}) is weaker than the final strength ({sheet.show(final)})."
    remedy = f"Use a stock of at least {sheet.show(final)}, or aim at {sheet.show(stock)} at the most."
    sheet.block(Code.STOCK_TOO_DILUTE, message, remedy, "stock")


def _write(sheet: Sheet, unknown: str, made: Dilution, stock: Quantity, final: Quantity) -> None:
    taken = sheet.volume("take", "Take of the stock", made.take, gives=final, use=True)
    _diluent(sheet, made)
    sheet.value("final_volume", "Make up to", made.volume, detail="exact", main=unknown == "final_volume")
    sheet.value("stock", "Stock", stock, main=unknown == "stock")
    sheet.value("final", "Final strength", final, main=unknown == "final")
    fold = (made.volume / made.take).as_number()
    sheet.value("fold", "Dilution", fold, detail="parts in all to 1 part", main=False)
    if fold > 1:
        number, rest = sheet.number(fold), sheet.number(fold - 1)
        sheet.note(
            Code.ONE_IN_N, f"1:{number} is 1 part in {number} in all, 1 part of stock + {rest} of diluent."
        )
    values = {
        "stock": sheet.show(stock), "take": sheet.show(made.take),
        "final": sheet.show(final), "final_volume": sheet.show(made.volume),
    }  # fmt: skip
    formula, filled = _FORMULAS[unknown]
    sheet.step(formula, filled.format(**values), taken.text if unknown == "take" else values[unknown])
    if any(flag.code == Code.BELOW_MIN_PIPETTE for flag in taken.flags):
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
    remedy = f"Make at least {sheet.show(volume)}, or use the stock as it is."
    sheet.warn(Code.BELOW_MIN_PIPETTE, message, remedy, name)


def _predilution(sheet: Sheet, made: Dilution, stock: Quantity, final: Quantity) -> None:
    """The stages that bring the volume to one worth setting, each ready to be made."""
    least, fair = sheet.bench.pipettes.smallest_volume, sheet.bench.pipettes.fair_volume
    if least is None or fair is None:
        return
    needed = (least / made.take).as_number()
    sheet.step("D = C1·p / (C2·V2)", f"{sheet.show(least)} / {sheet.show(made.take)}", needed)
    plan = predilute(made.take, fair)
    strength, rows = stock, []
    for stage in stages_of(plan, fair):
        strength = (strength / stage.fold).to(strength.unit)
        take, rest = sheet.pipetted(stage.take, "predilution"), sheet.pipetted(stage.diluent, "predilution")
        rows.append((f"1:{stage.fold}", take, rest, stage.total, strength))
    columns = (
        ("fold", "Fold"), ("take", "Take"), ("diluent", "Diluent"), ("total", "Makes"), ("strength", "Strength"),
    )  # fmt: skip
    sheet.table("predilution", "Pre-dilution", columns, rows)
    sheet.value("predilution_least", "Dilute first at least", needed, detail="times", main=False)
    sheet.value(
        "predilution_fold", "Pre-dilution in all", plan.fold, detail="parts in all to 1 part", main=False
    )
    sheet.volume("take_prediluted", "Take of the pre-dilution", plan.volume, gives=final)


def _what_there_is(sheet: Sheet, made: Dilution, available: Quantity | None) -> None:
    if available is None:
        return
    most = (available * (made.volume / made.take)).to(available.unit)
    sheet.volume("largest_volume", "The stock at hand allows", most)
    sheet.step(
        "V = V_available·C1 / C2",
        f"{sheet.show(available)} × {sheet.number((made.volume / made.take).as_number())}",
        sheet.show(most),
    )
    if made.take > available:
        message = f"It takes {sheet.show(made.take)} of the stock; there are {sheet.show(available)}."
        sheet.block(Code.STOCK_SHORT, message, f"Make {sheet.show(most)} at the most.", "available")


_STRENGTHS = (*STRENGTHS, RADIOACTIVE_CONCENTRATION)

CALCULATOR = Calculator(
    name="dilution",
    title="Dilution",
    topic=Topic.SOLUTIONS,
    summary="Dilute a stock: any one of strength, volume taken, final strength and final volume from the others.",
    fields=(
        quantity("stock", "Stock", *_STRENGTHS, unit="mM", start="10 mM", also=("c1",)),
        quantity("take", "Take of the stock", VOLUME, unit="µL", also=("v1", "stock_volume")),
        quantity("final", "Final strength", *_STRENGTHS, unit="µM", start="10 µM", also=("c2",)),
        quantity("final_volume", "Make up to", VOLUME, unit="mL", start="1 mL", also=("v2", "volume")),
        quantity(
            "mw", "Molar mass", MOLAR_MASS, unit="g/mol", optional=True,
            help="only where one strength is molar and the other a mass per volume",
        ),
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
