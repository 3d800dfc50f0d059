"""A quantity in another unit: of the same kind at once, of another through a molar mass, a density and the like."""

from __future__ import annotations

from collections.abc import Mapping

from protocolapp.calc.flag import Code
from protocolapp.calc.form import Bench, Calculator, Given, Outcome, Sheet, Suggest, Topic
from protocolapp.calc.form.fields import quantity, share, text
from protocolapp.calc.substances.asked import molar_mass_field, substance_field
from protocolapp.calc.substances.convert_sheet import say_what_was_used, shown_step, write_answer
from protocolapp.calc.substances.links import RADIOACTIVITY_PER_MASS, Hop, across, way
from protocolapp.calc.substances.missing_link import say_what_is_missing
from protocolapp.calc.substances.shown_mass import shown_mass
from protocolapp.calc.substances.substance import Meant, SubstanceError, find_substance
from protocolapp.quantity import (
    ABSORBANCE,
    AMOUNT,
    AREA,
    COUNT_RATE,
    CURRENT,
    LENGTH,
    LUMINESCENCE,
    MASS,
    MASS_CONCENTRATION,
    MOLAR,
    NUMBER,
    PERCENT_WW,
    RADIOACTIVE_CONCENTRATION,
    RADIOACTIVITY,
    SPECIFIC_ACTIVITY,
    SPECIFIC_RADIOACTIVITY,
    TEMPERATURE,
    UNITS,
    VOLTAGE,
    VOLUME,
    VOLUME_PER_AREA,
    Dimension,
    Quantity,
    QuantityError,
    Unit,
    find_unit,
    parse_quantity,
    units_of,
)

_SIGNED = frozenset({TEMPERATURE, VOLTAGE, CURRENT, ABSORBANCE, LUMINESCENCE, COUNT_RATE})


def _work(given: Given, bench: Bench) -> Outcome:
    sheet = Sheet(bench)
    value = given.quantity("value")
    target = _unit(sheet, given.text("to"))
    if target is None or not _can_be(sheet, value):
        return sheet.outcome()
    if target.dimension == value.dimension:
        write_answer(sheet, value, value.to(target))
        return sheet.outcome()
    if given.has("efficiency") and given.share("efficiency") > 1:
        message = "A counter cannot count more than there is: the efficiency is above 100 %."
        sheet.block(Code.OUTSIDE_RANGE, message, "Write it as 45 %, or as 0.45.", "efficiency")
        return sheet.outcome()
    try:
        meant = _substance(given, bench)
    except SubstanceError as error:
        sheet.take_flags((error.flag("substance"),))
        return sheet.outcome()
    known = _known(given, meant, value, target)
    hops = way(value.dimension, target.dimension, tuple(known))
    if hops is None:
        if not _slip_of_a_letter(sheet, value, target):
            say_what_is_missing(sheet, value.dimension, target, meant, known)
        return sheet.outcome()
    _walk(sheet, value, target, hops, known)
    say_what_was_used(sheet, given, meant, hops)
    return sheet.outcome()


def _can_be(sheet: Sheet, value: Quantity) -> bool:
    """Only what is read off an instrument can be nothing or less."""
    if value.dimension in _SIGNED or not (value.is_negative or value.is_zero):
        return True
    kind = "negative" if value.is_negative else "zero"
    shown = sheet.bench.show(value, unit=value.unit)
    sheet.block(Code.OUTSIDE_RANGE, f"{shown} is {kind}.", "Write a value above zero.", "value")
    return False


def _slip_of_a_letter(sheet: Sheet, value: Quantity, target: Unit) -> bool:
    """nm for nM, and the other way round: told with what was meant."""
    pair = (value.dimension, target.dimension)
    if pair == (LENGTH, MOLAR):
        typed, meant, about = value.unit.symbol, value.unit.symbol[:-1] + "M", "value"
    elif pair == (MOLAR, LENGTH):
        typed, meant, about = target.symbol, target.symbol[:-1] + "M", "to"
    else:
        return False
    if find_unit(meant) is None:
        return False
    asked = f"{value.dimension.with_article.capitalize()} and {target.dimension.with_article}"
    message = f"{asked} measure different things: {typed} is a length, {meant} a molar concentration."
    sheet.block(Code.NO_CONVERSION, message, f"Did you mean {meant}?", about)
    return True


def _unit(sheet: Sheet, written: str) -> Unit | None:
    found = find_unit(written)
    if found is not None and found.dimension != NUMBER:
        return found
    if found is not None:
        message = (
            "“%” alone does not say of what it is a share." if written.strip() == "%" else "There is no unit."
        )
        sheet.block(Code.PERCENT_BASIS, message, "Write % w/v, % v/v or % w/w.", "to")
        return None
    message, remedy = f"“{written[:40]}” is not a unit.", "Write a unit alone, such as mg/mL."
    if not written[:1].isdigit():
        try:
            parse_quantity(f"1 {written}")
        except QuantityError as error:
            message, remedy = error.message, error.remedy.replace(" 1 ", " ")
    sheet.block(Code.UNREADABLE, message, remedy, "to")
    return None


def _substance(given: Given, bench: Bench) -> Meant | None:
    """A name that nobody knows does no harm where its molar mass is given."""
    if not given.has("substance"):
        return None
    try:
        return find_substance(given.text("substance"), bench.catalogue)
    except SubstanceError:
        if given.has("mw"):
            return None
        raise


def _known(given: Given, meant: Meant | None, value: Quantity, target: Unit) -> dict[str, Quantity]:
    """What may link the two kinds. A density typed is that of the solution for w/w, of the pure liquid otherwise."""
    found: dict[str, Quantity] = {}
    entry = meant.entry if meant is not None else None
    if meant is not None and meant.mw is not None:
        found["mw"] = meant.mw
    if entry is not None and entry.density is not None:
        if entry.strength is None:
            found["density"] = entry.density
        elif value == entry.strength:
            found["solution_density"] = entry.density
    if given.has("mw"):
        found["mw"] = given.quantity("mw")
    if given.has("density"):
        by_weight = PERCENT_WW in (value.dimension, target.dimension)
        found["solution_density" if by_weight else "density"] = given.quantity("density")
    for key in ("volume", "efficiency"):
        if given.has(key):
            found[key] = given.quantity(key)
    if given.has("specific_activity"):
        activity = given.quantity("specific_activity")
        key = "specific_activity" if activity.dimension == SPECIFIC_ACTIVITY else "specific_radioactivity"
        found[key] = activity
    return found


def _walk(
    sheet: Sheet, value: Quantity, target: Unit, hops: tuple[Hop, ...], known: Mapping[str, Quantity]
) -> None:
    here, base = value, value.base
    for number, hop in enumerate(hops, start=1):
        base = across(base, hop, known)
        unit = target if number == len(hops) else _base_unit(hop.lands)
        there = Quantity(base / unit.factor, unit, value.approximate)
        shown = sheet.bench.show(there, unit=unit, increment=shown_step(there, alike=False))
        sheet.step(hop.formula, _filled(sheet, here, hop, known), shown)
        here = there
    write_answer(sheet, value, here)


def _filled(sheet: Sheet, here: Quantity, hop: Hop, known: Mapping[str, Quantity]) -> str:
    key = hop.link.key
    if not key:
        return f"{sheet.bench.show(here, unit=here.unit)} " + (
            "× 10 g/L per %" if hop.forward else "/ (10 g/L per %)"
        )
    link = known[key]
    shown = shown_mass(sheet, link) if key == "mw" else sheet.bench.show(link, unit=link.unit)
    return f"{sheet.bench.show(here, unit=here.unit)} {'×' if hop.forward else '/'} {shown}"


def _base_unit(dimension: Dimension) -> Unit:
    """The unit a value on the way is written in: one that people read."""
    usual = {MASS: "mg", MASS_CONCENTRATION: "mg/mL", AMOUNT: "µmol", MOLAR: "mM", RADIOACTIVITY: "dpm"}
    return UNITS[usual[dimension]] if dimension in usual else units_of(dimension)[-1]


_ANY = (
    *dict.fromkeys(unit.dimension for unit in UNITS.values() if unit.dimension != NUMBER),
    RADIOACTIVE_CONCENTRATION, SPECIFIC_ACTIVITY, SPECIFIC_RADIOACTIVITY, RADIOACTIVITY_PER_MASS,
    VOLUME_PER_AREA, MASS / AREA,
)  # fmt: skip
"""Every kind that has a unit of its own, and those that are written with two."""

CALCULATOR = Calculator(
    name="convert",
    title="Unit conversion",
    topic=Topic.BASICS,
    summary="Any quantity in another unit, also across a molar mass, a density, a specific activity or a volume.",
    fields=(
        quantity("value", "Value", *_ANY, unit="mg/mL", start="5 mg/mL", zero=True, negative=True, also=("from",)),
        text("to", "In the unit", start="mM", suggest=Suggest.UNITS, also=("unit", "into")),
        substance_field(start="NaCl", help="gives the molar mass and, for a liquid, the density"),
        molar_mass_field(help="between mass and amount; overrides the substance's"),
        quantity(
            "density", "Density", MASS_CONCENTRATION, unit="g/mL", optional=True,
            help="between volume and mass: of the pure liquid; for % w/w: of the solution",
        ),
        quantity(
            "specific_activity", "Specific activity", SPECIFIC_ACTIVITY, SPECIFIC_RADIOACTIVITY, unit="U/mg",
            optional=True, also=("specific_radioactivity",),
            help="between units of an enzyme and its mass (U/mg), or radioactivity and amount (Ci/mmol)",
        ),
        quantity("volume", "Volume", VOLUME, unit="mL", optional=True, help="between a strength and what is in it"),
        share("efficiency", "Counting efficiency", zero=False, optional=True, help="between cpm and dpm"),
    ),
    work=_work,
    formulas=("C = c / MW", "c = 10 g/L for each % w/v", "m = V·ρ", "U = m·A", "K = °C + 273.15"),
    sources=(
        "% w/v is g per 100 mL by definition",
        "1 Ci = 3.7e10 Bq = 2.22e12 dpm (revvity.com/ask/radiochemical-calculations)",
    ),
    words=("units", "unit converter", "molarity", "mg/ml to molar", "percent", "celsius", "kelvin", "curie", "dpm"),
)  # fmt: skip
