"""A calculator with one field of every kind, for tests of what all calculators share."""

from __future__ import annotations

from protocolapp.calc.flag import Code
from protocolapp.calc.form import Bench, Calculator, Given, Outcome, Sheet, Solve, Topic, When
from protocolapp.calc.form import fields as f
from protocolapp.quantity import MASS, MASS_CONCENTRATION, VOLUME

MASS_AND_VOLUME = ("mass", "volume", "strength")


def _work(given: Given, bench: Bench) -> Outcome:
    sheet = Sheet(bench)
    mass, volume, strength = (given.maybe(name) for name in MASS_AND_VOLUME)
    if given.unknown == "mass" and volume is not None and strength is not None:
        sheet.value("mass", "Mass", strength * volume)
    elif given.unknown == "volume" and mass is not None and strength is not None:
        sheet.volume("volume", "Volume", mass / strength, use=True)
    elif mass is not None and volume is not None:
        sheet.value("strength", "Strength", mass / volume)
    for row in given.rows("samples"):
        if row.has("amount"):
            sheet.note(Code.ONE_IN_N, f"{row.text('name')}: {bench.show(row.quantity('amount'))}", "samples")
    return sheet.outcome()


CALCULATOR = Calculator(
    name="made_up",
    title="Made up",
    topic=Topic.BASICS,
    summary="One field of every kind.",
    fields=(
        f.quantity("mass", "Mass", MASS, unit="mg", start="2 mg", also=("m",)),
        f.quantity("volume", "Volume", VOLUME, unit="mL"),
        f.quantity("strength", "Strength", MASS_CONCENTRATION, unit="mg/mL", start="1 mg/mL"),
        f.choice("mode", "Mode", {"plain": "Plain", "range": "A range"}),
        f.count("points", "Points", default="8", most=24, when=When("mode", ("range",))),
        f.number("factor", "Factor", optional=True, negative=True),
        f.ratio("dilution", "Dilution", default="1:1"),
        f.parts("parts", "Parts", default="50:1"),
        f.quantities("volumes", "Volumes", VOLUME, unit="µL", optional=True, zero=True),
        f.numbers("readings", "Readings", optional=True),
        f.yes_no("fresh", "Fresh", default=False),
        f.text("lot", "Lot", optional=True),
        f.date("day", "Day", optional=True),
        f.share("overage", "Overage", default="10 %"),
        f.table(
            "samples",
            "Samples",
            (
                f.text("name", "Name"),
                f.quantity("amount", "Amount", MASS, unit="µg", optional=True),
                f.ratio("dilution", "Dilution", default="1:1"),
            ),
            optional=True,
            most=3,
        ),
    ),
    work=_work,
    solves=(Solve(MASS_AND_VOLUME, "volume"),),
)
