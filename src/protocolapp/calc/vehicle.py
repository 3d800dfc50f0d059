"""Dose series with the same vehicle in every well: diluted in pure DMSO, added in equal volumes."""

from __future__ import annotations

from fractions import Fraction

from protocolapp.calc.flag import Code
from protocolapp.calc.form import Bench, Calculator, Given, Outcome, Sheet, Solve, Topic, When
from protocolapp.calc.form.field import choice, count, quantity, ratio, share, text
from protocolapp.calc.later import after_additions, later_field, typed_additions
from protocolapp.calc.one_kind import brought_to
from protocolapp.calc.safe_figures import at_least, at_most
from protocolapp.calc.series_shape import MOST_POINTS, shape_given, shape_possible
from protocolapp.calc.vehicle_answer import (
    Job,
    write_back_filled,
    write_direct_transfer,
    write_in_medium,
    write_intermediate,
)
from protocolapp.calc.vehicle_plan import Route, fill_with_medium, fill_with_vehicle
from protocolapp.quantity import FOLD, MASS_CONCENTRATION, MOLAR, MOLAR_MASS, VOLUME, Quantity

LIMITS = {"cells": Fraction(5, 1000), "kinase": Fraction(1, 100)}
"""Usual limits of DMSO: 0.5 % on cells, 1 % in a kinase reaction. Common bench practice; a cell line or an enzyme may
bear less."""

_WRITERS = {
    Route.DIRECT: write_direct_transfer,
    Route.INTERMEDIATE: write_intermediate,
    Route.MATCHED: write_in_medium,
    Route.MEDIUM: write_in_medium,
    Route.BACKFILL: write_back_filled,
}


def _work(given: Given, bench: Bench) -> Outcome:
    sheet = Sheet(bench)
    if not shape_possible(sheet, given, least=1) or not _shares_possible(sheet, given):
        return sheet.outcome()
    job = _job(sheet, given)
    if job is None:
        return sheet.outcome()
    _write_shares(sheet, given, job)
    if not _fits(sheet, job):
        return sheet.outcome()
    _WRITERS[job.route](sheet, job)
    if sheet.outcome().blocked:
        return sheet.outcome()
    _judge_share(sheet, given, job)
    _later(sheet, given, job)
    return sheet.outcome()


def _shares_possible(sheet: Sheet, given: Given) -> bool:
    for name, most in (("vehicle_share", given.maybe("vehicle_share")), ("limit", given.maybe("limit"))):
        if most is not None and most.as_number() >= 1:
            sheet.block(
                Code.OUTSIDE_RANGE, "A share of 100 % leaves no room for anything else.", "Give less.", name
            )
    times = given.maybe("dmso_strength")
    if times is not None and times.base <= 1:
        sheet.block(
            Code.OUTSIDE_RANGE, "1 X leaves no room for anything else.", "Give more: 200 X.", "dmso_strength"
        )
    return not sheet.outcome().blocked


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
        return given.share("vehicle_share")
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
    sheet.step("X = 100 % / share", f"100 % / {sheet.show(share_of, unit='%')}", times)
    reach = (job.stock * job.filling.share).to(job.shape.top.unit)
    sheet.value("highest_dose", "Highest dose this stock allows", reach, main=False)
    sheet.step(
        "C_final / C_stock = share", f"{sheet.show(job.stock)} × {sheet.show(share_of, unit='%')}", reach
    )


def _fits(sheet: Sheet, job: Job) -> bool:
    """Whether the stock reaches the highest dose, and the addition holds what it must."""
    filling = job.filling
    if filling.added >= filling.well:
        sheet.block(
            Code.DOES_NOT_FIT,
            f"{sheet.show(filling.added)} are added to a well of {sheet.show(filling.well)} in all.",
            "Add less, or say that the well holds its volume before.",
            "added",
        )
        return False
    top, share_of = job.shape.top, job.filling.share
    if job.route not in (Route.MEDIUM, Route.BACKFILL) and top > job.stock * share_of:
        needed = at_least((top / share_of).to(job.stock.unit))
        lower = at_most((job.stock * share_of).to(top.unit))
        more = sheet.show(at_least(Quantity((top / job.stock).as_number()).to("%")), unit="%")
        sheet.block(
            Code.STOCK_TOO_DILUTE,
            f"With {sheet.show(Quantity(share_of), unit='%')} {job.name} a stock of {sheet.show(job.stock)} reaches "
            f"{sheet.show((job.stock * share_of).to(top.unit))}, not {sheet.show(top)}.",
            f"Use a stock of at least {sheet.show(needed)}, lower the highest dose to {sheet.show(lower)}, "
            f"or allow {more} {job.name}.",
            "stock",
        )
        return False
    if job.route is Route.MEDIUM and filling.share_added > 1:
        needed = at_least((top * filling.strength).to(top.unit))
        sheet.block(
            Code.STOCK_TOO_DILUTE,
            f"What is added must hold {sheet.show(needed)}; the stock has {sheet.show(job.stock)}.",
            f"Use a stock of at least {sheet.show(needed)}, or add more to each well.",
            "stock",
        )
        return False
    if filling.share_added > 1:
        least = at_least((filling.well * share_of).to(filling.well.unit))
        sheet.block(
            Code.DOES_NOT_FIT,
            f"What is added would have to hold {sheet.show(Quantity(filling.share_added), unit='%')} {job.name}.",
            f"Add at least {sheet.show(least)}.",
            "added",
        )
        return False
    return True


def _judge_share(sheet: Sheet, given: Given, job: Job) -> None:
    kind = given.choice("assay")
    limit = given.share("limit") if kind == "own" else LIMITS[kind]
    if job.filling.share <= limit:
        return
    reach = (job.stock * limit).to(job.shape.top.unit)
    share_of, most = (sheet.show(Quantity(one), unit="%") for one in (job.filling.share, limit))
    sheet.warn(
        Code.VEHICLE_ABOVE_LIMIT,
        f"{share_of} {job.name} is above the limit of {most}.",
        f"With {most} the tubes are {sheet.number(1 / limit)} X, and this stock reaches {sheet.show(reach)}.",
        "route" if job.route is Route.MEDIUM else "vehicle_share",
    )


def _later(sheet: Sheet, given: Given, job: Job) -> None:
    additions = after_additions(job.filling.well, typed_additions(given))
    if not additions:
        return
    rows = [
        (
            one.name, one.volume, one.total, one.left,
            sheet.cell(one.left * job.filling.share, unit="%"), (job.shape.top * one.left.as_number()),
        )
        for one in additions
    ]  # fmt: skip
    heads = (
        ("name", "Added"), ("volume", "Volume"), ("total", "In the well"), ("left", "Left, times"),
        ("share", job.name), ("top", "Highest dose"),
    )  # fmt: skip
    sheet.table("later", "After later additions", heads, rows)
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
        share(
            "vehicle_share", "DMSO in every well", start="0.5 %", zero=False, when=_EQUAL,
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
        share("limit", "That limit", start="0.1 %", zero=False, when=When("assay", ("own",))),
        text("vehicle_name", "Vehicle", default="DMSO"),
        quantity(
            "mw", "Molar mass", MOLAR_MASS, unit="g/mol", optional=True,
            help="only where one strength is molar, one a mass per volume",
        ),
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
