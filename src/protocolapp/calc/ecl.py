"""ECL substrate: its parts mixed just before use, enough for the membranes."""

from __future__ import annotations

from protocolapp.calc.form import Bench, Calculator, Given, Outcome, Sheet, Topic
from protocolapp.calc.form.fields import choice, parts, quantity, share
from protocolapp.calc.mixtures.overage import enough_for
from protocolapp.calc.mixtures.parts_mix import write_parts
from protocolapp.calc.proteins.membrane import (
    BY_VOLUME,
    SIZED,
    area_fields,
    membranes_field,
    say_if_not_covered,
    volume_by_area,
)
from protocolapp.quantity import VOLUME


def _work(given: Given, bench: Bench) -> Outcome:
    sheet = Sheet(bench)
    least = given.maybe("minimum")
    if given.choice("size_by") == "area":
        each = volume_by_area(sheet, given, least)
    else:
        each = given.quantity("volume")
        say_if_not_covered(sheet, each, least)
    membranes, overage = given.count("membranes"), given.share("overage")
    total = enough_for(each, membranes, overage)
    sheet.value("total", "Substrate in all", total, use=True)
    sheet.value("each", "For one membrane", each, main=False)
    filled = f"{sheet.show(each)} × {membranes} × {sheet.number(1 + overage)}"
    sheet.step("total = V × membranes × (1 + overage)", filled, total)
    write_parts(sheet, total, given.parts("parts"), "parts")
    return sheet.outcome()


CALCULATOR = Calculator(
    name="ecl",
    title="ECL substrate",
    topic=Topic.PROTEIN,
    summary="How much of each ECL reagent to mix for the membranes, by area or by volume.",
    fields=(
        choice("size_by", "Volume", SIZED, default="area", also=("by",)),
        *area_fields("common bench practice; the kit's manual decides"),
        quantity("volume", "Volume for a membrane", VOLUME, unit="mL", start="5 mL", when=BY_VOLUME),
        quantity("minimum", "At least, for a membrane", VOLUME, unit="mL", optional=True, help="what covers it"),
        membranes_field(),
        parts("parts", "Parts, A:B", start="1:1", default="1:1", help="equal volumes are usual"),
        share("overage", "Overage", default="0 %"),
    ),
    work=_work,
    formulas=("V = area × 0.1 mL/cm²", "A = total × a / (a + b)"),
    sources=(
        "two solutions in equal volumes just before use: biocompare.com, review of GE Healthcare's ECL reagents",
        "0.1 mL/cm²: common bench practice",
    ),
    words=("chemiluminescence", "HRP", "Western blot", "substrate", "luminol", "detection"),
    size="membranes",
)  # fmt: skip
