"""Antibody for membranes: how much of it, in how much solution, with a pre-dilution where it is too little."""

from __future__ import annotations

from fractions import Fraction

from protocolapp.calc.equipment.predilution import Predilution, stages_of
from protocolapp.calc.flag import Code
from protocolapp.calc.form import Bench, Calculator, Given, Outcome, Sheet, Solve, Topic, When
from protocolapp.calc.form.fields import choice, quantity, ratio
from protocolapp.calc.proteins.membrane import (
    BY_VOLUME,
    SIZED,
    TRAY_NAMES,
    area_fields,
    membranes_field,
    say_if_not_covered,
    tray_minimum,
    volume_by_area,
)
from protocolapp.quantity import (
    MASS_CONCENTRATION,
    PERCENT_WV,
    VOLUME,
    Quantity,
    QuantityError,
    percent_as_concentration,
)

SMALL = Quantity.of(1, "µL")
"""Below this an antibody (often in glycerol) is pre-diluted, though a P2 could be set to it; the lab's choice."""

_TIMES = {1: "", 2: ", twice over,"}

COMFORTABLE = Quantity.of(2, "µL")
"""What is then taken of the pre-dilution, at least: the smallest volume of a P20."""


def antibody_volume(total: Quantity, fold: Fraction) -> Quantity:
    """V / N: 1 part in N in all."""
    return total * (1 / fold)


def tenfold_stages(volume: Quantity, least: Quantity = COMFORTABLE) -> int:
    """How many tenfold dilutions bring a volume of antibody to at least so much."""
    stages = 0
    while volume * 10**stages < least:
        stages += 1
    return stages


def _work(given: Given, bench: Bench) -> Outcome:
    sheet = Sheet(bench)
    by_mass, membranes = given.choice("by") == "mass", given.count("membranes")
    stock = given.quantity("stock") if by_mass else None
    least = tray_minimum(given)
    each = volume_by_area(sheet, given, least) if given.choice("size_by") == "area" else given.maybe("volume")
    antibody, fold = given.maybe("antibody"), _fold(given, stock)
    if fold is None and antibody is not None and each is not None:
        fold = (each * membranes / antibody).as_number()
    if each is None and antibody is not None and fold is not None:
        each = (antibody * fold / membranes).to("mL")
    if fold is None or each is None:
        raise QuantityError("It takes two of dilution, volume and antibody.", "Leave out one of them.")
    total = each * membranes
    if fold < 1:
        _too_dilute(sheet, given, stock, total)
        return sheet.outcome()
    if given.choice("size_by") == "volume":
        say_if_not_covered(sheet, each, least)
    _write(sheet, given, total, fold, stock)
    return sheet.outcome()


def _fold(given: Given, stock: Quantity | None) -> Fraction | None:
    """Parts in all to one of antibody; None where it is the unknown."""
    if stock is None:
        return given.maybe_number("dilution")
    final = given.maybe("final")
    return (stock / final).as_number() if final is not None else None


def _too_dilute(sheet: Sheet, given: Given, stock: Quantity | None, total: Quantity) -> None:
    final = given.maybe("final")
    if stock is not None and final is not None:
        message = f"The stock ({sheet.show(stock)}) is weaker than the final {sheet.show(final)}."
        remedy = f"Use a stock of at least {sheet.show(final)}."
    else:
        message = f"There is more antibody than the {sheet.show(total)} of solution."
        remedy = "Use more solution, or less antibody."
    sheet.block(Code.STOCK_TOO_DILUTE, message, remedy, "stock" if stock is not None else "antibody")


def _write(sheet: Sheet, given: Given, total: Quantity, fold: Fraction, stock: Quantity | None) -> None:
    take, membranes, unknown = antibody_volume(total, fold), given.count("membranes"), given.unknown
    final = (stock * (1 / fold)).to(stock.unit) if stock is not None else None
    small = take < SMALL or _below_pipettes(sheet, take)
    if small:
        sheet.value("antibody", "Antibody", take, detail="pre-dilute it", use=True)
    else:
        sheet.volume("antibody", "Antibody", take, gives=final, use=True)
    sheet.volume("diluent", "Blocking solution, about", total - take, detail="the total is exact", use=True)
    sheet.value("volume", "For each membrane", total / membranes, main=unknown != "antibody")
    sheet.value("total", "Solution in all", total, detail="exact")
    sheet.value("dilution", "Dilution, 1 in", fold, main=unknown == "dilution")
    if final is not None:
        sheet.value("final", "Final concentration", final, main=unknown == "final")
    number = sheet.number(fold)
    if fold > 1:
        message = f"1:{number} is 1 part of antibody in {number} parts in all (1 + {sheet.number(fold - 1)})."
        sheet.note(Code.ONE_IN_N, message, "dilution")
    if stock is not None and final is not None:
        sheet.step("N = stock / final", f"{sheet.show(stock)} / {sheet.show(final)}", fold)
    sheet.step("antibody = V / N", f"{sheet.show(total)} / {number}", take)
    powder = given.maybe("powder")
    if powder is not None:
        mass = (percent_as_concentration(powder) * total).to("g")
        sheet.value("blocking_powder", "BSA or milk powder", mass, detail="made up to the total", use=True)
        sheet.step("powder = g per 100 mL × V", f"{sheet.show(powder)} × {sheet.show(total)}", mass)
    if small:
        _predilution(sheet, take)


def _below_pipettes(sheet: Sheet, volume: Quantity) -> bool:
    least = sheet.bench.pipettes.smallest_volume
    return least is not None and volume < least


def _predilution(sheet: Sheet, take: Quantity) -> None:
    """Tenfold stages, each ready to be made, and what is taken of the last."""
    smallest = sheet.bench.pipettes.smallest_volume or SMALL
    stages = tenfold_stages(take, max(COMFORTABLE, smallest))
    fold = 10**stages
    code = Code.BELOW_MIN_PIPETTE if _below_pipettes(sheet, take) else Code.PIPETTE_ERROR
    folds = "1:10 (1 part in 10)" + _TIMES.get(stages, f", {stages} times over,")
    sheet.warn(
        code,
        f"{sheet.show(take)} of antibody cannot be pipetted well.",
        f"Pre-dilute it {folds} in blocking solution, and take {sheet.show(take * fold)} of that.",
        "antibody",
    )
    made = stages_of(Predilution((10,) * stages, take * fold), max(SMALL, smallest))
    rows = [
        (f"1:{sheet.number(10**number)}", "the stock" if number == 1 else f"1:{sheet.number(10 ** (number - 1))}",
         sheet.pipetted(one.take, "antibody"), sheet.pipetted(one.diluent, "antibody"), one.total)
        for number, one in enumerate(made, start=1)
    ]  # fmt: skip
    columns = (
        ("fold", "Pre-dilution"), ("source", "Of"), ("take", "Take"), ("diluent", "Blocking solution"),
        ("total", "Makes"),
    )  # fmt: skip
    sheet.table("predilution", "Pre-dilution", columns, rows)
    sheet.volume("take_prediluted", "Take of the pre-dilution", take * fold)


CALCULATOR = Calculator(
    name="antibody",
    title="Antibody dilution",
    topic=Topic.PROTEIN,
    summary="Antibody for membranes, by dilution or concentration, in a volume or for an area.",
    fields=(
        choice("by", "Strength", {"ratio": "dilution, 1:N", "mass": "concentration, µg/mL"}),
        ratio(
            "dilution", "Dilution", start="1:1000", also=("ratio",), when=When("by", ("ratio",)),
            help="the datasheet of the lot says it; 1:1000 is usual for a primary antibody",
        ),
        quantity(
            "stock", "Antibody stock", MASS_CONCENTRATION, unit="mg/mL", start="1 mg/mL", when=When("by", ("mass",)),
            help="many phospho-antibodies come without one: go by the dilution then",
        ),
        quantity(
            "final", "Final concentration", MASS_CONCENTRATION, unit="µg/mL", start="1 µg/mL",
            when=When("by", ("mass",)), help="0.5–5 µg/mL is usual for a primary antibody",
        ),
        choice("size_by", "Volume", SIZED),
        quantity("volume", "Volume for a membrane", VOLUME, unit="mL", start="10 mL", when=BY_VOLUME),
        quantity("antibody", "Antibody", VOLUME, unit="µL", also=("antibody_volume",), when=BY_VOLUME, help="in all"),
        *area_fields("common bench practice"),
        choice("tray", "Least volume", TRAY_NAMES, help="what covers a membrane; the lab's choice"),
        quantity(
            "minimum", "At least, for a membrane", VOLUME, unit="mL", optional=True, when=When("tray", ("own",)),
        ),
        membranes_field("each in its own tray"),
        quantity(
            "powder", "Blocking powder", PERCENT_WV, unit="% w/v", optional=True, also=("blocking",),
            help="5 % w/v BSA is usual for a phospho-antibody",
        ),
    ),
    work=_work,
    formulas=("antibody = V / N", "N = stock / final", "V = area × 0.1 mL/cm²", "powder = g per 100 mL × V"),
    sources=(
        "1:N is 1 part in N in all", "0.5–5 µg/mL for a primary antibody: novusbio.com",
        "0.1 mL/cm² and the trays' least volumes: the lab's choice",
    ),
    words=("Western blot", "primary", "secondary", "HRP", "blocking", "BSA", "milk", "membrane", "immunoblot"),
    solves=(
        Solve(("dilution", "volume", "antibody"), "antibody"),
        Solve(("final", "volume", "antibody"), "antibody"),
    ),
    size="membranes",
)  # fmt: skip
