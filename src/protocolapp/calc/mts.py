"""MTS: the reagent for a plate, and viability from its absorbances."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from protocolapp.calc.assays.mts_readings import write_readings
from protocolapp.calc.flag import Code
from protocolapp.calc.form import Bench, Calculator, Given, Outcome, Sheet, Solve, Topic, When
from protocolapp.calc.form.fields import choice, count, number, numbers, quantity, share, table, text, yes_no
from protocolapp.calc.mixtures.overage import enough_for
from protocolapp.quantity import STRENGTHS, VOLUME, Quantity


def reagent_for(volume: Quantity, part: Fraction = Fraction(1, 5)) -> Quantity:
    """The reagent for so much medium: a fifth, 20 µL for 100 µL, unless another part is said."""
    return volume * part


def left_after(volume: Quantity, reagent: Quantity) -> Fraction:
    """The share of its strength that everything in the well keeps: V / (V + reagent), 5/6 for 20 µL on 100 µL."""
    return volume.base / (volume.base + reagent.base)


def _work(given: Given, bench: Bench) -> Outcome:
    sheet = Sheet(bench)
    if given.choice("task") == "volumes":
        _volumes(sheet, given)
    else:
        write_readings(sheet, given)
        if not given.has("sample") and not given.rows("samples"):
            return replace(sheet.outcome(), missing=("sample",))
    sheet.note(
        Code.ASSAY_CONVENTION,
        "Read at 490 nm after 0.5 to 4 h; a reference at 630 to 690 nm, taken off well by well, removes scatter.",
    )
    return sheet.outcome()


def _volumes(sheet: Sheet, given: Given) -> None:
    part = given.share("part")
    volume, reagent = given.maybe("volume"), given.maybe("reagent")
    if volume is None:
        volume = given.quantity("reagent") / part
        sheet.step(
            "V = reagent / part",
            f"{sheet.show(given.quantity('reagent'))} / {sheet.percent(part)}",
            volume,
        )
    if reagent is None:
        reagent = reagent_for(volume, part)
        sheet.step("reagent = V × part", f"{sheet.show(volume)} × {sheet.percent(part)}", reagent)
    wells, overage = given.count("wells"), given.share("overage")
    total = enough_for(reagent, wells, overage, given.maybe("dead_volume")).to("mL")
    sheet.volume("reagent", "Reagent into each well", reagent)
    sheet.volume("total", "Reagent in all", total, use=True)
    sheet.value("volume", "Medium in the well", volume, main=given.unknown == "volume")
    sheet.value("well_total", "Then in the well", volume + reagent, main=False)
    sheet.step(
        "total = reagent × wells × (1 + overage) + dead volume",
        f"{sheet.show(reagent)} × {wells} × {sheet.number(1 + overage)}",
        total,
    )
    factor = left_after(volume, reagent)
    sheet.value("factor", "Dilution of what is in the well", factor, main=False)
    sheet.step("factor = V / (V + reagent)", f"{sheet.show(volume)} / {sheet.show(volume + reagent)}", factor)
    sheet.note(
        Code.LATER_ADDITION,
        f"The reagent dilutes everything in the well to {sheet.number(factor)} of its strength while it acts; the dose "
        f"is told as before it.",
        "reagent",
    )
    if given.has("compound"):
        sheet.value("compound_after", "Compound after the addition", given.quantity("compound") * factor)


_VOLUMES, _READ = When("task", ("volumes",)), When("task", ("readings",))
_REFERENCE = When("with_reference", ("yes",))

CALCULATOR = Calculator(
    name="mts",
    title="MTS viability",
    topic=Topic.ASSAYS,
    summary="Find the MTS reagent for a plate, and the viability or growth from its absorbances.",
    fields=(
        choice("task", "Work out", {"volumes": "The reagent to add", "readings": "Viability from absorbances"}),
        quantity(
            "volume", "Medium in the well", VOLUME, unit="µL", start="100 µL", also=("well_volume",), when=_VOLUMES,
        ),
        quantity("reagent", "Reagent into each well", VOLUME, unit="µL", when=_VOLUMES),
        share("part", "Reagent for the medium", default="20 %", zero=False, help="20 µL for 100 µL", when=_VOLUMES),
        count("wells", "Wells", start="96", help="with the controls and the blanks", when=_VOLUMES),
        share("overage", "Overage", default="10 %", help="the lab's choice", when=_VOLUMES),
        quantity(
            "dead_volume", "Dead volume", VOLUME, unit="µL", optional=True, zero=True,
            help="what stays in the trough, once", when=_VOLUMES,
        ),
        quantity(
            "compound", "Compound in the well", *STRENGTHS, unit="µM", optional=True,
            help="its strength before the reagent", when=_VOLUMES,
        ),
        yes_no("with_reference", "References were read", default=False, help="at 630 to 690 nm", when=_READ),
        numbers(
            "control", "Control wells", start="1.21 1.18 1.25", negative=True, help="cells with the vehicle",
            when=_READ,
        ),
        numbers("control_reference", "Control wells, reference", start="0.05", negative=True, when=_REFERENCE),
        numbers(
            "blank", "Blank wells", start="0.21 0.20 0.22", negative=True, help="medium and reagent without cells",
            when=_READ,
        ),
        numbers("blank_reference", "Blank wells, reference", start="0.05", negative=True, when=_REFERENCE),
        numbers(
            "sample", "One sample", negative=True, optional=True, help="its wells; many go into the table below",
            when=_READ,
        ),
        number(
            "sample_reference", "Samples, reference", start="0.05", zero=True, negative=True, optional=True,
            help="one for all that have none of their own", when=_REFERENCE,
        ),
        table(
            "samples", "Samples",
            (
                text("name", "Name", optional=True, also=("sample", "sample name", "treatment")),
                numbers("readings", "Readings", negative=True, also=("absorbance", "a490", "od", "abs")),
                numbers("reference", "Reference", negative=True, optional=True),
                numbers("blank", "Own blank", negative=True, optional=True, help="no cells, the coloured compound"),
                numbers("blank_reference", "Own blank, reference", negative=True, optional=True),
            ),
            rows=(
                {"name": "0.1 µM", "readings": "1.02 0.98 1.05"},
                {"name": "1 µM", "readings": "0.61 0.66 0.63"},
                {"name": "10 µM", "readings": "0.25 0.24 0.27"},
            ),
            optional=True, when=_READ,
        ),
        numbers(
            "time_zero", "Cells at time zero", negative=True, optional=True,
            help="a plate read when the compound was added, for a GI50", when=_READ,
        ),
        numbers("time_zero_reference", "Time zero, reference", negative=True, optional=True, when=_REFERENCE),
        numbers(
            "time_zero_blank", "Blank at time zero", negative=True, optional=True,
            help="empty: the blank above", when=_READ,
        ),
        numbers(
            "time_zero_blank_reference", "Blank at time zero, reference", negative=True, optional=True, when=_REFERENCE,
        ),
    ),
    work=_work,
    formulas=(
        "reagent = V / 5",
        "viability = (S − B) / (C − B)",
        "growth = (S − T0) / (C − T0); below time zero (S − T0) / T0",
    ),
    sources=(
        "20 µL for 100 µL, 490 nm, 0.5 to 4 h: http://www.boneandcancer.org/protocolse15.htm",
        "growth against time zero: NCI-60 screening methodology, "
        "https://dtp.cancer.gov/discovery_development/nci-60/methodology_HTS384.htm; Monks 1991, JNCI 83:757",
        "10 % overage: the lab's choice",
    ),
    words=("celltiter", "one solution", "tetrazolium", "viability", "proliferation", "ic50", "gi50", "490 nm"),
    solves=(Solve(("volume", "reagent"), "reagent"),),
    size="wells",
)  # fmt: skip
