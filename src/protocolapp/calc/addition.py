"""Adding a to a well that holds w: what is added must be (w + a) / a times stronger; later additions dilute again."""

from __future__ import annotations

from protocolapp.calc.doses.later import (
    LaterAddition,
    after_additions,
    later_field,
    typed_additions,
    write_later,
)
from protocolapp.calc.figures.safe_side import at_least
from protocolapp.calc.flag import Code
from protocolapp.calc.form import Bench, Calculator, Given, Outcome, Sheet, Solve, Topic
from protocolapp.calc.form.fields import choice, count, quantity, share
from protocolapp.calc.mixtures.overage import enough_for
from protocolapp.calc.plates.plate_format import FORMAT_CHOICES, FORMATS, WORKING_VOLUMES
from protocolapp.calc.substances.asked import LINKS_TWO_KINDS, molar_mass_field
from protocolapp.calc.substances.one_kind import brought_to
from protocolapp.calc.substances.strengths import DILUTABLE
from protocolapp.quantity import (
    FOLD,
    VOLUME,
    Quantity,
    QuantityError,
)


def strength_to_add(well: Quantity, added: Quantity, final: Quantity) -> Quantity:
    """C_added = C_final·(w + a) / a: 11 X for 10 µL onto 100 µL."""
    return (final * ((well + added) / added)).to(final.unit)


def strength_after(well: Quantity, added: Quantity, strength: Quantity) -> Quantity:
    """C_final = C_added·a / (w + a)."""
    return (strength * (added / (well + added))).to(strength.unit)


def volume_to_add(well: Quantity, strength: Quantity, final: Quantity) -> Quantity:
    """a = w·C_final / (C_added − C_final). Raises QuantityError unless what is added is stronger."""
    _stronger(strength, final)
    return (well * (final / (strength - final))).to(well.unit)


def well_to_add_to(added: Quantity, strength: Quantity, final: Quantity) -> Quantity:
    """w = a·(C_added − C_final) / C_final. Raises QuantityError unless what is added is stronger."""
    _stronger(strength, final)
    return (added * ((strength - final) / final)).to(added.unit)


def _stronger(strength: Quantity, final: Quantity) -> None:
    if strength <= final:
        raise QuantityError(
            f"What is added ({strength}) is not stronger than what it is to give ({final}).",
            "Add something stronger.",
        )


_FORMULAS = {
    "strength": ("C_added = C_final·(w + a) / a", "{final} × ({well_volume} + {added}) / {added}"),
    "final": ("C_final = C_added·a / (w + a)", "{strength} × {added} / ({well_volume} + {added})"),
    "added": ("a = w·C_final / (C_added − C_final)", "{well_volume} × {final} / ({strength} − {final})"),
    "well_volume": ("w = a·(C_added − C_final) / C_final", "{added} × ({strength} − {final}) / {final}"),
}


def _work(given: Given, bench: Bench) -> Outcome:
    sheet = Sheet(bench)
    well, added = given.maybe("well_volume"), given.maybe("added")
    strength, final = given.maybe("strength"), given.maybe("final")
    if strength is not None and final is not None:
        strength = brought_to(sheet, strength, final, given.maybe("mw"), "strength")
        if strength is None:
            return sheet.outcome()
        if strength <= final:
            _too_weak(sheet, strength, final)
            return sheet.outcome()
    if strength is None and well is not None and added is not None and final is not None:
        strength = strength_to_add(well, added, final)
    elif final is None and well is not None and added is not None and strength is not None:
        final = strength_after(well, added, strength)
    elif added is None and well is not None and strength is not None and final is not None:
        added = volume_to_add(well, strength, final)
    elif well is None and added is not None and strength is not None and final is not None:
        well = well_to_add_to(added, strength, final)
    assert well is not None and added is not None  # noqa: S101, PT018 - the four cases above
    assert strength is not None and final is not None  # noqa: S101, PT018 - as above
    _write(sheet, given, well, added, strength, final)
    return sheet.outcome()


def _too_weak(sheet: Sheet, strength: Quantity, final: Quantity) -> None:
    sheet.block(
        Code.STOCK_TOO_DILUTE,
        f"What is added ({sheet.show(strength)}) is not stronger than what it is to give ({sheet.show(final)}).",
        f"Add something stronger than {sheet.show(final)}.",
        "strength",
    )


def _write(
    sheet: Sheet, given: Given, well: Quantity, added: Quantity, strength: Quantity, final: Quantity
) -> None:
    unknown = given.unknown
    sheet.value("strength", "Strength of what is added", strength, main=unknown == "strength")
    sheet.volume("added", "Add to each well", added, gives=final, main=unknown == "added")
    sheet.value("final", "Strength in the well", final, main=unknown == "final")
    sheet.value("well_volume", "In the well before", well, main=unknown == "well_volume")
    total = well + added
    factor = Quantity.of((strength / final).as_number(), "X")
    sheet.value("times", "Times stronger than in the well", factor, main=final.dimension != FOLD)
    sheet.value("total", "In the well afterwards", total, main=False)
    words = {
        "strength": sheet.show(strength), "final": sheet.show(final),
        "added": sheet.show(added), "well_volume": sheet.show(well),
    }  # fmt: skip
    formula, filled = _FORMULAS[unknown]
    sheet.step(formula, filled.format(**words), words[unknown])
    sheet.step("n = (w + a) / a", f"{sheet.show(total)} / {sheet.show(added)}", factor)
    _what_was_there(sheet, well, total)
    _needed(sheet, given, added)
    additions = after_additions(total, typed_additions(given))
    _later(sheet, additions, final)
    _fullness(sheet, given, total, additions)


def _what_was_there(sheet: Sheet, well: Quantity, total: Quantity) -> None:
    left = (well / total).as_number()
    sheet.value("left", "Left of what was there, times", left, main=False)
    sheet.note(
        Code.LATER_ADDITION,
        f"The addition leaves {sheet.number(left)} of every strength that was there.",
        "added",
    )


def _needed(sheet: Sheet, given: Given, added: Quantity) -> None:
    wells, overage = given.count("wells"), given.share("overage")
    need = enough_for(added, wells, overage)
    percent = sheet.percent(overage)
    sheet.value("needed", "Of what is added, in all", need, main=wells > 1, use=True)
    sheet.step("wells × a × (1 + overage)", f"{wells} × {sheet.show(added)} × (1 + {percent})", need)


def _later(sheet: Sheet, additions: tuple[LaterAddition, ...], final: Quantity) -> None:
    if not additions:
        return
    write_later(
        sheet, additions, (("strength", "Strength"),),
        lambda one: ((final * one.left.as_number()).to(final.unit),),
    )  # fmt: skip
    last = additions[-1]
    sheet.step(
        "left = V_before / V_after",
        f"{sheet.show(last.total * last.left.as_number())} / {sheet.show(last.total)}",
        last.left,
    )


def _fullness(sheet: Sheet, given: Given, total: Quantity, additions: tuple[LaterAddition, ...]) -> None:
    plate = FORMATS.get(given.choice("plate"))
    fullest = additions[-1].total if additions else total
    if plate is None or fullest <= plate.most:
        return
    about = "later" if additions else "added"
    most = sheet.show(plate.most)
    message = f"The well would hold {sheet.show(fullest)}; in a {plate.name} {most} is usually the most."
    if plate.is_deep:
        sheet.note(Code.WELL_NEARLY_FULL, message, about)
        return
    less = sheet.show(at_least(fullest - plate.most))
    remedy = f"Take {less} less in all, or a plate with larger wells."
    sheet.warn(Code.WELL_NEARLY_FULL, message, remedy, about)


CALCULATOR = Calculator(
    name="addition",
    title="Addition strength",
    topic=Topic.SERIES,
    summary="How strong what is added to a well must be, and what later additions leave of it.",
    fields=(
        quantity(
            "well_volume", "In the well before", VOLUME, unit="µL", start="100 µL", also=("w", "well", "holds"),
        ),
        quantity("added", "Add to each well", VOLUME, unit="µL", start="10 µL", also=("a", "add", "addition")),
        quantity(
            "strength", "Strength of what is added", *DILUTABLE, unit="X", also=("stock", "addition_strength"),
        ),
        quantity(
            "final", "Strength in the well", *DILUTABLE, unit="X", start="1 X", also=("final_strength", "c2"),
            help="1 X where only the factor is wanted",
        ),
        count("wells", "Wells", default="1"),
        share("overage", "Overage", default="0 %"),
        choice(
            "plate", "Plate", {"none": "None, or tubes", **FORMAT_CHOICES},
            help="for what a well holds",
        ),
        later_field(),
        molar_mass_field(help=LINKS_TWO_KINDS),
    ),
    work=_work,
    formulas=("n = (w + a) / a", "C_final = C_added·a / (w + a)", "left = V_before / V_after"),
    sources=("conservation of the solute", WORKING_VOLUMES),
    words=("11X", "spike in", "MTS", "ADP-Glo", "stop solution", "working stock"),
    solves=(Solve(("well_volume", "added", "strength", "final"), "strength", assumed="final"),),
    size="wells",
)  # fmt: skip
