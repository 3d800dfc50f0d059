"""Seeding cells: per well, per area, at a density, or as densely as in another vessel."""

from __future__ import annotations

from fractions import Fraction

from protocolapp.calc.cultures.counting_chamber import VIABLE
from protocolapp.calc.cultures.seeding_limits import possible
from protocolapp.calc.cultures.seeding_plan import (
    Dispensing,
    Seeding,
    checked_viability,
    needed_density,
    reached_per_well,
)
from protocolapp.calc.cultures.vessels import FLASKS, OTHER, SOURCE, VESSEL_CHOICES, VESSELS, chosen_area
from protocolapp.calc.flag import Code
from protocolapp.calc.form import Bench, Calculator, Given, Outcome, Sheet, Solve, Topic, When
from protocolapp.calc.form.fields import choice, count, quantity, share
from protocolapp.quantity import (
    AREA,
    CELL_COUNT,
    CELL_DENSITY,
    CELLS_PER_AREA,
    PERCENT,
    VOLUME,
    Quantity,
)

_NONE = Quantity.of(0, "µL")

_TARGETS = {"well": "cells_per_well", "area": "cells_per_area", "density": "density", "like": "like_cells"}


def _work(given: Given, bench: Bench) -> Outcome:
    sheet = Sheet(bench)
    viability = checked_viability(given.share("viability")) if given.has("viability") else Fraction(1)
    made = Dispensing(
        given.count("wells") if given.has("wells") else 1,
        given.quantity("volume"),
        given.share("overage"),
        given.maybe("dead_volume") or _NONE,
    )
    seeding = _solved(given, made, viability)
    _viability(sheet, viability)
    _target(sheet, given, seeding)
    sheet.value("density", "Density in the wells", seeding.density, main=given.unknown == "density")
    sheet.value("cells", "Live cells needed", seeding.cells, main=False)
    sheet.step(
        "N = density × (wells × volume × (1 + overage) + dead volume)",
        f"{sheet.show(seeding.density)} × {sheet.show(seeding.made.total)}",
        seeding.cells,
    )
    if possible(sheet, given, seeding, viability):
        _volumes(sheet, given.unknown, seeding, viability)
    return sheet.outcome()


def _solved(given: Given, made: Dispensing, viability: Fraction) -> Seeding:
    """Everything, with the unknown worked out; of wells as many as there are whole ones."""
    if given.unknown == "stock":
        per_well = _per_well(given, made.volume)
        return Seeding(made, per_well, needed_density(made, per_well, given.quantity("take")))
    live = given.quantity("stock") * viability
    if given.unknown == "wells":
        seeding = Seeding(made, _per_well(given, made.volume), live)
        wells = seeding.most_wells(given.quantity("take"))
        return Seeding(made.for_wells(wells), seeding.per_well, live)
    if given.unknown == "take":
        return Seeding(made, _per_well(given, made.volume), live)
    return Seeding(made, reached_per_well(made, live, given.quantity("take")), live)


def _per_well(given: Given, volume: Quantity) -> Quantity:
    """The cells of one well, from what is said of them."""
    by = given.choice("by")
    target = given.quantity(_TARGETS[by])
    if by == "well":
        return target
    if by == "density":
        return (target * volume).to("cells")
    if by == "area":
        return (target * chosen_area(given, "vessel", "area")).to("cells")
    return target * (chosen_area(given, "vessel", "area") / chosen_area(given, "like_vessel", "like_area"))


def _viability(sheet: Sheet, viability: Fraction) -> None:
    if viability >= VIABLE:
        return
    alive = sheet.percent(viability)
    message = f"Only {alive} of the cells are alive; the dead ones are seeded with them."
    sheet.warn(
        Code.LOW_VIABILITY, message, "Let the culture recover, or spin the dead cells off.", "viability"
    )


def _target(sheet: Sheet, given: Given, seeding: Seeding) -> None:
    """The cells of a well in all the ways there are of saying it."""
    by, per_well = given.choice("by"), seeding.per_well
    unknown = given.unknown == _TARGETS[by]
    sheet.value("cells_per_well", "Live cells in each well", per_well, main=unknown or by == "like")
    if by not in ("area", "like"):
        return
    area = chosen_area(given, "vessel", "area")
    per_area = (per_well / area).to("cells/cm²")
    sheet.value("cells_per_area", "Live cells per area", per_area, main=unknown and by == "area")
    if by == "area":
        sheet.step(
            "cells per well = cells per cm² × area", f"{sheet.show(per_area)} × {sheet.show(area)}", per_well
        )
    else:
        other = chosen_area(given, "like_vessel", "like_area")
        like = per_well * (other / area)
        sheet.value("like_cells", "Live cells in the other vessel", like, main=unknown)
        filled = f"{sheet.show(like)} × {sheet.show(area)} / {sheet.show(other)}"
        sheet.step("N2 = N1 × A2 / A1", filled, per_well)
    vessel = VESSELS.get(given.choice("vessel"))
    if vessel is None or vessel.seed is None or vessel.confluent is None:
        return
    full = Quantity((per_well / vessel.confluent).as_number()).to(PERCENT)
    sheet.value("of_confluent", "Share of a full layer, HeLa", full, unit=PERCENT, main=False)
    sheet.note(
        Code.ASSAY_CONVENTION,
        f"HeLa, {vessel.name}: {sheet.show(vessel.seed)} are usually seeded, a full layer is "
        f"{sheet.show(vessel.confluent)}. Other cells differ.",
        "vessel",
    )


def _volumes(sheet: Sheet, unknown: str, seeding: Seeding, viability: Fraction) -> None:
    stock = seeding.live / viability
    sheet.value("stock", "Suspension", stock, main=unknown == "stock")
    taken = sheet.volume("take", "Take of the suspension", seeding.take, gives=seeding.density, use=True)
    sheet.volume("medium", "Medium", seeding.medium, use=True)
    sheet.value("total", "Makes", seeding.made.total, detail="exact", main=False)
    sheet.volume("dispense", "Dispense into each well", seeding.made.volume, main=False)
    alive = sheet.percent(viability)
    live = f"({sheet.show(stock)} × {alive})" if viability < 1 else sheet.show(stock)
    if unknown == "stock":
        sheet.step("stock = N / (V × viability)", f"{sheet.show(seeding.cells)} / {taken.text}", stock)
    else:
        sheet.step("V = N / (stock × viability)", f"{sheet.show(seeding.cells)} / {live}", taken.text)


_BY_AREA = When("by", ("area", "like"))

CALCULATOR = Calculator(
    name="seeding",
    title="Seeding cells",
    topic=Topic.CELLS,
    summary="Find what to take of a cell suspension, and the medium beside it, to seed wells or dishes.",
    fields=(
        choice(
            "by", "Seed by",
            {
                "well": "Cells in each well",
                "area": "Cells per cm²",
                "density": "Cells per mL",
                "like": "As densely as in another vessel",
            },
        ),
        quantity(
            "cells_per_well", "Live cells in each well", CELL_COUNT, unit="cells", start="5000 cells",
            also=("cells", "per_well"), when=When("by", ("well",)),
        ),
        quantity(
            "cells_per_area", "Live cells per area", CELLS_PER_AREA, unit="cells/cm²", start="2e4 cells/cm²",
            also=("per_area",), when=When("by", ("area",)),
        ),
        quantity(
            "density", "Live cells per mL in the well", CELL_DENSITY, unit="cells/mL", start="5e4 cells/mL",
            when=When("by", ("density",)),
        ),
        quantity(
            "like_cells", "Live cells in the other vessel", CELL_COUNT, unit="cells", start="300000 cells",
            when=When("by", ("like",)),
        ),
        choice("like_vessel", "The other vessel", VESSEL_CHOICES, default="6-well", when=When("by", ("like",))),
        quantity(
            "like_area", "Area of the other vessel", AREA, unit="cm²", start="75 cm²",
            when=When("like_vessel", (OTHER,)),
        ),
        choice("vessel", "Vessel", VESSEL_CHOICES, help="which gives the growth area", when=_BY_AREA),
        quantity("area", "Its growth area", AREA, unit="cm²", start="75 cm²", when=When("vessel", (OTHER,))),
        count("wells", "Wells", start="96", help="or dishes, or flasks", also=("vessels", "dishes")),
        quantity("volume", "Volume in each well", VOLUME, unit="µL", start="100 µL", also=("well_volume",)),
        quantity(
            "stock", "Cell suspension", CELL_DENSITY, unit="cells/mL", start="1e6 cells/mL",
            help="as counted: live cells, or all of them with the viability below", also=("stock_density",),
        ),
        share("viability", "Viability", optional=True, zero=False, help="empty where the density is of live cells"),
        quantity("take", "Take of the suspension", VOLUME, unit="mL"),
        share("overage", "Overage", default="10 %", help="the lab's choice"),
        quantity(
            "dead_volume", "Dead volume", VOLUME, unit="mL", optional=True, zero=True,
            help="what stays in the trough, once",
        ),
        quantity(
            "available", "Suspension at hand", VOLUME, unit="mL", optional=True, help="how many wells it is enough for",
        ),
    ),
    work=_work,
    formulas=(
        "N = cells per well × wells × (1 + overage)",
        "V = N / (stock × viability)",
        "N2 = N1 × A2 / A1, the same cells per cm²",
    ),
    sources=(SOURCE, FLASKS, "10 % overage: the lab's choice"),
    words=("plate cells", "plating", "seed", "cells per well", "confluence", "area", "scale up"),
    solves=tuple(Solve((target, "wells", "stock", "take"), "take") for target in _TARGETS.values()),
    size="wells",
)  # fmt: skip
