"""ADP-Glo: both reagents for a plate, 1:1:2, when to read, and the ATP-to-ADP standards."""

from __future__ import annotations

from fractions import Fraction

from protocolapp.calc.assays.adp_standard import conversion_point
from protocolapp.calc.assays.assay_plate import (
    WELL_CAPACITIES,
    plate_fields,
    plate_of,
    reaction_volume_of,
    write_plates,
)
from protocolapp.calc.flag import Code
from protocolapp.calc.form import Bench, Calculator, Given, Outcome, Sheet, Topic
from protocolapp.calc.form.fields import count, numbers, quantity, share
from protocolapp.calc.form.sheet import Shown
from protocolapp.calc.mixtures.overage import enough_for
from protocolapp.quantity import MOLAR, VOLUME, Quantity

PARTS = (1, 1, 2)
"""Reaction, ADP-Glo Reagent, Kinase Detection Reagent."""

NEARLY_FULL = Fraction(9, 10)
"""Fuller than this, a well spills when the plate is carried or shaken (the lab's choice)."""

MOST_ATP = Quantity.of(1, "mM")
"""As much ATP the ADP-Glo Reagent is said to remove."""

_HUNDRED = 100
_NO_VOLUME = Quantity.of(0, "µL")


def reagent_volume(reaction: Quantity) -> Quantity:
    """ADP-Glo Reagent for a reaction: as much again."""
    return reaction * Fraction(PARTS[1], PARTS[0])


def detection_volume(reaction: Quantity) -> Quantity:
    """Kinase Detection Reagent for a reaction: twice its volume, so that all that is in the well is doubled."""
    return reaction * Fraction(PARTS[2], PARTS[0])


def well_total(reaction: Quantity) -> Quantity:
    """What is in the well in the end."""
    return reaction + reagent_volume(reaction) + detection_volume(reaction)


def _work(given: Given, bench: Bench) -> Outcome:
    sheet = Sheet(bench)
    reaction = reaction_volume_of(given)
    if not _fits(sheet, given, reaction):
        return sheet.outcome()
    _reagents(sheet, given, reaction)
    _times(sheet)
    _standards(sheet, given, reaction)
    return sheet.outcome()


def _fits(sheet: Sheet, given: Given, reaction: Quantity) -> bool:
    total = well_total(reaction)
    capacity = given.maybe("well_capacity") or plate_of(given).capacity
    about = "well_capacity" if given.has("well_capacity") else "reaction_volume"
    sheet.value("well_total", "In the well in the end", total, main=False)
    holds = f"A well gets {sheet.show(total)} in all; it holds {sheet.show(capacity)}."
    largest = sheet.show(capacity * NEARLY_FULL * Fraction(PARTS[0], sum(PARTS)))
    if total > capacity:
        remedy = f"Make reactions of {largest} at the most, or type what a well of your plate holds."
        sheet.block(Code.DOES_NOT_FIT, holds, remedy, about)
        return False
    if total > capacity * NEARLY_FULL:
        remedy = f"Reactions of {largest} would leave room to carry the plate."
        sheet.warn(Code.WELL_NEARLY_FULL, holds, remedy, about)
    return True


def _reagents(sheet: Sheet, given: Given, reaction: Quantity) -> None:
    wells, overage, dead = given.count("wells"), given.share("overage"), given.quantity("dead_volume")
    reagent, detection = reagent_volume(reaction), detection_volume(reaction)
    sheet.volume("reagent_per_well", "ADP-Glo Reagent for each well", reagent)
    sheet.volume("detection_per_well", "Kinase Detection Reagent for each well", detection)
    for name, label, each in (
        ("reagent_total", "ADP-Glo Reagent", reagent),
        ("detection_total", "Kinase Detection Reagent", detection),
    ):
        made = enough_for(each, wells, overage, dead)
        sheet.volume(name, f"{label} in all", made, use=True)
        extra = f" + {sheet.show(dead)}" if not dead.is_zero else ""
        filled = f"{wells} × {sheet.show(each)} × {sheet.number(1 + overage)}{extra}"
        sheet.step("V = wells·volume·(1 + overage) + dead volume", filled, made)
    write_plates(sheet, given)
    sheet.value("reaction_volume", "Reaction volume", reaction, main=False)
    at_stop = Fraction(PARTS[0], PARTS[0] + PARTS[1])
    at_reading = Fraction(PARTS[0], sum(PARTS))
    sheet.value("share_after_reagent", "Reaction in the well after the first reagent", at_stop, main=False)
    sheet.value("share_at_reading", "Reaction in the well at reading", at_reading, main=False)
    sheet.note(
        Code.LATER_ADDITION,
        f"The reagents dilute the reaction to {sheet.number(at_stop)}, then to {sheet.number(at_reading)} of its "
        "strength; the strengths of the assay are those of the reaction.",
        "reaction_volume",
    )
    ratio = ":".join(map(str, PARTS))
    sheet.step(f"reaction : ADP-Glo Reagent : Kinase Detection Reagent = {ratio}",
               f"{sheet.show(reaction)} : {sheet.show(reagent)} : {sheet.show(detection)}")  # fmt: skip


def _times(sheet: Sheet) -> None:
    sheet.text("wait_after_reagent", "Wait after ADP-Glo Reagent", "about 40 min", main=False)
    sheet.text("wait_after_detection", "Wait after Kinase Detection Reagent", "30–60 min", main=False)
    sheet.note(
        Code.ASSAY_CONVENTION,
        "The first reagent stops the reaction and removes the ATP left: about 40 min at room temperature. The second "
        "turns ADP into ATP and light: read after 30 to 60 min, plate and reagents at room temperature.",
    )


def _standards(sheet: Sheet, given: Given, reaction: Quantity) -> None:
    """The conversion curve: each point the same nucleotide in all."""
    points, volume = given.numbers("points"), given.quantity("point_volume")
    if any(one > _HUNDRED for one in points):
        sheet.block(
            Code.OUTSIDE_RANGE, "A conversion is above 100 %.", "Write shares from 0 to 100.", "points"
        )
        return
    made = [conversion_point(one / _HUNDRED, volume) for one in points]
    total = given.maybe("nucleotide")
    columns = [("conversion", "Conversion"), ("adp_volume", "ADP solution"), ("atp_volume", "ATP solution")]
    columns += (
        [("adp", "ADP"), ("atp", "ATP"), ("adp_per_well", "ADP in a well")] if total is not None else []
    )
    rows: list[list[Shown]] = []
    for number, one in enumerate(made, start=1):
        row: list[Shown] = [
            sheet.cell(Quantity(one.conversion), "%"),
            sheet.pipetted(one.adp, "standards.adp_volume", number),
            sheet.pipetted(one.atp, "standards.atp_volume", number),
        ]
        if total is not None:
            adp = total * one.conversion
            row += [adp, total - adp, (adp * reaction).to("pmol")]
        rows.append(row)
    sheet.table("standards", "ATP-to-ADP conversion standards", columns, rows)
    sheet.step("V_ADP = share·V, V_ATP = V − V_ADP", f"V = {sheet.show(volume)}")
    _enough_standard(sheet, given, reaction, volume)
    if total is not None:
        adp = sum((one.adp for one in made), start=_NO_VOLUME)
        atp = sum((one.atp for one in made), start=_NO_VOLUME)
        _solutions(sheet, given, total, adp, atp)


def _enough_standard(sheet: Sheet, given: Given, reaction: Quantity, volume: Quantity) -> None:
    replicates = given.count("replicates")
    sheet.value(
        "standard_wells", "Wells for the standards", replicates * len(given.numbers("points")), main=False
    )
    need = reaction * replicates
    if need > volume:
        sheet.warn(
            Code.VOLUME_SHORT,
            f"{replicates} wells of {sheet.show(reaction)} take {sheet.show(need)} of each standard, "
            f"which has {sheet.show(volume)}.",
            f"Make more than {sheet.show(need)} of each.",
            "point_volume",
        )


def _solutions(sheet: Sheet, given: Given, total: Quantity, adp: Quantity, atp: Quantity) -> None:
    """Both nucleotides at the total strength, from their stocks, with the overage of the reagents."""
    if total > MOST_ATP:
        sheet.warn(
            Code.ABOVE_MOST,
            f"{sheet.show(total)} of ATP is more than the ADP-Glo Reagent removes ({sheet.show(MOST_ATP)}).",
            f"Stay at or below {sheet.show(MOST_ATP)}, or use the kit for high ATP (ADP-Glo Max).",
            "nucleotide",
        )
    for key, what, needed in (("adp", "ADP", adp), ("atp", "ATP", atp)):
        stock = given.maybe(f"{key}_stock")
        if stock is None or needed.is_zero:
            continue
        if total > stock:
            sheet.block(
                Code.STOCK_TOO_DILUTE,
                f"The {what} stock ({sheet.show(stock)}) is weaker than the standards ({sheet.show(total)}).",
                f"Use a stock of at least {sheet.show(total)}.",
                f"{key}_stock",
            )
            continue
        made = needed * (1 + given.share("overage"))
        take = made * (total / stock).as_number()
        sheet.volume(f"{key}_solution", f"{what} at {sheet.show(total)}, make up to", made, main=False)
        sheet.volume(f"{key}_take", f"{what} stock", take, gives=total, main=False, use=True)
        sheet.volume(f"{key}_buffer", f"Buffer for the {what}, about", made - take, main=False)
        sheet.step(
            f"V_{what} = C·V / stock", f"{sheet.show(total)} × {sheet.show(made)} / {sheet.show(stock)}", take
        )


_POINTS = "100; 80; 60; 40; 20; 10; 8; 6; 4; 2; 1; 0"

CALCULATOR = Calculator(
    name="adp_glo",
    title="ADP-Glo volumes",
    topic=Topic.ASSAYS,
    summary="ADP-Glo Reagent and Kinase Detection Reagent for any number of wells, and the ATP-to-ADP standards.",
    fields=(
        *plate_fields(),
        count("wells", "Wells", start="384", most=50_000, help="with controls and standards"),
        share("overage", "Overage", default="10 %", help="the lab's choice"),
        quantity("dead_volume", "Dead volume of a vessel", VOLUME, unit="µL", default="0 µL", zero=True,
                 help="what stays in each reagent's trough"),
        quantity("well_capacity", "A well holds", VOLUME, unit="µL", optional=True,
                 help="left empty: 112 µL in 384 wells, 360 µL in 96 (Corning, flat); low-volume plates hold less"),
        quantity("nucleotide", "ATP + ADP in a standard", MOLAR, unit="µM", start="10 µM", optional=True,
                 also=("atp", "total_nucleotide"), help="as much as the ATP in the reaction"),
        numbers("points", "Conversions, in %", default=_POINTS,
                help="shares of ADP; the usual ones, see the kit's manual"),
        quantity("point_volume", "Volume of each standard", VOLUME, unit="µL", default="100 µL",
                 help="the lab's choice"),
        count("replicates", "Wells for each standard", default="2", most=384),
        quantity("atp_stock", "ATP stock", MOLAR, unit="mM", start="10 mM", optional=True),
        quantity("adp_stock", "ADP stock", MOLAR, unit="mM", start="10 mM", optional=True),
    ),
    work=_work,
    formulas=(
        "reaction : ADP-Glo Reagent : Kinase Detection Reagent = 1:1:2",
        "V = wells·volume·(1 + overage) + dead volume",
        "V_ADP = share·V, V_ATP = V − V_ADP, both at the same strength",
    ),
    sources=(
        "1:1:2, and standards at constant nucleotide: https://discoveryinpractice.com/articles/adp-glo-light-after-"
        "kinase/, after Promega TM313, ADP-Glo Kinase Assay",
        "about 40 min after ADP-Glo Reagent: "
        "https://biologyinsights.com/adp-glo-assay-principle-applications-and-interpretation",
        "up to 1 mM ATP: Promega, ADP-Glo application notes, https://docslib.org/doc/6506697",
        "30 to 60 min after Kinase Detection Reagent, 5 and 25 µL reactions, the points of the conversion curve: usual "
        "values, to be confirmed with the kit's manual",
        WELL_CAPACITIES,
    ),
    words=("luminescence", "kinase detection reagent", "ADP", "ATP", "conversion curve", "standard curve", "Promega"),
    size="wells",
)  # fmt: skip
