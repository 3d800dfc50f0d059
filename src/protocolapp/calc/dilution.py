"""C1·V1 = C2·V2: any one of the four from the other three, with a pre-dilution where the volume is too small."""

from __future__ import annotations

from dataclasses import dataclass

from protocolapp.calc.flag import Code, Flag, Severity
from protocolapp.calc.form import Bench, Calculator, Given, Outcome, Sheet, Solve, Topic
from protocolapp.calc.form.field import quantity
from protocolapp.calc.ingredient import as_mass_concentration
from protocolapp.calc.predilution import Predilution, predilute
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


_COMFORTABLE = 10
"""A pre-dilution costs nothing, so it is not made at the very end of the smallest pipette's range."""


def _work(given: Given, bench: Bench) -> Outcome:
    sheet = Sheet(bench)
    stock, final = _alike(given.maybe("stock"), given.maybe("final"), given.maybe("mw"))
    made = dilute(stock=stock, take=given.maybe("take"), final=final, volume=given.maybe("final_volume"))
    sheet.take_flags(made.flags)
    if given.unknown == "take" and made.take > made.volume:  # the flag above says why; no volume could be set
        return sheet.outcome()
    _write(sheet, given.unknown, made)
    _what_there_is(sheet, made, given.maybe("available"))
    return sheet.outcome()


def _alike(
    stock: Quantity | None, final: Quantity | None, mw: Quantity | None
) -> tuple[Quantity | None, Quantity | None]:
    """Both strengths in one kind: molar and mass meet through the molar mass, % w/v is a mass per volume."""
    if stock is None or final is None or stock.dimension == final.dimension:
        return stock, final
    one, other = as_mass_concentration(stock, mw), as_mass_concentration(final, mw)
    return (one, other) if one is not None and other is not None else (stock, final)


def _write(sheet: Sheet, unknown: str, made: Dilution) -> None:
    taken = sheet.volume("take", "Take of the stock", made.take, gives=made.final, use=True)
    sheet.volume("diluent", "Diluent, about", made.diluent, detail="the total is exact", use=True)
    sheet.value("final_volume", "Make up to", made.volume, detail="exact", main=unknown == "final_volume")
    sheet.value("stock", "Stock", made.stock, main=unknown == "stock")
    sheet.value("final", "Final strength", made.final, main=unknown == "final")
    if not made.final.is_zero and not made.flags:
        sheet.value("fold", "Dilution", made.stock / made.final, detail="parts in all to 1 part", main=False)
        sheet.note(
            Code.ONE_IN_N,
            f"1:{sheet.number((made.stock / made.final).as_number())} is 1 part in so many in all.",
        )
    values = {
        "stock": sheet.show(made.stock), "take": sheet.show(made.take),
        "final": sheet.show(made.final), "final_volume": sheet.show(made.volume),
    }  # fmt: skip
    formula, filled = _FORMULAS[unknown]
    sheet.step(formula, filled.format(**values), taken.text if unknown == "take" else values[unknown])
    if any(flag.code == Code.BELOW_MIN_PIPETTE and flag.about == "take" for flag in taken.flags):
        _predilution(sheet, made)


def _predilution(sheet: Sheet, made: Dilution) -> None:
    """The stages that bring the volume into the smallest pipette's range, each ready to be made."""
    least = sheet.bench.pipettes.smallest_volume
    if least is None:
        return
    plan = predilute(made.take, least)
    sheet.step("D = C1·p / (C2·V2)", f"{sheet.show(least)} / {sheet.show(made.take)}", least / made.take)
    strength, rows = made.stock, []
    for number, fold in enumerate(plan.stages, start=1):
        strength = (strength / fold).to(strength.unit)
        one, total = _stage(plan, number, fold, least)
        rows.append(
            (f"1:{fold}", sheet.pipetted(one), sheet.pipetted(total - one), sheet.pipetted(total), strength)
        )
    sheet.table(
        "predilution",
        "Pre-dilution",
        (
            ("fold", "Fold"),
            ("take", "Take"),
            ("diluent", "Diluent"),
            ("total", "Makes"),
            ("strength", "Strength"),
        ),
        rows,
    )
    sheet.volume("take_prediluted", "Take of the pre-dilution", plan.volume, gives=made.final)


def _stage(plan: Predilution, number: int, fold: int, least: Quantity) -> tuple[Quantity, Quantity]:
    """What to take and what it makes: enough for the next stage, and never less than the pipette can set."""
    last = number == len(plan.stages)
    need = plan.volume if last else least * _COMFORTABLE
    one = max(least * _COMFORTABLE, (need * 2 / fold).to(least.unit))
    return one, one * fold


def _what_there_is(sheet: Sheet, made: Dilution, available: Quantity | None) -> None:
    if available is None:
        return
    most = (available * (made.stock / made.final)).to(available.unit)
    sheet.volume("largest_volume", "The stock at hand allows", most)
    sheet.step("V = V_available·C1 / C2", "", sheet.show(most))
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
    sources=("conservation of the solute",),
    words=("c1v1", "working solution", "stock", "dilute"),
    solves=(Solve(("stock", "take", "final", "final_volume"), "take"),),
    size="final_volume",
)  # fmt: skip
