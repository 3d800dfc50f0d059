"""A kinase reaction in plates: how strong each addition is, the working solutions from the stocks, DMSO, IC50 floor."""

from __future__ import annotations

from fractions import Fraction

from protocolapp.calc.assays.assay_plate import plate_fields, reaction_volume_of, write_plates
from protocolapp.calc.assays.kinase_compound import write_compound
from protocolapp.calc.assays.kinase_reaction import COMPOUND_SHARE, Enzyme, Split, enzyme_in, split_reaction
from protocolapp.calc.assays.kinase_solutions import (
    ALONE,
    WITH_ATP,
    WITH_ENZYME,
    working_solutions,
    write_additions,
    write_solution,
)
from protocolapp.calc.flag import Code
from protocolapp.calc.form import Bench, Calculator, Given, Outcome, Sheet, Topic, When
from protocolapp.calc.form.fields import choice, count, number, quantity, share
from protocolapp.quantity import (
    MASS,
    MASS_CONCENTRATION,
    MOLAR,
    MOLAR_MASS,
    NUMBER,
    PERCENT_VV,
    VOLUME,
    Quantity,
)


def _work(given: Given, bench: Bench) -> Outcome:
    sheet = Sheet(bench)
    reaction = reaction_volume_of(given)
    split = split_reaction(
        reaction,
        compound=given.maybe("compound_volume"),
        enzyme=given.maybe("enzyme_volume"),
        substrate=given.maybe("substrate_volume"),
        atp=given.maybe("atp_volume"),
    )
    atp = _atp(sheet, given)
    if not _fits(sheet, given, split, reaction) or atp is None:
        return sheet.outcome()
    write_plates(sheet, given, main=False)
    enzyme = enzyme_in(given.quantity("enzyme"), reaction, given.maybe("enzyme_mw"))
    _enzyme(sheet, given, enzyme, reaction)
    write_additions(sheet, given, split, reaction)
    for key, name, volume, parts in working_solutions(given, split, reaction, enzyme, atp):
        write_solution(sheet, given, (key, name), volume, parts)
    write_compound(sheet, given, split.compound, reaction)
    _notes(sheet, split, reaction)
    return sheet.outcome()


def _atp(sheet: Sheet, given: Given) -> Quantity | None:
    """ATP in the reaction: as typed, else a multiple of its Km; None, with a flag, without either or where the two
    contradict each other.
    """
    typed, km = given.maybe("atp"), given.maybe("atp_km")
    if typed is None and km is None:
        sheet.block(Code.MISSING, "ATP or its Km is missing.", "Fill in one of them.", "atp")
        return None
    factor = given.maybe_number("atp_factor")
    multiple = km * (Fraction(1) if factor is None else factor) if km is not None else None
    if typed is not None and factor is not None and multiple is not None and typed != multiple:
        message = (
            f"{sheet.show(typed)} of ATP is not {sheet.number(factor)} times its Km ({sheet.show(multiple)})."
        )
        sheet.block(Code.NOTHING_UNKNOWN, message, "Leave one of the two empty.", "atp_factor")
        return None
    atp = typed if typed is not None else multiple
    assert atp is not None  # noqa: S101 - one of the two is there
    sheet.value("atp", "ATP in the reaction", atp)
    if km is not None:
        if typed is None:
            sheet.step("ATP = factor·Km", f"{sheet.number(factor or 1)} × {sheet.show(km)}", atp)
        shift = 1 + (atp / km).as_number()
        sheet.value(
            "ic50_shift", "IC50 / Ki of an ATP-competitive inhibitor", shift, detail="1 + ATP/Km", main=False
        )
    return atp


def _fits(sheet: Sheet, given: Given, split: Split, reaction: Quantity) -> bool:
    if split.fits:
        return True
    typed = [given.maybe(f"{one}_volume") for one in ("compound", "substrate", "enzyme", "atp")]
    taken = sum((one for one in typed if one is not None), start=reaction * 0)
    share = 1 - COMPOUND_SHARE if typed[0] is None else Fraction(1)
    least = sheet.show(taken / share)
    all_there = given.has("enzyme_volume") and given.has("atp_volume")
    needed = f"make the reaction {'at least' if all_there else 'larger than'} {least}"
    sheet.block(
        Code.DOES_NOT_FIT,
        f"The additions take {sheet.show(taken + reaction * (1 - share))} of a reaction of {sheet.show(reaction)}: "
        f"there is no room for {'all of them' if all_there else 'the rest'}.",
        f"Make the additions smaller, or {needed}.",
        "reaction_volume",
    )
    return False


def _enzyme(sheet: Sheet, given: Given, enzyme: Enzyme, reaction: Quantity) -> None:
    if enzyme.mass is not None:
        sheet.value("enzyme_mass", "Enzyme in a well", enzyme.mass)
    if enzyme.molar is not None:
        sheet.value("enzyme_concentration", "Enzyme in the reaction", enzyme.molar)
    mw = given.maybe("enzyme_mw")
    if enzyme.mass is not None and enzyme.molar is not None and mw is not None:
        filled = f"{sheet.show(enzyme.molar, 'nM')} × {sheet.show(reaction, 'µL')} × {sheet.show(mw, 'kDa')} / 1000"
        sheet.step("ng = nM·µL·kDa / 1000", filled, sheet.show(enzyme.mass, "ng"))
    _floor(sheet, given, enzyme, reaction)


def _floor(sheet: Sheet, given: Given, enzyme: Enzyme, reaction: Quantity) -> None:
    """No IC50 is below half of the enzyme."""
    expected = given.maybe("expected_ic50")
    if enzyme.molar is None:
        if expected is not None:
            sheet.note(
                Code.MW_MISSING,
                "Whether this IC50 can be measured takes the enzyme's molar mass.",
                "enzyme_mw",
            )
        return
    floor = enzyme.molar / 2
    sheet.value("ic50_floor", "Least IC50 that can be measured", floor, detail="[E]/2", main=False)
    sheet.step("least IC50 = [E]/2", f"{sheet.show(enzyme.molar)} / 2", floor)
    if expected is None or expected >= floor:
        sheet.note(
            Code.BELOW_ENZYME_FLOOR, f"An IC50 below {sheet.show(floor)} cannot be told: half of the enzyme.", "enzyme"
        )  # fmt: skip
        return
    most = enzyme_in(expected * 2, reaction, given.maybe("enzyme_mw"))
    per_well = f" ({sheet.show(most.mass)} in a well)" if most.mass is not None else ""
    sheet.warn(
        Code.BELOW_ENZYME_FLOOR,
        f"An IC50 of {sheet.show(expected)} is below half of the enzyme ({sheet.show(floor)}): it would read as that.",
        f"Use {sheet.show(expected * 2)} of enzyme at the most{per_well}.",
        "expected_ic50",
    )


def _notes(sheet: Sheet, split: Split, reaction: Quantity) -> None:
    sheet.note(
        Code.ASSAY_CONVENTION, "All additions are made in 1X reaction buffer, so it stays 1X in the reaction."
    )
    before = reaction - split.atp
    sheet.note(
        Code.LATER_ADDITION,
        f"Until the ATP is added the well holds {sheet.show(before)}, and compound and enzyme are "
        f"{sheet.number((reaction / before).as_number())} times as strong as in the reaction.",
        "atp_volume",
    )


_ALONE_ONLY = When("substrate_in", (ALONE,))

CALCULATOR = Calculator(
    name="kinase_mix",
    title="Kinase reaction",
    topic=Topic.ASSAYS,
    summary="A kinase assay in plates: the strength of each addition, the working solutions, DMSO, the IC50 floor.",
    fields=(
        *plate_fields(),
        count("wells", "Wells", start="384", most=50_000, help="with controls"),
        quantity("compound_volume", "Compound or vehicle added", VOLUME, unit="µL", optional=True,
                 help="left empty: a fifth of the reaction"),
        quantity("enzyme_volume", "Enzyme added", VOLUME, unit="µL", optional=True,
                 help="left empty: half of what the compound leaves"),
        quantity("atp_volume", "ATP added", VOLUME, unit="µL", optional=True, help="left empty: the rest"),
        choice("substrate_in", "Substrate is added",
               {WITH_ATP: "with the ATP", WITH_ENZYME: "with the enzyme", ALONE: "by itself"}),
        quantity("substrate_volume", "Substrate added", VOLUME, unit="µL", start="1 µL", when=_ALONE_ONLY),
        quantity("enzyme", "Enzyme", MASS, MOLAR, MASS_CONCENTRATION, unit="ng", start="10 ng",
                 help="a mass in each well, or a concentration in the reaction"),
        quantity("enzyme_mw", "Enzyme, molar mass", MOLAR_MASS, unit="kDa", start="60 kDa", optional=True),
        quantity("enzyme_stock", "Enzyme stock", MASS_CONCENTRATION, MOLAR, unit="µg/mL", start="100 µg/mL",
                 optional=True),
        quantity("atp_km", "Km of ATP", MOLAR, unit="µM", start="10 µM", optional=True, also=("km",)),
        number("atp_factor", "ATP as a multiple of its Km", optional=True, help="left empty: its Km itself"),
        quantity("atp", "ATP in the reaction", MOLAR, unit="µM", optional=True,
                 help="left empty: the multiple of its Km"),
        quantity("atp_stock", "ATP stock", MOLAR, unit="mM", start="10 mM", optional=True),
        quantity("substrate", "Substrate in the reaction", MASS_CONCENTRATION, MOLAR, unit="µg/µL",
                 start="0.2 µg/µL", optional=True),
        quantity("substrate_mw", "Substrate, molar mass", MOLAR_MASS, unit="Da", optional=True,
                 help="only where its strengths are given in two kinds"),
        quantity("substrate_stock", "Substrate stock", MASS_CONCENTRATION, MOLAR, unit="µg/µL", start="5 µg/µL",
                 optional=True),
        quantity("compound_top", "Compound, highest in the reaction", MOLAR, unit="µM", start="10 µM",
                 optional=True),
        quantity("compound_stock", "Compound stock in DMSO", MOLAR, unit="mM", start="10 mM", optional=True),
        quantity("compound_dmso", "DMSO in what is added of the compound", NUMBER, PERCENT_VV, unit="%", zero=True,
                 optional=True, also=("dmso",), help="left empty: as much as comes with the stock"),
        quantity("dmso_limit", "DMSO, at the most", NUMBER, PERCENT_VV, unit="%", default="1 %",
                 help="the usual limit in a kinase reaction"),
        quantity("expected_ic50", "IC50 expected", MOLAR, unit="nM", optional=True, also=("ic50",),
                 help="to see whether so much enzyme can tell it"),
        share("overage", "Overage", default="10 %", help="the lab's choice"),
        quantity("dead_volume", "Dead volume of a vessel", VOLUME, unit="µL", default="0 µL", zero=True,
                 help="what stays in the trough of each working solution"),
    ),
    work=_work,
    formulas=(
        "strength of an addition = V_reaction / V_added, or (w + a) / a",
        "ng = nM·µL·kDa / 1000",
        "ATP = factor·Km",
        "DMSO % = C_final / C_stock, or DMSO % of what is added · V_added / V_reaction",
        "least IC50 = [E]/2",
    ),
    sources=(
        "2 µL and 2 µL, then ADP-Glo's 5 and 10 µL: https://github.com/Opentrons/Protocols (58d57d, fields.json); with "
        "1 µL of compound that is 5 µL in 384 wells; 25 µL in 96: usual, to be confirmed with the kit's manual",
        "Copeland RA, Evaluation of Enzyme Inhibitors in Drug Discovery: [E]/2; ATP at its Km",
        "DMSO up to 1 % in a kinase reaction, overage: the lab's choice",
    ),
    words=("enzyme", "ATP", "substrate", "DMSO", "IC50", "working solution", "2.5X", "5X", "384-well", "96-well"),
    size="wells",
)  # fmt: skip
