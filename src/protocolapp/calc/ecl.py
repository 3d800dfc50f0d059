"""ECL substrate: its parts mixed just before use, enough for the membranes."""

from __future__ import annotations

from protocolapp.calc.flag import Code
from protocolapp.calc.form import Bench, Calculator, Given, Outcome, Sheet, Topic, When
from protocolapp.calc.form.fields import choice, count, parts, quantity, share
from protocolapp.calc.mixtures.overage import enough_for
from protocolapp.calc.mixtures.parts_mix import write_parts
from protocolapp.calc.proteins.membrane import say_tray
from protocolapp.quantity import AREA, VOLUME, VOLUME_PER_AREA


def _work(given: Given, bench: Bench) -> Outcome:
    sheet = Sheet(bench)
    least = given.maybe("minimum")
    if given.choice("by") == "area":
        each = say_tray(sheet, given, least)
    else:
        each = given.quantity("volume")
        if least is not None and each < least:
            message = f"{sheet.show(each)} is less than the {sheet.show(least)} that cover the membrane."
            sheet.warn(Code.TRAY_MINIMUM, message, f"Use {sheet.show(least)}.", "volume")
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
        choice("by", "Volume", {"area": "by the membrane's area", "volume": "as given"}),
        quantity("area", "Area of a membrane", AREA, unit="cm²", start="56 cm²", when=When("by", ("area",))),
        quantity(
            "per_area", "Volume for an area", VOLUME_PER_AREA, unit="mL/cm²", default="0.1 mL/cm²",
            help="common bench practice; the kit's manual decides", when=When("by", ("area",)),
        ),
        quantity("volume", "Volume for a membrane", VOLUME, unit="mL", start="5 mL", when=When("by", ("volume",))),
        quantity("minimum", "At least, for a membrane", VOLUME, unit="mL", optional=True, help="what covers it"),
        count("membranes", "Membranes", start="1", default="1", also=("n",)),
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
