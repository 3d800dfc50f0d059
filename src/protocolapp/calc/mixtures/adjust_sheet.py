"""An adjustment as it is written down: what to add, what that gives, and what to do where it is too little."""

from __future__ import annotations

from protocolapp.calc.equipment.predilution import MOST_STAGES, NICE_FOLDS, Predilution, predilute, stages_of
from protocolapp.calc.equipment.predilution_table import write_fold, write_stages
from protocolapp.calc.figures.in_full import every_digit
from protocolapp.calc.figures.safe_side import at_least
from protocolapp.calc.flag import Code
from protocolapp.calc.form import Given, Sheet
from protocolapp.calc.mixtures.adjust_law import Adjustment, Sources, add_for, add_this
from protocolapp.quantity import Quantity

_MANY = 1000
"""So many times as much as there is is no advice."""


def write_adjustment(sheet: Sheet, given: Given, sources: Sources, made: Adjustment, want: Quantity) -> None:
    """want: the strength then, in the kind it is read in."""
    unknown = "add" if given.has("want") else "want"
    least = sheet.bench.pipettes.smallest_volume
    # The general remedy does not hold: a thinner stock takes more than its share.
    too_little = least is not None and not made.add.is_zero and sheet.bench.pipettes.cannot_set(made.add)
    label = "Add of diluent" if sources.stock is None else "Add of the stock"
    really = made
    if too_little:
        sheet.value("add", label, made.add, use=True)
    else:
        taken = sheet.volume("add", label, made.add, use=True)
        really = add_this(sources.volume, sources.have, taken.delivered, sources.added)
    sheet.value("final_volume", "Makes in all", made.volume, main=unknown == "add")
    increment = every_digit(want) if unknown == "add" else None
    sheet.value("want", "Strength then", want, increment=increment, main=unknown == "want")
    gives = want * (really.strength.base / made.strength.base)
    sheet.value("gives", "Really gives", gives, main=False)
    others = Quantity((sources.volume / made.volume).as_number())
    sheet.value("others", "All else is then", others, detail="times as strong as before", main=False)
    _step(sheet, given, sources, made, want, unknown)
    if too_little and least is not None:
        _say_too_little(sheet, sources, made, least)


def _step(
    sheet: Sheet, given: Given, sources: Sources, made: Adjustment, want: Quantity, unknown: str
) -> None:
    strong = sheet.full(given.quantity("stock")) if sources.stock is not None else "0"
    volume, have = sheet.full(sources.volume), sheet.full(given.quantity("have"))
    if unknown == "add":
        wanted = sheet.full(want)
        filled = f"{volume} × ({wanted} − {have}) / ({strong} − {wanted})"
        sheet.step("x = V·(w − h) / (S − w)", filled, made.add)
    else:
        filled = f"({volume} × {have} + {sheet.full(made.add)} × {strong}) / {sheet.show(made.volume)}"
        sheet.step("w = (V·h + x·S) / (V + x)", filled, want)


def _say_too_little(sheet: Sheet, sources: Sources, made: Adjustment, least: Quantity) -> None:
    what = "diluent" if sources.stock is None else "the stock"
    message = f"{sheet.show(made.add)} of {what} is below what the pipettes can set."
    enough = (sources.volume * (least / made.add)).to(sources.volume.unit)
    remedy = f"Do it with {sheet.show(at_least(enough))} or more." if enough < sources.volume * _MANY else ""
    if sources.stock is None or not remedy:
        remedy = f"Leave it as it is. {remedy}".strip()
    plan = _plan(sheet, sources, made) if sources.stock is not None else None
    if plan is not None:
        thinner, found = plan
        folds = ", then ".join(f"1:{fold}" for fold in thinner.stages)
        remedy = f"Pre-dilute the stock {folds}, and add {sheet.show(found.add)} of that."
        write_stages(sheet, sources.added, stages_of(thinner, _fair(sheet)))
        write_fold(sheet, thinner.fold)
        sheet.volume("add_prediluted", "Add of the pre-dilution", found.add)
    sheet.warn(Code.BELOW_MIN_PIPETTE, message, remedy, "add")


def _plan(sheet: Sheet, sources: Sources, made: Adjustment) -> tuple[Predilution, Adjustment] | None:
    """A pre-dilution that is still strong enough, and what is added of it; None where there is none."""
    best = predilute(made.add, _fair(sheet)).stages
    for stages in (best, *((fold,) for fold in NICE_FOLDS)):
        fold = Predilution(stages, made.add).fold
        found = add_for(sources.volume, sources.have, made.strength, sources.added / fold)
        if (
            found is not None
            and len(stages) <= MOST_STAGES
            and not sheet.bench.pipettes.cannot_set(found.add)
        ):
            return Predilution(stages, found.add), found
    return None


def _fair(sheet: Sheet) -> Quantity:
    fair = sheet.bench.pipettes.fair_volume
    assert fair is not None  # noqa: S101 - there are pipettes, or nothing would be too little
    return fair
