"""Concentrated liquids: what molarity the bottle has, and how much of it makes a solution."""

from __future__ import annotations

from protocolapp.calc.figures.safe_side import at_most
from protocolapp.calc.flag import Code
from protocolapp.calc.form import Bench, Calculator, Given, Outcome, Sheet, Topic
from protocolapp.calc.form.fields import quantity
from protocolapp.calc.form.wording import capitalised
from protocolapp.calc.mixtures.dilution_law import FORMULAS, Dilution, dilute
from protocolapp.calc.substances.asked import molar_mass_field, substance_field
from protocolapp.calc.substances.liquids import Liquid, liquid_in_bottle
from protocolapp.calc.substances.shown_mass import increment_of, shown_mass
from protocolapp.calc.substances.strengths import as_mass_concentration
from protocolapp.calc.substances.thick import say_thick
from protocolapp.quantity import (
    MASS_CONCENTRATION,
    MOLAR,
    PERCENT_WV,
    PERCENT_WW,
    VOLUME,
    Quantity,
)

_PURE = Quantity.of(100, "% w/w")


def mass_per_volume(strength: Quantity, density: Quantity | None) -> Quantity | None:
    """What a litre of the liquid holds: % w/w times its density, or % w/v as it is; None without a density."""
    if strength.dimension == PERCENT_WW:
        return None if density is None else (density * strength.base).to("g/L")
    return as_mass_concentration(strength, None)


def molarity(strength: Quantity, density: Quantity, mw: Quantity) -> Quantity:
    """C = 10·%w/w·ρ / MW, with ρ in g/mL: 37 % w/w at 1.18 g/mL of 36.46 g/mol is 11.97 M."""
    return (density * strength.base / mw).to("M")


def _work(given: Given, bench: Bench) -> Outcome:
    sheet = Sheet(bench)
    liquid = liquid_in_bottle(sheet, given, given.maybe("strength"))
    if liquid is None:
        return sheet.outcome()
    stock = _stock(sheet, liquid)
    if stock is not None:
        _solution(sheet, given, liquid, *stock)
    return sheet.outcome()


def _stock(sheet: Sheet, liquid: Liquid) -> tuple[Quantity, Quantity | None] | None:
    """Mass per volume of the bottle, and its molarity where the molar mass is known."""
    strength = liquid.strength or _PURE
    if strength.base > 1 and strength.dimension == PERCENT_WW:
        sheet.block(
            Code.OUTSIDE_RANGE,
            f"{sheet.show(strength)} is more than all of it.",
            "Check the label.",
            "strength",
        )
        return None
    by_mass = mass_per_volume(strength, liquid.density)
    if by_mass is None:
        _no_density(sheet, liquid)
        return None
    if liquid.strength is None:
        _taken_as_pure(sheet, liquid)
    molar = None
    if liquid.mw is not None:
        molar = (by_mass / liquid.mw).to("M")
        sheet.value("stock", "Strength of the bottle", molar)
        sheet.value(
            "mw_used", "Molar mass counted with", liquid.mw, increment=increment_of(liquid.mw), main=False
        )
        _molarity_step(sheet, liquid, strength, molar)
    sheet.value("stock_mass", "Mass in each volume", by_mass, unit="g/mL", main=molar is None)
    return by_mass, molar


def _no_density(sheet: Sheet, liquid: Liquid) -> None:
    if liquid.strength is not None:
        message = f"How much a volume of {liquid.label} of {sheet.show(liquid.strength)} holds depends on its density."
        remedy = "Give the density on the bottle, such as 1.18 g/mL (which is that of 37 % HCl)."
    else:
        message = f"Neither the strength of {liquid.label} in its bottle nor the density is known."
        remedy = "Give both from the label, such as 37 % w/w and 1.18 g/mL. A solid is weighed: “Stock from powder”."
    sheet.block(Code.DENSITY_MISSING, message, remedy, "density")


def _taken_as_pure(sheet: Sheet, liquid: Liquid) -> None:
    message = f"{capitalised(liquid.label)} is taken as pure: 100 % w/w."
    if liquid.solid:
        sheet.warn(
            Code.PERCENT_BASIS,
            message,
            "A solution of it is not: give the strength on the label.",
            "strength",
        )
    else:
        sheet.note(Code.PERCENT_BASIS, message, "strength")


def _molarity_step(sheet: Sheet, liquid: Liquid, strength: Quantity, molar: Quantity) -> None:
    if liquid.mw is None:
        return
    mw, percent = shown_mass(sheet, liquid.mw).partition("\u00a0")[0], sheet.number(strength.base * 100)
    if strength.dimension == PERCENT_WW and liquid.density is not None:
        rho = sheet.number(liquid.density.amount_in("g/mL"))
        sheet.step("C = 10·%w/w·ρ / MW", f"10 × {percent} × {rho} / {mw}", molar)
    else:
        sheet.step("C = 10·%w/v / MW", f"10 × {percent} / {mw}", molar)


def _solution(sheet: Sheet, given: Given, liquid: Liquid, by_mass: Quantity, molar: Quantity | None) -> None:
    """Any one of volume taken, final strength and final volume from the other two."""
    final, volume, take = given.maybe("final"), given.maybe("final_volume"), given.maybe("take")
    known = sum(one is not None for one in (final, volume, take))
    if known == 3:
        sheet.block(
            Code.NOTHING_UNKNOWN, "Volume, strength and what is taken are all given: nothing is left to work out.",
            "Leave one of them empty.", "take",
        )  # fmt: skip
        return
    if known < 2:
        return
    if final is not None and final.dimension == MOLAR and molar is None:
        _no_molar_mass(sheet, liquid)
        return
    molar_wanted = final is None or final.dimension == MOLAR
    stock = molar if molar_wanted and molar is not None else by_mass
    alike = final if molar_wanted or final is None else as_mass_concentration(final, None)
    made = dilute(stock=stock, take=take, final=alike, volume=volume)
    if not made.fits:
        sheet.block(
            Code.STOCK_TOO_DILUTE,
            f"The bottle has {sheet.show(made.stock)}: it cannot give {sheet.show(made.final)}.",
            f"Ask for {sheet.show(at_most(made.stock))} at the most.", "final" if final is not None else "take",
        )  # fmt: skip
        return
    unknown = "take" if take is None else "final_volume" if volume is None else "final"
    _write(sheet, liquid, made, final or made.final, unknown)


def _no_molar_mass(sheet: Sheet, liquid: Liquid) -> None:
    sheet.block(
        Code.MW_MISSING, f"A molar strength of {liquid.label} needs its molar mass.",
        "Give its molar mass, or the strength in g/L or % w/v.", "mw",
    )  # fmt: skip


def _write(sheet: Sheet, liquid: Liquid, made: Dilution, final: Quantity, unknown: str) -> None:
    """final: as it was typed, where it was."""
    take, main = made.take, unknown == "take"
    sheet.volume("take", "Take of the bottle", take, gives=final, main=main, use=True)
    sheet.volume("diluent", "Water, about", made.diluent, detail="the total is exact", main=main)
    sheet.value("final_volume", "Make up to", made.volume, main=unknown == "final_volume", detail="exact")
    sheet.value("final", "Final strength", final, main=unknown == "final")
    ways = []
    if liquid.density is not None:
        mass = (take * liquid.density).to("g")
        at = f"at {sheet.show(liquid.density)}"
        sheet.value("take_mass", "By weight instead", mass, detail=at, main=False)
        ways.append(f"weigh {sheet.show(mass)} instead")
    if liquid.acid:
        sheet.note(
            Code.ACID_INTO_WATER,
            "Acid into water, never water into acid: begin with most of the water, add the acid slowly, let it cool, "
            "then make up to the volume.",
            "take",
        )
    if liquid.viscous:
        say_thick(sheet, liquid, take, ways, "take")
    exact = {"stock": made.stock, "take": take, "final": made.final, "final_volume": made.volume}
    formula, filled = FORMULAS[unknown]
    sheet.step(
        formula, filled.format(**{name: sheet.show(one) for name, one in exact.items()}), exact[unknown]
    )


CALCULATOR = Calculator(
    name="concentrated_liquid",
    title="Concentrated liquid",
    topic=Topic.SOLUTIONS,
    summary="The molarity of an acid, base or pure liquid in its bottle, and how much of it makes a solution.",
    fields=(
        substance_field("Liquid", start="HCl"),
        quantity(
            "strength", "Strength on the label", PERCENT_WW, PERCENT_WV, unit="% w/w", optional=True,
            also=("percent", "assay", "purity", "stock"),
            help="the catalogue's where it is left empty; 100 % for a pure liquid",
        ),
        quantity(
            "density", "Density", MASS_CONCENTRATION, unit="g/mL", optional=True,
            help="of the liquid as it is in the bottle; the catalogue's where it is left empty",
        ),
        molar_mass_field(),
        quantity("take", "Take of the bottle", VOLUME, unit="mL", optional=True, also=("v1",)),
        quantity(
            "final", "Final strength", MOLAR, MASS_CONCENTRATION, PERCENT_WV, unit="M", start="1 M", optional=True,
            also=("c2", "c", "concentration", "molarity"),
        ),
        quantity(
            "final_volume", "Make up to", VOLUME, unit="mL", start="500 mL", optional=True, also=("v2", "v", "volume"),
        ),
    ),
    work=_work,
    formulas=("C = 10·%w/w·ρ / MW", "V1 = C2·V2 / C1"),
    sources=(
        "37 % w/w, 1.18 g/mL is 11.97 M (calculatorlib.com/molarity-of-diluted-acid-from-density-calculator)",
        "strengths and densities of concentrates: evergainful.com.my/resource_acid_base_concentrations.php",
    ),
    words=("acid", "hcl", "hydrochloric", "mercaptoethanol", "neat", "glacial", "ammonia", "density", "concentrate"),
    size="final_volume",
)  # fmt: skip
