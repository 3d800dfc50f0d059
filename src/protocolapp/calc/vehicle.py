"""Dose series with the same vehicle in every well: diluted in pure DMSO, added in equal volumes."""

from __future__ import annotations

from fractions import Fraction

from protocolapp.calc.doses.later import after_additions, later_field, typed_additions, write_later
from protocolapp.calc.doses.series_shape import MOST_POINTS, shape_given, shape_possible
from protocolapp.calc.doses.vehicle_back_fill import write_back_filled
from protocolapp.calc.doses.vehicle_job import Job
from protocolapp.calc.doses.vehicle_limits import fits, judge_share, shares_possible
from protocolapp.calc.doses.vehicle_medium import write_in_medium
from protocolapp.calc.doses.vehicle_plan import Route, fill_with_medium, fill_with_vehicle
from protocolapp.calc.doses.vehicle_tubes import write_direct_transfer, write_intermediate
from protocolapp.calc.flag import Code
from protocolapp.calc.form import Bench, Calculator, Given, Outcome, Sheet, Solve, Topic, When
from protocolapp.calc.form.fields import choice, count, quantity, ratio, share, text
from protocolapp.calc.substances.asked import LINKS_TWO_KINDS, molar_mass_field
from protocolapp.calc.substances.one_kind import brought_to
from protocolapp.quantity import (
    FOLD,
    MASS_CONCENTRATION,
    MOLAR,
    NUMBER,
    PERCENT_VV,
    VOLUME,
    Quantity,
)

_WRITERS = {
    Route.DIRECT: write_direct_transfer,
    Route.INTERMEDIATE: write_intermediate,
    Route.MATCHED: write_in_medium,
    Route.MEDIUM: write_in_medium,
    Route.BACKFILL: write_back_filled,
}


def _work(given: Given, bench: Bench) -> Outcome:
    sheet = Sheet(bench)
    if not shape_possible(sheet, given, least=1) or not shares_possible(sheet, given):
        return sheet.outcome()
    job = _job(sheet, given)
    if job is None:
        return sheet.outcome()
    _write_shares(sheet, given, job)
    if not fits(sheet, job):
        return sheet.outcome()
    _WRITERS[job.route](sheet, job)
    if sheet.outcome().blocked:
        return sheet.outcome()
    judge_share(sheet, given, job)
    _later(sheet, given, job)
    return sheet.outcome()


def _job(sheet: Sheet, given: Given) -> Job | None:
    route = Route(given.choice("route"))
    shape = shape_given(given)
    stock = brought_to(sheet, given.quantity("stock"), shape.top, given.maybe("mw"), "stock")
    if stock is None:
        return None
    volume, before = given.quantity("well_volume"), given.choice("holds") == "before"
    if route in (Route.DIRECT, Route.BACKFILL):
        filling = fill_with_vehicle(volume, _share(given), before=before)
    else:
        top_share = (shape.top / stock).as_number()
        chosen = top_share if route is Route.MEDIUM else _share(given)
        filling = fill_with_medium(volume, given.quantity("added"), chosen, before=before)
    wells = given.count("wells")
    blanks = given.count("vehicle_wells") if given.has("vehicle_wells") else wells
    keep = given.maybe("keep_least") or Quantity.of(0, "µL")
    name = given.text("vehicle_name") or "DMSO"
    return Job(route, stock, shape, filling, wells, blanks, given.share("overage"), keep, name)


def _share(given: Given) -> Fraction:
    if given.has("vehicle_share"):
        return given.quantity("vehicle_share").base
    return 1 / given.quantity("dmso_strength").base


def _write_shares(sheet: Sheet, given: Given, job: Job) -> None:
    for name, label, value in (
        ("top", "Highest dose", job.shape.top),
        ("bottom", "Lowest dose", job.shape.bottom),
        ("fold", "Fold from dose to dose", job.shape.fold.quantity),
        ("points", "Doses", Quantity(Fraction(job.shape.points))),
    ):
        sheet.value(name, label, value, main=not given.has(name))
    if job.route is Route.MEDIUM:
        return
    times = Quantity.of(job.vehicle_factor, "X")
    share_of = Quantity(job.filling.share)
    unknown = given.unknown
    sheet.value(
        "vehicle_share", f"{job.name} in every well", share_of, unit="%", main=unknown == "vehicle_share"
    )
    tubes = unknown == "dmso_strength" and job.route in (Route.DIRECT, Route.INTERMEDIATE)
    sheet.value("dmso_strength", f"Tubes in {job.name}", times, main=tubes)
    sheet.step("X = 100 % / share", f"100 % / {sheet.percent(share_of)}", times)
    reach = (job.stock * job.filling.share).to(job.shape.top.unit)
    sheet.value("highest_dose", "Highest dose this stock allows", reach, main=False)
    sheet.step("C_final / C_stock = share", f"{sheet.show(job.stock)} × {sheet.percent(share_of)}", reach)


def _later(sheet: Sheet, given: Given, job: Job) -> None:
    additions = after_additions(job.filling.well, typed_additions(given))
    if not additions:
        return
    write_later(
        sheet, additions, (("share", job.name), ("top", "Highest dose")),
        lambda one: (
            sheet.cell(one.left * job.filling.share, unit="%"), job.shape.top * one.left.as_number(),
        ),
    )  # fmt: skip
    left = sheet.number(additions[-1].left.as_number())
    sheet.note(
        Code.LATER_ADDITION, f"What is added later leaves {left} of every strength in the well.", "later"
    )


_IN_MEDIUM = When("route", ("intermediate", "matched", "medium"))
_EQUAL = When("route", ("direct", "intermediate", "matched", "backfill"))
_IN_VEHICLE = When("route", ("direct", "intermediate"))

CALCULATOR = Calculator(
    name="vehicle",
    title="Constant vehicle (DMSO)",
    topic=Topic.SERIES,
    summary="A dose series with the same share of DMSO in every well, the vehicle control too.",
    fields=(
        choice(
            "route", "Way into the well",
            {
                "direct": "DMSO series, into the well",
                "intermediate": "DMSO series, intermediate plate",
                "matched": "Series in medium with DMSO",
                "medium": "Series in plain medium",
                "backfill": "From the stock, back-filled",
            },
            help="the intermediate plate is in medium; in plain medium DMSO falls with the dose; "
            "back-filled with DMSO up to its share, as a dispenser does",
        ),
        quantity(
            "stock", "Stock in pure DMSO", MOLAR, MASS_CONCENTRATION, unit="mM", start="10 mM",
            also=("stock_strength", "c_stock"), help="10 mM is common bench practice",
        ),
        quantity(
            "top", "Highest dose in the well", MOLAR, MASS_CONCENTRATION, unit="µM", start="10 µM",
            also=("highest", "dose", "final"),
        ),
        quantity("bottom", "Lowest dose", MOLAR, MASS_CONCENTRATION, unit="nM", also=("lowest",)),
        ratio(
            "fold", "Fold from dose to dose", start="3", also=("factor", "f"), help="half-log is √10",
        ),
        count("points", "Doses", start="8", most=MOST_POINTS, also=("n", "doses"), help="without the vehicle"),
        quantity(
            "vehicle_share", "DMSO in every well", NUMBER, PERCENT_VV, unit="%", start="0.5 %", when=_EQUAL,
            also=("dmso", "percent", "vehicle"),
        ),
        quantity(
            "dmso_strength", "Tubes in DMSO", FOLD, unit="X", when=_EQUAL, also=("x", "times"),
            help="200 X is 0.5 % in the well, 1000 X is 0.1 %",
        ),
        quantity("well_volume", "Well", VOLUME, unit="µL", start="100 µL", also=("volume", "v", "w")),
        choice(
            "holds", "That volume",
            {"total": "Total, with what is added", "before": "In the well before"},
        ),
        quantity(
            "added", "Added to each well", VOLUME, unit="µL", start="10 µL", when=_IN_MEDIUM, also=("add", "a"),
        ),
        count("wells", "Wells for each dose", default="3", also=("replicates",)),
        count("vehicle_wells", "Vehicle wells", optional=True, help="as many as for a dose, unless given"),
        share("overage", "Overage", default="10 %", help="lab's choice"),
        quantity(
            "keep_least", "At least in each tube of DMSO", VOLUME, unit="µL", default="20 µL", when=_IN_VEHICLE,
            help="lab's choice: a few µL creep up the wall",
        ),
        choice(
            "assay", "Limit of DMSO",
            {"cells": "Cells: 0.5 %", "kinase": "Kinase reaction: 1 %", "own": "Another"},
            help="common bench practice; test what yours bear",
        ),
        quantity(
            "limit", "That limit", NUMBER, PERCENT_VV, unit="%", start="0.1 %", when=When("assay", ("own",)),
        ),
        text("vehicle_name", "Vehicle", default="DMSO"),
        molar_mass_field(help=LINKS_TWO_KINDS),
        later_field(),
    ),
    work=_work,
    formulas=(
        "X = 100 % / share", "transfer = % × V", "n = (w + a) / a", "back-fill = % × V − V_compound",
        "highest dose = C_stock × share",
    ),
    sources=(
        "conservation of the solute",
        "limits of DMSO, 0.5 % on cells and 1 % in a kinase reaction: common bench practice",
    ),
    words=("DMSO", "solvent control", "intermediate plate", "back-fill", "200X", "1000X", "dose response"),
    solves=(
        Solve(("vehicle_share", "dmso_strength"), "dmso_strength"),
        Solve(("top", "bottom", "fold", "points"), "bottom"),
    ),
    size="wells",
)  # fmt: skip
