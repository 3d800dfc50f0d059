"""A plate layout: dose series with replicates and controls on as many plates as it takes."""

from __future__ import annotations

from dataclasses import replace

from protocolapp.calc.cultures.vessels import SOURCE as AREAS
from protocolapp.calc.doses.series_shape import MOST_POINTS, shape_given, shape_possible
from protocolapp.calc.flag import Code
from protocolapp.calc.form import Bench, Calculator, Given, Outcome, Sheet, Solve, Topic
from protocolapp.calc.form.fields import choice, count, quantity, ratio, yes_no
from protocolapp.calc.form.picture import WellRole
from protocolapp.calc.plates.plate_fit import (
    ALONG,
    say_all_is_edge,
    say_no_well_is_left,
    say_well_is_full,
    say_what_is_broken_up,
    usual_volume,
)
from protocolapp.calc.plates.plate_format import FORMAT_CHOICES, FORMATS, WORKING_VOLUMES
from protocolapp.calc.plates.plate_map import Along, Layout, lay_out
from protocolapp.calc.plates.plate_sheet import picture_of_plates, write_roles, write_wells
from protocolapp.calc.substances.strengths import DILUTABLE
from protocolapp.quantity import VOLUME, Quantity

CONTROLS = {
    "vehicle": WellRole.VEHICLE,
    "blank": WellRole.BLANK,
    "untreated": WellRole.UNTREATED,
    "reference": WellRole.REFERENCE,
    "no_enzyme": WellRole.NO_ENZYME,
    "no_substrate": WellRole.NO_SUBSTRATE,
    "standard": WellRole.STANDARD,
}
"""Field -> what its wells are for, in the order in which they are placed."""

MOST_WELLS_DRAWN = 20 * 384
"""More are counted, but neither listed nor drawn."""


def _work(given: Given, bench: Bench) -> Outcome:
    sheet = Sheet(bench)
    series = given.has("top") and given.has("fold") and given.count("points") > 1
    if series and not shape_possible(sheet, given):
        return sheet.outcome()
    doses = given.count("points")
    levels: tuple[Quantity, ...] = ()
    if series:
        levels = shape_given(given).strengths
    elif given.has("top") and doses == 1:
        levels = (given.quantity("top"),)
    layout = _layout(given, doses, levels)
    compounds = _compounds(sheet, given, layout)
    if not compounds:
        return sheet.outcome()
    if given.yes("edge") and not layout.edge:
        say_all_is_edge(sheet, layout)
    say_what_is_broken_up(sheet, layout)
    plates = given.count("plates") if given.has("plates") else layout.plates_for(compounds)
    _write(sheet, given, layout, compounds, plates)
    write_roles(sheet, layout, compounds, plates)
    _volume(sheet, given, layout, compounds, plates)
    _conventions(sheet, given, layout)
    shown = max(MOST_WELLS_DRAWN // layout.format.wells, 1)
    made = lay_out(layout, compounds, shown)
    names = [sheet.show(one) for one in levels]
    if plates > shown:
        text = (
            f"Wells and picture show the first {shown} of {plates} plates; the others follow in the same way."
        )
        sheet.note(Code.SERIES_CONVENTION, text, "plates")
    write_wells(sheet, made, levels)
    sheet.draw(picture_of_plates(made, names, doses, plates))
    return sheet.outcome()


def _layout(given: Given, doses: int, levels: tuple[Quantity, ...]) -> Layout:
    controls = {role: given.count(name) for name, role in CONTROLS.items() if given.count(name)}
    return Layout(
        FORMATS[given.choice("format")], doses, given.count("replicates"), controls,
        given.yes("edge") and FORMATS[given.choice("format")].has_inside, Along(given.choice("along")), levels,
        given.choice("order") == "rising",
    )  # fmt: skip


def _compounds(sheet: Sheet, given: Given, layout: Layout) -> int:
    """How many there are; 0 where none has room, which blocks."""
    if not layout.sharing.per_plate:
        say_no_well_is_left(sheet, layout)
        return 0
    if given.has("compounds"):
        return given.count("compounds")
    compounds = layout.compounds_on(given.count("plates"))
    if not compounds:
        needed = layout.plates_for(1)
        sheet.block(
            Code.LAYOUT_DOES_NOT_FIT,
            f"One compound with {layout.doses} × {layout.replicates} wells takes {needed} plates.",
            f"Give {needed} plates, or take fewer doses or replicates.",
            "plates",
        )
    return compounds


def _write(sheet: Sheet, given: Given, layout: Layout, compounds: int, plates: int) -> None:
    unknown = given.unknown
    sheet.value("plates", "Plates", plates, main=unknown == "plates")
    sheet.value("compounds", "Compounds", compounds, main=unknown == "compounds")
    shared = layout.sharing
    if layout.compounds_per_plate:
        sheet.value("per_plate", "Compounds on a plate", layout.compounds_per_plate)
        thing, each = "compounds on a plate", ""
    elif layout.series_per_plate:
        sheet.value("series_per_plate", "Series on a plate", layout.series_per_plate)
        thing, each = "series on a plate", " × replicates"
    else:
        thing, each = "wells beside the controls", " × replicates × doses"
    times = f" × {shared.each}" if each else ""
    if unknown == "plates":
        filled = f"⌈{compounds}{times} / {shared.per_plate}⌉"
        sheet.step(f"plates = ⌈compounds{each} / {thing}⌉", filled, plates)
    else:
        divided = f" / ({each[3:]})" if each else ""
        filled = f"{plates} × {shared.per_plate}" + (f" / {shared.each}" if each else "")
        sheet.step(f"compounds = plates × {thing}{divided}", filled, compounds)
    area = layout.format.area
    if area is not None:
        sheet.value("area", "Growth area of a well", area, main=False)


def _conventions(sheet: Sheet, given: Given, layout: Layout) -> None:
    other = max((replace(layout, along=one) for one in Along), key=lambda one: one.compounds_per_plate)
    if other.compounds_per_plate > layout.compounds_per_plate > 0:
        sheet.note(
            Code.SERIES_CONVENTION,
            f"{ALONG[other.along].capitalize()}, {other.compounds_per_plate} compounds would have room on a plate.",
            "along",
        )
    if not layout.strengths and (given.has("top") or given.has("fold")):
        missing = "fold" if given.has("top") else "top"
        text = f"Without the {'fold' if missing == 'fold' else 'highest dose'} the doses are numbered only."
        sheet.note(Code.SERIES_CONVENTION, text, missing)


def _volume(sheet: Sheet, given: Given, layout: Layout, compounds: int, plates: int) -> None:
    volume, plate = given.maybe("well_volume"), layout.format
    sheet.text("working_volume", "Usually in a well", usual_volume(sheet, plate), main=False)
    if volume is None:
        return
    used = compounds * layout.doses * layout.replicates + plates * (layout.control_wells + layout.edge_wells)
    sheet.value("total_volume", "In all wells", volume * used, detail="edge wells too", main=False, use=True)
    say_well_is_full(sheet, plate, volume)


_CONTROL_FIELDS = tuple(
    count(name, label, default="0", zero=True, most=384, help="wells on every plate")
    for name, label in (
        ("vehicle", "Vehicle"), ("blank", "Blank"), ("untreated", "Untreated"),
        ("reference", "Reference inhibitor"), ("no_enzyme", "No enzyme"),
        ("no_substrate", "No substrate"), ("standard", "Standards"),
    )
)  # fmt: skip

CALCULATOR = Calculator(
    name="plate",
    title="Plate layout",
    topic=Topic.SERIES,
    summary="Dose series, replicates and controls on plates: which well holds what, and how many plates it takes.",
    fields=(
        choice("format", "Plate", FORMAT_CHOICES, default="96", also=("wells",)),
        count("compounds", "Compounds", start="2", most=10_000, also=("samples", "inhibitors")),
        count("plates", "Plates", most=1000, help="leave empty to work them out; or give them to learn what they hold"),
        count("points", "Doses", start="8", default="1", most=MOST_POINTS, also=("doses", "n")),
        count("replicates", "Replicates", start="3", default="1", most=384),
        quantity(
            "top", "Highest dose", *DILUTABLE, unit="µM", start="10 µM", optional=True,
        ),
        ratio("fold", "Fold from dose to dose", start="half-log", optional=True, help="half-log is √10"),
        *_CONTROL_FIELDS,
        yes_no("edge", "Leave the edge wells to buffer", default=False, help="they dry out first"),
        choice("along", "Doses run", {str(key): words for key, words in ALONG.items()}),
        choice("order", "Beginning with", {"falling": "the highest", "rising": "the lowest"}),
        quantity("well_volume", "In each well", VOLUME, unit="µL", optional=True, also=("volume",)),
    ),
    work=_work,
    formulas=("plates = ⌈compounds / compounds on a plate⌉",),
    sources=(AREAS, WORKING_VOLUMES),
    words=("plate map", "microplate", "96-well", "384-well", "dose response", "controls"),
    solves=(Solve(("compounds", "plates"), "plates"),),
    size="compounds",
)  # fmt: skip
