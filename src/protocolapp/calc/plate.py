"""A plate layout: dose series with replicates and controls on as many plates as it takes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from protocolapp.calc.flag import Code
from protocolapp.calc.form import Bench, Calculator, Given, Outcome, Sheet, Solve, Topic
from protocolapp.calc.form.field import choice, count, quantity, ratio, yes_no
from protocolapp.calc.form.picture import WellRole
from protocolapp.calc.plate_answer import picture_of_plates, write_wells
from protocolapp.calc.plate_format import FORMAT_CHOICES, FORMATS, WORKING_VOLUMES
from protocolapp.calc.plate_map import Along, Layout, PlateMap, lay_out
from protocolapp.calc.series_shape import MOST_POINTS, shape_given, shape_possible
from protocolapp.calc.vessels import SOURCE as AREAS
from protocolapp.quantity import RADIOACTIVE_CONCENTRATION, STRENGTHS, VOLUME, Quantity

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

ALONG = {
    Along.ROWS: "along the rows",
    Along.COLUMNS: "down the columns",
    Along.DENSE: "one after the other, without gaps",
}


def _work(given: Given, bench: Bench) -> Outcome:
    sheet = Sheet(bench)
    series = given.has("top") and given.has("fold") and given.count("points") > 1
    if series and not shape_possible(sheet, given):
        return sheet.outcome()
    doses = given.count("points")
    levels: tuple[Quantity, ...] = ()
    if series:
        shape = shape_given(given)
        levels = shape.strengths
    elif given.has("top") and doses == 1:
        levels = (given.quantity("top"),)
    layout = _layout(given, doses, levels)
    per_plate = layout.compounds_per_plate
    if not per_plate:
        _does_not_fit(sheet, layout)
        return sheet.outcome()
    compounds = given.count("compounds") if given.has("compounds") else given.count("plates") * per_plate
    made = lay_out(layout, compounds)
    _write(sheet, given, layout, made, compounds)
    _volume(sheet, given, layout, made)
    names = [sheet.show(one) for one in levels]
    _conventions(sheet, given, layout, levels)
    write_wells(sheet, made, levels)
    sheet.draw(picture_of_plates(made, names, doses))
    return sheet.outcome()


def _layout(given: Given, doses: int, levels: tuple[Quantity, ...]) -> Layout:
    controls = {role: given.count(name) for name, role in CONTROLS.items() if given.count(name)}
    return Layout(
        FORMATS[given.choice("format")], doses, given.count("replicates"), controls,
        given.yes("edge"), Along(given.choice("along")), levels, given.choice("order") == "rising",
    )  # fmt: skip


def _does_not_fit(sheet: Sheet, layout: Layout) -> None:
    """What would fit: another order, fewer replicates, or fewer doses."""
    needed = layout.doses * layout.replicates + layout.control_wells
    message = (
        f"One compound takes {layout.doses} × {layout.replicates} wells and {layout.control_wells} for controls, "
        f"{needed} in all; {layout.usable} of a {layout.format.name} can be used."
    )
    remedies = []
    better = next((one for one in Along if replace(layout, along=one).compounds_per_plate), None)
    if better is not None:
        remedies.append(f"Let the doses run {ALONG[better]}")
    if layout.series_per_plate:
        remedies.append(f"take {layout.series_per_plate} replicates at the most")
    fewer = (one for one in range(layout.doses - 1, 0, -1) if replace(layout, doses=one).compounds_per_plate)
    doses = next(fewer, 0)
    if doses:
        remedies.append(f"take {doses} doses at the most")
    if not remedies:
        remedies.append("take fewer controls")
    larger = next((one for one in FORMATS.values() if replace(layout, format=one).compounds_per_plate), None)
    if larger is not None:
        remedies.append(f"take a {larger.name}")
    text = ", or ".join(remedies)
    sheet.block(Code.LAYOUT_DOES_NOT_FIT, message, f"{text[0].upper()}{text[1:]}.", "points")


def _write(sheet: Sheet, given: Given, layout: Layout, made: PlateMap, compounds: int) -> None:
    per_plate = layout.compounds_per_plate
    unknown = given.unknown
    plates = len(made.plates)
    sheet.value("plates", "Plates", plates, main=unknown == "plates")
    sheet.value("compounds", "Compounds", compounds, main=unknown == "compounds")
    sheet.value("per_plate", "Compounds on a plate", per_plate)
    filled = f"⌈{compounds} / {per_plate}⌉" if unknown == "plates" else f"{plates} × {per_plate}"
    formula = (
        "plates = ⌈compounds / compounds on a plate⌉"
        if unknown == "plates"
        else "plates × compounds on a plate"
    )
    sheet.step(formula, filled, plates if unknown == "plates" else compounds)
    used = 0
    rows: list[tuple[str, int, str]] = []
    for role in WellRole:
        number = made.count(role)
        if number:
            each = ", ".join(dict.fromkeys(str(one.count(role)) for one in made.plates))
            rows.append((str(role), number, each))
            used += number if role is not WellRole.EDGE else 0
    sheet.table(
        "roles", "Wells", (("role", "Wells for"), ("wells", "In all"), ("each", "On each plate")), rows
    )
    sheet.value("wells_used", "Wells used", used, main=False)
    left = layout.format.wells * plates - used - made.count(WellRole.EDGE)
    sheet.value("wells_left", "Wells left empty", left, main=False)
    area = layout.format.area
    if area is not None:
        sheet.value("area", "Growth area of a well", area, main=False)


def _conventions(sheet: Sheet, given: Given, layout: Layout, levels: Sequence[Quantity]) -> None:
    other = max((replace(layout, along=one) for one in Along), key=lambda one: one.compounds_per_plate)
    if other.compounds_per_plate > layout.compounds_per_plate:
        sheet.note(
            Code.SERIES_CONVENTION,
            f"{ALONG[other.along].capitalize()}, {other.compounds_per_plate} compounds would have room on a plate.",
            "along",
        )
    if not levels and (given.has("top") or given.has("fold")):
        missing = "fold" if given.has("top") else "top"
        text = f"Without the {'fold' if missing == 'fold' else 'highest dose'} the doses are numbered only."
        sheet.note(Code.SERIES_CONVENTION, text, missing)


def _volume(sheet: Sheet, given: Given, layout: Layout, made: PlateMap) -> None:
    volume, plate = given.maybe("well_volume"), layout.format
    usual = f"{sheet.show(plate.least)} to {sheet.show(plate.most)}"
    sheet.text("working_volume", "Usually in a well", usual, main=False)
    if volume is None:
        return
    used = sum(len(one.wells) for one in made.plates)
    sheet.value("total_volume", "In all wells", volume * used, detail="edge wells too", main=False, use=True)
    if volume > plate.most:
        sheet.warn(
            Code.WELL_NEARLY_FULL,
            f"{sheet.show(volume)} is more than a well of a {plate.name} usually holds ({usual}).",
            f"Take {sheet.show(plate.most)} at the most, or a plate with larger wells.",
            "well_volume",
        )


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
        count("compounds", "Compounds", start="2", most=200, also=("samples", "inhibitors")),
        count("plates", "Plates", most=20, help="leave empty to work them out; or give them to learn what they hold"),
        count("points", "Doses", start="8", default="1", most=MOST_POINTS, also=("doses", "n")),
        count("replicates", "Replicates", start="3", default="1", most=384),
        quantity(
            "top", "Highest dose", *STRENGTHS, RADIOACTIVE_CONCENTRATION, unit="µM", start="10 µM", optional=True,
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
