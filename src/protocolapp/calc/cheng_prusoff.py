"""From IC50 to Ki and back (Cheng-Prusoff), for the way in which the inhibitor meets the substrate."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from protocolapp.calc.assays.potency import (
    COMPETITIVE,
    NONCOMPETITIVE,
    UNCOMPETITIVE,
    Potency,
    potency,
    shift_of,
)
from protocolapp.calc.flag import Code
from protocolapp.calc.form import Bench, Calculator, Given, Outcome, Sheet, Solve, Topic, When
from protocolapp.calc.form.fields import choice, quantity
from protocolapp.quantity import MOLAR, Quantity

MUCH_ABOVE_ENZYME = 10
"""From an IC50 of so many times the enzyme on, what the enzyme binds of the inhibitor is not noticed."""

_FORMULAS: Mapping[tuple[str, str], tuple[str, str]] = MappingProxyType(
    {
        (COMPETITIVE, "ic50"): ("IC50 = Ki·(1 + S/Km)", "{ki} × (1 + {substrate} / {km})"),
        (COMPETITIVE, "ki"): ("Ki = IC50 / (1 + S/Km)", "{ic50} / (1 + {substrate} / {km})"),
        (COMPETITIVE, "substrate"): ("S = Km·(IC50/Ki - 1)", "{km} × ({ic50} / {ki} - 1)"),
        (COMPETITIVE, "km"): ("Km = S / (IC50/Ki - 1)", "{substrate} / ({ic50} / {ki} - 1)"),
        (UNCOMPETITIVE, "ic50"): ("IC50 = Ki·(1 + Km/S)", "{ki} × (1 + {km} / {substrate})"),
        (UNCOMPETITIVE, "ki"): ("Ki = IC50 / (1 + Km/S)", "{ic50} / (1 + {km} / {substrate})"),
        (UNCOMPETITIVE, "substrate"): ("S = Km / (IC50/Ki - 1)", "{km} / ({ic50} / {ki} - 1)"),
        (UNCOMPETITIVE, "km"): ("Km = S·(IC50/Ki - 1)", "{substrate} × ({ic50} / {ki} - 1)"),
        (NONCOMPETITIVE, "ic50"): ("IC50 = Ki", "{ki}"),
        (NONCOMPETITIVE, "ki"): ("Ki = IC50", "{ic50}"),
    }
)

_LABELS = {"ic50": "IC50", "ki": "Ki", "substrate": "Substrate (S)", "km": "Km of the substrate"}

_ASSUMED = {
    COMPETITIVE: "It is assumed that the inhibitor competes with the substrate named, as most kinase inhibitors do "
    "with ATP, and that binding is reversible and at equilibrium.",
    UNCOMPETITIVE: "It is assumed that the inhibitor binds only once the substrate has bound.",
    NONCOMPETITIVE: "It is assumed that the inhibitor binds with and without substrate equally well: IC50 = Ki, "
    "whatever the substrate.",
}


def _work(given: Given, bench: Bench) -> Outcome:
    sheet = Sheet(bench)
    mechanism, unknown = given.choice("mechanism"), given.unknown
    ic50, ki = given.maybe("ic50"), given.maybe("ki")
    substrate, km = given.maybe("substrate"), given.maybe("km")
    if not _possible(sheet, mechanism, unknown, ic50, ki, substrate):
        return sheet.outcome()
    made = potency(mechanism, ic50=ic50, ki=ki, substrate=substrate, km=km)
    _write(sheet, unknown, made)
    sheet.note(Code.ASSAY_CONVENTION, _ASSUMED[mechanism], "mechanism")
    _elsewhere(sheet, made, given.maybe("other_substrate"))
    _floor(sheet, unknown, made, given.maybe("enzyme"))
    return sheet.outcome()


def _possible(
    sheet: Sheet,
    mechanism: str,
    unknown: str,
    ic50: Quantity | None,
    ki: Quantity | None,
    substrate: Quantity | None,
) -> bool:
    """Whether the values go together; if not, the sheet says which does not."""
    if mechanism == UNCOMPETITIVE and substrate is not None and substrate.is_zero:
        sheet.block(
            Code.OUTSIDE_RANGE, "An uncompetitive inhibitor binds nothing without substrate.",
            "Give a substrate above zero.", "substrate",
        )  # fmt: skip
        return False
    if ic50 is None or ki is None:
        return True
    nothing = substrate is not None and substrate.is_zero
    equal_will_do = mechanism == COMPETITIVE and unknown == "substrate"
    if not nothing and (ic50 > ki or (ic50 == ki and equal_will_do)):
        return True
    if nothing:
        message, remedy = "Without substrate, Km makes no difference.", "Give a substrate above zero."
    else:
        message = f"The IC50 ({sheet.show(ic50)}) does not lie above Ki ({sheet.show(ki)})."
        remedy = f"Check which of the two is which: an IC50 above {sheet.show(ki)} would do."
    sheet.block(Code.OUTSIDE_RANGE, message, remedy, "substrate" if nothing else "ic50")
    return False


def _write(sheet: Sheet, unknown: str, made: Potency) -> None:
    values = {"ic50": made.ic50, "ki": made.ki, "substrate": made.substrate, "km": made.km}
    there = {name: value for name, value in values.items() if value is not None}
    order = [unknown, *(name for name in there if name != unknown)]
    for name in order:
        sheet.value(name, _LABELS[name], there[name], main=name == unknown)
    sheet.value("shift", "IC50 / Ki", made.shift, detail="the shift by the substrate")
    formula, filled = _FORMULAS[made.mechanism, unknown]
    shown = {name: sheet.show(value) for name, value in there.items()}
    sheet.step(formula, filled.format(**shown), there[unknown])


def _elsewhere(sheet: Sheet, made: Potency, other: Quantity | None) -> None:
    """The IC50 to expect at another substrate concentration, such as that of ATP in cells."""
    if other is None or made.km is None:
        return
    shift = shift_of(made.mechanism, other, made.km)
    there = made.ki * shift
    sheet.value("other_ic50", "IC50 at the other concentration", there)
    sheet.value("other_ratio", "IC50 there / IC50 here", (there / made.ic50).as_number(), main=False)
    part = "S/Km" if made.mechanism == COMPETITIVE else "Km/S"
    sheet.step(f"IC50' = Ki·(1 + {part}')", f"{sheet.show(made.ki)} × {sheet.number(shift)}", there)


def _floor(sheet: Sheet, unknown: str, made: Potency, enzyme: Quantity | None) -> None:
    """No IC50 is below half of the enzyme: so much inhibitor is needed to fill half of it."""
    if enzyme is None:
        return
    floor = enzyme / 2
    sheet.value("ic50_floor", "Least IC50 that can be measured", floor, detail="[E]/2", main=False)
    sheet.step("least IC50 = [E]/2", f"{sheet.show(enzyme)} / 2", floor)
    if made.ic50 <= floor:
        sheet.warn(
            Code.BELOW_ENZYME_FLOOR,
            f"An IC50 of {sheet.show(made.ic50)} does not lie above half of the enzyme ({sheet.show(floor)}): "
            "binding is so tight that the assay counts the enzyme.",
            f"Use less than {sheet.show(made.ic50 * 2)} of enzyme, or fit the tight-binding (Morrison) equation.",
            "ic50" if unknown != "ic50" else "enzyme",
        )
        return
    if unknown == "ki":
        corrected = (made.ic50 - floor) / made.shift
        sheet.value(
            "ki_tight", "Ki, allowing for the enzyme", corrected, detail="(IC50 - [E]/2) / shift", main=False
        )
        sheet.step("Ki = (IC50 - [E]/2) / shift", f"({sheet.show(made.ic50)} - {sheet.show(floor)})"
                   f" / {sheet.number(made.shift)}", corrected)  # fmt: skip
    if made.ic50 < enzyme * MUCH_ABOVE_ENZYME:
        sheet.note(
            Code.BELOW_ENZYME_FLOOR,
            f"The IC50 lies less than {MUCH_ABOVE_ENZYME} times above the enzyme ({sheet.show(enzyme)}), "
            "so a part of it is inhibitor bound to the enzyme: IC50 = Ki·shift + [E]/2.",
            "enzyme",
        )


_BINDS = When("mechanism", (COMPETITIVE, UNCOMPETITIVE))

CALCULATOR = Calculator(
    name="cheng_prusoff",
    title="IC50 and Ki (Cheng-Prusoff)",
    topic=Topic.ASSAYS,
    summary="Turn an IC50 into a Ki or back, from the substrate (ATP) in the assay and its Km.",
    fields=(
        choice(
            "mechanism", "The inhibitor is",
            {
                COMPETITIVE: "competitive with the substrate",
                UNCOMPETITIVE: "uncompetitive",
                NONCOMPETITIVE: "noncompetitive",
            },
            help="ATP-site kinase inhibitors compete with ATP",
        ),
        quantity("ic50", "IC50", MOLAR, unit="nM", start="40 nM"),
        quantity("ki", "Ki", MOLAR, unit="nM"),
        quantity(
            "substrate", "Substrate in the assay (S)", MOLAR, unit="µM", start="30 µM", zero=True,
            also=("s", "atp"), when=_BINDS, help="for most kinase inhibitors ATP",
        ),
        quantity("km", "Km of the substrate", MOLAR, unit="µM", start="10 µM", when=_BINDS, also=("atp_km",)),
        quantity(
            "other_substrate", "Substrate elsewhere", MOLAR, unit="mM", optional=True, when=_BINDS,
            also=("cell_atp",), help="to see the IC50 there, such as at the millimolar ATP of a cell",
        ),
        quantity(
            "enzyme", "Enzyme in the assay", MOLAR, unit="nM", optional=True, also=("e",),
            help="active sites; an IC50 cannot fall below half of it",
        ),
    ),
    work=_work,
    formulas=(
        "competitive: IC50 = Ki·(1 + S/Km)",
        "uncompetitive: IC50 = Ki·(1 + Km/S)",
        "noncompetitive: IC50 = Ki",
        "tight binding: IC50 = Ki·shift + [E]/2",
    ),
    sources=(
        "Cheng Y, Prusoff WH (1973) Biochem Pharmacol 22:3099-3108",
        "Copeland RA, Evaluation of Enzyme Inhibitors in Drug Discovery, chapter on tight binding: [E]/2",
    ),
    words=("ki", "ic50", "inhibitor", "potency", "km", "atp competitive", "tight binding", "morrison"),
    solves=(Solve(("ic50", "ki", "substrate", "km"), "ki"), Solve(("ic50", "ki"), "ki")),
)  # fmt: skip
