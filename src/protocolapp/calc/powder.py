"""A stock from powder, or a vial brought into solution: mass, volume or strength, whichever is not known."""

from __future__ import annotations

from protocolapp.calc.figures.safe_side import at_least, at_most
from protocolapp.calc.flag import Code
from protocolapp.calc.form import Bench, Calculator, Given, Outcome, Sheet, Solve, Suggest, Topic
from protocolapp.calc.form.fields import quantity, share, text
from protocolapp.calc.substances.asked import molar_mass_field, substance_field
from protocolapp.calc.substances.powders import powder_in_bottle
from protocolapp.calc.substances.shown_mass import increment_of, shown_mass
from protocolapp.calc.substances.weighing import DENSEST, LEAST_STEPS, Powder
from protocolapp.quantity import MASS, MASS_CONCENTRATION, MOLAR, PERCENT_WV, VOLUME, Quantity

_ENOUGH_STEPS = 100_000


def _work(given: Given, bench: Bench) -> Outcome:
    sheet = Sheet(bench)
    powder = powder_in_bottle(sheet, given, given.maybe("concentration"))
    if powder is None:
        return sheet.outcome()
    if powder.mw is not None:
        sheet.value(
            "mw_used", "Molar mass counted with", powder.mw, increment=increment_of(powder.mw), main=False
        )
    unknown = given.unknown
    if unknown == "mass":
        _weigh(sheet, given, powder)
    elif unknown == "volume":
        _dissolve(sheet, given, powder)
    else:
        _strength(sheet, given, powder)
    return sheet.outcome()


def _weigh(sheet: Sheet, given: Given, powder: Powder) -> None:
    strength, volume, balance = (given.quantity(one) for one in ("concentration", "volume", "balance"))
    mass = powder.mass(strength, volume)
    step = _shown_step(mass, balance)
    floor = None if step is None else "mg"
    sheet.value("mass", "Weigh", mass.to("mg"), floor_unit=floor, use=True, increment=step)
    formula, filled = _step(sheet, "mass", powder, mass, volume, strength)
    sheet.step(formula, filled, sheet.bench.show(mass.to("mg"), increment=step, floor_unit=floor))
    sheet.value("volume", "Make up to", volume, detail="the total, powder and all", main=False)
    _below_balance(sheet, mass, volume, balance)
    _too_much_to_dissolve(sheet, mass, volume, strength, "mass")
    _adjust(sheet, given.maybe("weighed"), mass, volume, strength)


def _dissolve(sheet: Sheet, given: Given, powder: Powder) -> None:
    mass, strength = given.quantity("mass"), given.quantity("concentration")
    volume = powder.volume(mass, strength).to("mL")
    sheet.volume("volume", "Make up to", volume, gives=strength, detail="the total, powder and all")
    formula, filled = _step(sheet, "volume", powder, mass, volume, strength)
    sheet.step(formula, filled, volume)
    _too_much_to_dissolve(sheet, mass, volume, strength, "volume")
    _adjust(sheet, given.maybe("weighed"), mass, volume, strength)


def _adjust(
    sheet: Sheet, weighed: Quantity | None, mass: Quantity, volume: Quantity, strength: Quantity
) -> None:
    """Whatever was aimed at: the volume that keeps the strength for what the balance showed."""
    if weighed is None:
        return
    ratio = (weighed / mass).as_number()
    adjusted = volume * ratio
    sheet.volume("adjusted_volume", "Make up to, for what was weighed", adjusted, gives=strength)
    sheet.step(
        "V' = V·m_weighed / m", f"{sheet.show(volume)} × {sheet.show(weighed)} / {sheet.show(mass)}", adjusted
    )
    sheet.value("strength_at_volume", f"In {sheet.show(volume)} it would be", strength * ratio, main=False)
    if weighed != mass:
        message = (
            f"Weighed {sheet.show(weighed)} instead of {sheet.show(mass)}: make up to {sheet.show(adjusted)}, "
            f"or it becomes {sheet.show(strength * ratio)} in {sheet.show(volume)}."
        )
        sheet.note(Code.WEIGHED_OTHERWISE, message, "weighed")


def _too_much_to_dissolve(
    sheet: Sheet, mass: Quantity, volume: Quantity, strength: Quantity, about: str
) -> None:
    """Mostly M written for mM: no powder leaves that little room for the liquid."""
    dense = mass / volume
    if dense <= DENSEST:
        return
    most = at_most(strength * (DENSEST / dense).as_number())
    sheet.warn(
        Code.DOES_NOT_FIT,
        f"{sheet.show(mass)} in {sheet.show(volume)} is {sheet.show(dense.to('g/mL'))}: hardly anything dissolves "
        f"to more than {sheet.show(DENSEST)}.",
        f"Check the units; {sheet.show(most)} would be {sheet.show(DENSEST)} or less.", about,
    )  # fmt: skip


def _shown_step(mass: Quantity, balance: Quantity) -> Quantity | None:
    """To the balance's last digit, unless that rounds the mass away; five figures are enough of a large one."""
    if mass < balance:
        return None
    step = balance.to("mg")
    while mass > step * _ENOUGH_STEPS:
        step = step * 10
    return step


def _below_balance(sheet: Sheet, mass: Quantity, volume: Quantity, balance: Quantity) -> None:
    least = balance * LEAST_STEPS
    if mass >= least:
        return
    enough = at_least((volume * (least / mass).as_number()).to(volume.unit))
    sheet.warn(
        Code.BELOW_BALANCE,
        f"{sheet.show(mass)} is too little for a balance that reads {sheet.show(balance, 'mg')}: below "
        f"{sheet.show(least)} rounding alone errs by more than 5 %.",
        f"Make at least {sheet.show(enough)}; or weigh {sheet.show(least)} or more and make it up to the volume that "
        "keeps the strength; or make a stronger stock, and dilute it.",
        "mass",
    )


def _strength(sheet: Sheet, given: Given, powder: Powder) -> None:
    mass, volume = given.quantity("mass"), given.quantity("volume")
    strength = powder.strength(mass, volume)
    sheet.value("concentration", "Strength", strength)
    formula, filled = _step(sheet, "concentration", powder, mass, volume, strength)
    sheet.step(formula, filled, strength)
    _too_much_to_dissolve(sheet, mass, volume, strength, "concentration")
    if strength.dimension == MOLAR:
        by_mass = (mass / volume * powder.content * (1 / powder.factor)).to("mg/mL")
        sheet.value("mass_concentration", "Strength by mass", by_mass, main=False)
    _adjust(sheet, given.maybe("weighed"), mass, volume, strength)


def _step(
    sheet: Sheet, unknown: str, powder: Powder, mass: Quantity, volume: Quantity, strength: Quantity
) -> tuple[str, str]:
    """The formula turned round for the unknown, and the same with its numbers."""
    molar = strength.dimension == MOLAR and powder.mw is not None
    heavy, weight = (
        ("·MW", f" × {shown_mass(sheet, powder.mw)}") if molar and powder.mw is not None else ("", "")
    )
    if not molar and powder.factor != 1:
        heavy, weight = "·f", f" × {sheet.number(powder.factor)}"
    pure, content = ("", "") if powder.content == 1 else ("·purity·(1 − water)", sheet.number(powder.content))
    m, v, c = sheet.show(mass), sheet.show(volume), sheet.show(strength)
    if unknown == "mass":
        below = f" / ({pure[1:]})" if pure else ""
        return f"m = C·V{heavy}{below}", f"{c} × {v}{weight}" + (f" / {content}" if pure else "")
    above = f"{m} × {content}" if pure else m
    other, number = ("C", c) if unknown == "volume" else ("V", v)
    formula = f"{'V' if unknown == 'volume' else 'C'} = m{pure} / {f'({other}{heavy})' if heavy else other}"
    return formula, f"{above} / " + (f"({number}{weight})" if weight else number)


CALCULATOR = Calculator(
    name="powder",
    title="Stock from powder",
    topic=Topic.SOLUTIONS,
    summary="Weigh a powder for a stock, bring a vial into solution, or work out the strength of what was weighed.",
    fields=(
        substance_field(start="Tris base", help="name or formula; a strength in mass is meant of this"),
        text(
            "form", "Form in the bottle", optional=True, suggest=Suggest.REAGENTS,
            help="where it is another one: a hydrate or salt, by name or formula, or “hexahydrate”",
        ),
        molar_mass_field(
            "Molar mass of the lot", help="as on the bottle, water and salt counted in; it overrides the catalogue's",
        ),
        quantity("mass", "Mass", MASS, unit="mg", also=("m",), help="to weigh, or in the vial"),
        quantity("volume", "Make up to", VOLUME, unit="mL", start="100 mL", also=("v", "final_volume", "total")),
        quantity(
            "concentration", "Strength", MOLAR, MASS_CONCENTRATION, PERCENT_WV, unit="mM", start="1 M",
            also=("c", "final", "strength", "molarity"),
        ),
        share("purity", "Purity", default="100 %", zero=False, help="of the certificate; 100 % where nothing is said"),
        share(
            "water", "Water in the powder", default="0 %", also=("water_content", "moisture"),
            help="of the certificate (loss on drying); not where the molar mass already counts it in",
        ),
        quantity(
            "weighed", "Weighed", MASS, unit="mg", optional=True, also=("actual_mass", "weighed_mass"),
            help="what the balance showed in the end, instead of the mass aimed at: gives the volume that keeps the "
            "strength",
        ),
        quantity(
            "balance", "The balance reads", MASS, unit="mg", default="0.1 mg", also=("readability",),
            help="its last digit; 0.1 mg, an analytical balance, is the lab's choice",
        ),
    ),
    work=_work,
    formulas=("m = C·V·MW_free·(MW_form / MW_free) / (purity·(1 − water))", "V = m·purity·(1 − water) / (C·MW)"),
    sources=(
        "atomic weights: CIAAW 2021",
        "the least worth weighing, 10 steps of the balance, and the most that dissolves, 2 g/mL: lab's choice",
    ),
    words=("reconstitute", "reconstitution", "vial", "weigh", "molarity", "stock solution", "lyophilised", "solid"),
    solves=(Solve(("mass", "volume", "concentration"), "mass"),),
    size="volume",
)  # fmt: skip
