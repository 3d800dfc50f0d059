"""Percent solutions: w/v, v/v, w/w, either way; thick liquids by weight or from a thinner pre-stock."""

from __future__ import annotations

from protocolapp.calc.flag import Code
from protocolapp.calc.form import Bench, Calculator, Given, Outcome, Sheet, Solve, Topic
from protocolapp.calc.form.fields import quantity, share, yes_no
from protocolapp.calc.mixtures.dilution_law import dilute
from protocolapp.calc.substances.asked import substance_field
from protocolapp.calc.substances.liquids import Liquid, liquid_in_bottle
from protocolapp.calc.substances.percentage import BASIS, KINDS, solute_of, strength_of, total_of
from protocolapp.calc.substances.thick import say_thick
from protocolapp.quantity import (
    MASS,
    MASS_CONCENTRATION,
    PERCENT_WV,
    PERCENT_WW,
    PERCENTAGES,
    VOLUME,
    Quantity,
)


def _work(given: Given, bench: Bench) -> Outcome:
    sheet = Sheet(bench)
    liquid = liquid_in_bottle(sheet, given, needed=False)
    worked = _three(sheet, given, liquid) if liquid is not None else None
    if liquid is None or worked is None:
        return sheet.outcome()
    strength, solute, total = worked
    if strength.dimension != PERCENT_WV and strength.base > 1:
        _more_than_all(sheet, given.unknown, strength)
        return sheet.outcome()
    _answer(sheet, given.unknown, strength, solute, total)
    if strength.dimension == PERCENT_WV:
        sheet.value(
            "mass_concentration", "The same by mass", strength.base * Quantity.of(1000, "mg/mL"), main=False
        )
    _as_liquid(sheet, liquid, strength, solute)
    _thick(sheet, given, liquid, strength, solute, total)
    return sheet.outcome()


def _more_than_all(sheet: Sheet, unknown: str, strength: Quantity) -> None:
    message = f"{sheet.show(strength)} is more than all of it."
    about = "solute" if unknown == "strength" else "strength"
    sheet.block(Code.OUTSIDE_RANGE, message, "The solute is part of the whole: check both.", about)


def _three(sheet: Sheet, given: Given, liquid: Liquid) -> tuple[Quantity, Quantity, Quantity] | None:
    """Strength, solute and whole, each in the kind that the basis asks for; None where a density is missing."""
    if given.unknown == "strength":
        solute, total = given.quantity("solute"), given.quantity("total")
        if (solute.dimension, total.dimension) == (VOLUME, MASS):
            weighed = _through_density(sheet, solute, liquid)
            return None if weighed is None else (strength_of(weighed, total), weighed, total)
        return strength_of(solute, total), solute, total
    strength = given.quantity("strength")
    kinds = KINDS[strength.dimension]
    if given.unknown == "solute":
        total = given.quantity("total")
        if total.dimension != kinds[1]:
            _other_whole(sheet, strength, total)
            return None
        return strength, solute_of(strength, total), total
    solute = given.quantity("solute")
    if solute.dimension != kinds[0]:
        found = _through_density(sheet, solute, liquid)
        if found is None:
            return None
        solute = found
    return strength, solute, total_of(strength, solute)


def _through_density(sheet: Sheet, solute: Quantity, liquid: Liquid) -> Quantity | None:
    """A volume of the solute as a mass, or a mass as a volume."""
    if liquid.density is None:
        kind = "weighed" if solute.dimension == MASS else "measured by volume"
        sheet.block(
            Code.DENSITY_MISSING, f"What is {kind} meets this kind of percent only through a density.",
            "Give the density of the pure liquid, or the substance.", "density",
        )  # fmt: skip
        return None
    if solute.dimension == MASS:
        found = (solute / liquid.density).to("mL")
        sheet.step("V = m / ρ", f"{sheet.show(solute)} / {sheet.show(liquid.density)}", found)
        return found
    found = (solute * liquid.density).to("mg")
    sheet.step("m = V·ρ", f"{sheet.show(solute)} × {sheet.show(liquid.density)}", found)
    return found


def _other_whole(sheet: Sheet, strength: Quantity, total: Quantity) -> None:
    by_weight = strength.dimension == PERCENT_WW
    sheet.block(
        Code.PERCENT_BASIS,
        f"{strength.unit} is {BASIS[strength.dimension]}; {sheet.show(total)} is {total.dimension.with_article}.",
        "Give the whole as a mass, such as 100 g."
        if by_weight
        else "Give the whole as a volume, such as 100 mL.",
        "total",
    )


def _answer(sheet: Sheet, unknown: str, strength: Quantity, solute: Quantity, total: Quantity) -> None:
    main = unknown == "solute"
    if solute.dimension == VOLUME:
        sheet.volume("solute", "Solute", solute, gives=strength, main=main, use=True)
    else:
        sheet.value("solute", "Solute", solute, main=main, use=True)
    if total.dimension == VOLUME:
        about = "" if solute.dimension == VOLUME else "the solute takes some room: fill up to the mark"
        sheet.value("total", "Make up to", total, main=unknown == "total", detail=about)
    else:
        sheet.value("total", "Whole", total, main=unknown == "total")
    if solute.dimension == total.dimension:
        rest = total - solute
        if rest.dimension == VOLUME:
            sheet.volume("solvent", "Solvent, about", rest, detail="the total is exact", main=False)
        else:
            sheet.value("solvent", "Solvent", rest)
    sheet.value("strength", "Strength", strength, main=unknown == "strength")
    sheet.note(Code.PERCENT_BASIS, f"{strength.unit} is {BASIS[strength.dimension]}.", "strength")
    s, part, whole = sheet.show(strength), sheet.show(solute), sheet.show(total)
    if unknown == "solute":
        sheet.step("solute = % / 100 × whole", f"{s} × {whole}", part)
    elif unknown == "total":
        sheet.step("whole = solute × 100 / %", f"{part} / {s}", whole)
    else:
        sheet.step("% = solute / whole × 100", f"{part} / {whole}", s)


def _as_liquid(sheet: Sheet, liquid: Liquid, strength: Quantity, solute: Quantity) -> None:
    """The other way to measure a liquid: by weight for v/v, by volume for w/v and w/w."""
    if liquid.density is None:
        return
    if solute.dimension == VOLUME:
        mass = (solute * liquid.density).to("mg")
        sheet.value("solute_mass", "By weight instead", mass, detail=f"at {sheet.show(liquid.density)}")
        sheet.step("m = V·ρ", f"{sheet.show(solute)} × {sheet.show(liquid.density)}", mass)
    else:
        volume = (solute / liquid.density).to("mL")
        sheet.volume(
            "solute_volume",
            "By volume instead",
            volume,
            detail=f"at {sheet.show(liquid.density)}",
            gives=strength,
        )
        sheet.step("V = m / ρ", f"{sheet.show(solute)} / {sheet.show(liquid.density)}", volume)


def _thick(
    sheet: Sheet, given: Given, liquid: Liquid, strength: Quantity, solute: Quantity, total: Quantity
) -> None:
    """Of a thick liquid, from a thinner stock of the same basis or by weight."""
    if not (liquid.viscous or given.yes("viscous")):
        return
    ways = []
    if solute.dimension == MASS:
        ways.append(f"weigh {sheet.show(solute)}")
    elif liquid.density is not None:
        ways.append(f"weigh {sheet.show((solute * liquid.density).to('mg'))}")
    stock = Quantity(given.quantity("prestock").base * 100, strength.unit)
    if total.dimension == VOLUME and stock > strength:
        made = dilute(stock=stock, final=strength, volume=total.to("mL"))
        sheet.volume("prestock_volume", f"From a stock of {sheet.show(stock)}", made.take, gives=strength)
        filled = f"{sheet.show(strength)} × {sheet.show(total)} / {sheet.show(stock)}"
        sheet.step("V1 = C2·V2 / C1", filled, made.take)
        ways.append(f"take {sheet.show(made.take)} of a stock of {sheet.show(stock)}")
    neat = solute if solute.dimension == VOLUME else None
    if neat is None and liquid.density is not None:
        neat = (solute / liquid.density).to("mL")
    say_thick(sheet, liquid, neat, ways, "solute")


CALCULATOR = Calculator(
    name="percent",
    title="Percent solution",
    topic=Topic.SOLUTIONS,
    summary="w/v, v/v and w/w: how much solute, how much it makes, or which percent it is; thick liquids by weight.",
    fields=(
        quantity("solute", "Solute", MASS, VOLUME, unit="g", also=("mass", "amount")),
        quantity("total", "Whole", VOLUME, MASS, unit="mL", start="500 mL", also=("volume", "final_volume")),
        quantity(
            "strength", "Percent", *PERCENTAGES, unit="% w/v", start="5 % w/v",
            also=("percent", "concentration", "final"),
            help="with its basis: w/v is g in 100 mL, v/v mL in 100 mL, w/w g in 100 g",
        ),
        substance_field(help="of a liquid: its density, and whether it is thick"),
        quantity("density", "Density", MASS_CONCENTRATION, unit="g/mL", optional=True, help="of the pure liquid"),
        yes_no("viscous", "Thick liquid", default=False, help="detergents and glycerol are known to be"),
        share("prestock", "Pre-stock of a thick liquid", default="10 %", zero=False, help="10 % is the lab's choice"),
    ),
    work=_work,
    formulas=("w/v: m = %·V / 100 (g, mL)", "v/v: V1 = %·V / 100", "w/w: m = %·M / 100", "m = V·ρ"),
    sources=("% w/v, v/v and w/w by definition", "thick liquids by weight or from a 10 % stock: usual bench practice"),
    words=("w/v", "v/v", "w/w", "percentage", "weight per volume", "tween", "np-40", "triton", "glycerol", "viscous"),
    solves=(Solve(("solute", "total", "strength"), "solute"),),
    size="total",
)  # fmt: skip
