"""The answer of the vehicle calculator, for each way from the stock into the well."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from protocolapp.calc.flag import Code
from protocolapp.calc.form.outcome import EMPTY
from protocolapp.calc.form.sheet import Sheet, Shown
from protocolapp.calc.pipetting import Pipetting
from protocolapp.calc.safe_figures import at_least, at_most
from protocolapp.calc.series_answer import below_pipettes, judge_step, write_first_diluent
from protocolapp.calc.series_picture import picture_of_series
from protocolapp.calc.series_plan import SeriesPlan, SeriesTube, Volumes, plan_series
from protocolapp.calc.series_shape import Shape
from protocolapp.calc.series_table import write_tubes
from protocolapp.calc.vehicle_plan import (
    Dose,
    Intermediate,
    Route,
    WellFilling,
    back_filled_doses,
    equal_doses,
    falling_doses,
    plan_intermediate,
)
from protocolapp.quantity import Quantity


@dataclass(frozen=True, slots=True)
class Job:
    """What is wanted. wells, blanks: for each dose, and for the vehicle. keep: the least in a tube of vehicle."""

    route: Route
    stock: Quantity
    shape: Shape
    filling: WellFilling
    wells: int
    blanks: int
    overage: Fraction
    keep: Quantity
    name: str

    @property
    def finals(self) -> tuple[Quantity, ...]:
        return self.shape.strengths

    @property
    def need(self) -> Quantity:
        """Of what is added, for the wells of one dose."""
        return self.filling.added * self.wells * (1 + self.overage)

    @property
    def blank_need(self) -> Quantity:
        """The same for the wells of the vehicle."""
        return self.filling.added * self.blanks * (1 + self.overage)

    @property
    def vehicle_factor(self) -> Fraction:
        """How many times stronger the tubes in vehicle are than the wells: 200 for 0.5 %."""
        return 1 / self.filling.share


def write_direct_transfer(sheet: Sheet, job: Job) -> None:
    """Tubes in pure vehicle, then the same volume of each into its wells."""
    added = job.filling.added
    if below_pipettes(sheet, added):
        least = sheet.bench.pipettes.smallest_volume or added
        sheet.value("transfer", "Into every well", added, detail="below the smallest pipette")
        tenth = (job.filling.well / 10).to(job.filling.well.unit)
        sheet.warn(
            Code.BELOW_MIN_PIPETTE,
            f"{sheet.show(added)} for each well is below what the pipettes can set ({sheet.show(least)}).",
            f"Go through an intermediate plate: {sheet.show(tenth)} of 10 X in medium into each well.",
            "transfer",
        )
    else:
        sheet.volume("transfer", "Into every well", added, gives=job.shape.top)
    percent = sheet.show(Quantity(job.filling.share), unit="%")
    sheet.step("transfer = % × V", f"{percent} × {sheet.show(job.filling.well)}", added)
    _tubes_in_vehicle(sheet, job, job.need, job.blank_need)
    _doses(sheet, job, equal_doses(job.finals, job.filling), sheet.bench.pipettes.take(added))


def write_intermediate(sheet: Sheet, job: Job) -> None:
    """Tubes in pure vehicle, a plate at n X in medium made from them, then the same volume of that into each well."""
    taken = _added(sheet, job)
    least = sheet.bench.pipettes.fair_volume
    steps = plan_intermediate(job.finals, job.filling, job.need, job.blank_need, least)
    first = steps[0]
    sheet.volume("intermediate_take", "From each tube into the intermediate", first.take)
    filled = f"{sheet.show(first.made)} × {sheet.number(job.filling.strength)} / {sheet.number(job.vehicle_factor)}"
    sheet.step("take = made × n / X", filled, first.take)
    sheet.volume("intermediate_medium", "Medium in the intermediate", first.medium)
    if first.made > job.need:
        sheet.note(
            Code.SERIES_CONVENTION,
            f"{sheet.show(first.made)} of each intermediate are made, more than the {sheet.show(job.need)} needed, "
            f"so that the {job.name} can be pipetted.",
            "intermediate_take",
        )
    total = sum((one.medium for one in steps[1:]), first.medium)
    sheet.value("medium_total", "Medium in all", total, main=False, use=True)
    _intermediate_table(sheet, job, steps)
    _tubes_in_vehicle(sheet, job, first.take, steps[-1].take)
    _doses(sheet, job, equal_doses(job.finals, job.filling), taken)


def _intermediate_table(sheet: Sheet, job: Job, steps: Sequence[Intermediate]) -> None:
    rows: list[Sequence[Shown]] = []
    share = sheet.cell(Quantity(job.filling.share_added), unit="%")
    for row, one in enumerate(steps, start=1):
        source = f"tube {row}" if row < len(steps) else job.name
        taken, medium = sheet.bench.pipettes.take(one.take), sheet.bench.pipettes.take(one.medium)
        rows.append((_dose_name(row, steps), one.strength, source, taken, medium, one.made, share))
    heads = (
        ("dose", "Dose"), ("strength", "Strength"), ("source", "From"), ("take", "Take"),
        ("medium", "Medium"), ("made", "Makes"), ("share", job.name),
    )  # fmt: skip
    sheet.table("intermediate", "Intermediate plate", heads, rows)


def write_in_medium(sheet: Sheet, job: Job) -> None:
    """A series in medium at n X: with vehicle in the diluent, or in plain medium, where it falls with the dose."""
    taken = _added(sheet, job)
    shape, factor = job.shape, job.filling.strength
    levels = [(one * factor).to(one.unit) for one in shape.strengths]
    plan = plan_series(levels, shape.fold, job.need, stock=job.stock)
    _first_tube(sheet, job, plan)
    if job.route is Route.MATCHED:
        doses = equal_doses(job.finals, job.filling)
        _diluent_with_vehicle(sheet, job, plan)
    else:
        doses = falling_doses(job.finals, job.stock, job.filling.well)
        _unequal(sheet, job, doses)
        total = plan.diluent + job.blank_need
        sheet.value("medium_total", "Medium in all", total, main=False, use=True)
    first = f"{job.name} and medium, as above" if job.route is Route.MATCHED else ""
    _series_table(sheet, plan, job.blank_need, "Tubes in medium", "added", first)
    _doses(sheet, job, doses, taken)


def _first_tube(sheet: Sheet, job: Job, plan: SeriesPlan) -> None:
    """In medium: stock, vehicle up to its share, medium."""
    first = plan.first
    sheet.volume("stock_take", "Stock into the first tube", first.transfer, gives=first.strength, use=True)
    if job.route is Route.MATCHED:
        fill = (first.made * job.filling.share_added).to(first.made.unit) - first.transfer
        share = sheet.show(Quantity(job.filling.share_added), unit="%")
        _vehicle_fill(sheet, job, first, fill, share)
        filled = f"{share} × {sheet.show(first.made)} − {sheet.show(first.transfer)}"
        sheet.step("back-fill = % × V − V_compound", filled, fill)
        sheet.volume("first_medium", "Medium into the first tube", first.diluent - fill, use=True)
    sheet.value("first_tube", "First tube, made up with medium to", first.made)


def _vehicle_fill(sheet: Sheet, job: Job, first: SeriesTube, fill: Quantity, share: str) -> None:
    label = f"{job.name} into the first tube"
    if fill.is_zero:
        return
    if not below_pipettes(sheet, fill):
        sheet.volume("vehicle_fill", label, fill, detail="back-fill", use=True)
        return
    sheet.value("vehicle_fill", label, fill, detail="back-fill, below the smallest pipette", use=True)
    without = sheet.show(Quantity((first.transfer / first.made).as_number()), unit="%")
    sheet.warn(
        Code.BELOW_MIN_PIPETTE,
        f"{sheet.show(fill)} of {job.name} for the first tube is below what the pipettes can set.",
        f"Leave it out, which leaves {without} {job.name} in that tube instead of {share}, or need more of each dose.",
        "vehicle_fill",
    )


def _diluent_with_vehicle(sheet: Sheet, job: Job, plan: SeriesPlan) -> None:
    volume = (plan.diluent - plan.first.diluent + job.blank_need) * (1 + job.overage)
    part = (volume * job.filling.share_added).to(volume.unit)
    share = sheet.show(Quantity(job.filling.share_added), unit="%")
    sheet.value("diluent", f"Diluent: medium with {share} {job.name}", volume)
    sheet.volume("diluent_vehicle", f"{job.name} in the diluent", part, use=True)
    sheet.volume("diluent_medium", "Medium in the diluent", volume - part, use=True)


def _unequal(sheet: Sheet, job: Job, doses: Sequence[Dose]) -> None:
    high, low = (sheet.show(Quantity(one.share), unit="%") for one in (doses[0], doses[-2]))
    with_vehicle = sheet.show(Quantity(doses[0].share * job.filling.strength), unit="%")
    sheet.warn(
        Code.VEHICLE_UNEQUAL,
        f"In plain medium the {job.name} is diluted with the dose: {high} in the highest, {low} in the lowest, "
        "none in the control.",
        f"Put {with_vehicle} {job.name} into the diluent, or dilute in {job.name} and add equal volumes.",
        "route",
    )


def write_back_filled(sheet: Sheet, job: Job) -> None:
    """Each dose from the stock into the well, filled up with vehicle: what a dispenser does."""
    doses = back_filled_doses(job.finals, job.stock, job.filling)
    broken = [row for row, one in enumerate(doses, start=1) if one.vehicle.is_negative]
    limit = doses[-1].vehicle
    reached = sheet.show(at_most((job.stock * job.filling.share).to(job.shape.top.unit)))
    needed = sheet.show(at_least((job.shape.top / job.filling.share).to(job.stock.unit)))
    for row in broken:
        taken = doses[row - 1].compound
        sheet.block(
            Code.VEHICLE_ABOVE_LIMIT,
            f"{sheet.show(doses[row - 1].final)} takes {sheet.show(taken)} of the stock, more than the "
            f"{sheet.show(limit)} of {job.name} there may be in a well.",
            f"Lower the highest dose to {reached}, or use a stock of at least {needed}.",
            "wells.vehicle",
            row,
        )
    if broken:
        return
    percent = sheet.show(Quantity(job.filling.share), unit="%")
    sheet.step(
        "back-fill = % × V − V_compound", f"{percent} × {sheet.show(job.filling.well)} − V_compound", limit
    )
    _dispensed(sheet, job, doses)
    spare = 1 + job.overage
    compound = sum((one.compound for one in doses[1:]), doses[0].compound) * job.wells * spare
    filled = sum((one.vehicle for one in doses[1:-1]), doses[0].vehicle) * job.wells * spare
    sheet.value("stock_take", "Stock in all", compound, use=True)
    vehicle = filled + doses[-1].vehicle * job.blanks * spare
    sheet.value("vehicle_total", f"{job.name} in all", vehicle, use=True)
    _doses(sheet, job, doses, None)


def _dispensed(sheet: Sheet, job: Job, doses: Sequence[Dose]) -> None:
    volumes = [one.compound for one in doses[:-1]] + [one.vehicle for one in doses if not one.vehicle.is_zero]
    small = [one for one in volumes if below_pipettes(sheet, one)]
    least = sheet.bench.pipettes.smallest_volume
    if small and least is not None:
        smallest = min(small, key=lambda one: one.base)
        sheet.warn(
            Code.BELOW_MIN_PIPETTE,
            f"{len(small)} of the volumes are below what the pipettes can set ({sheet.show(least)}), "
            f"down to {sheet.show(smallest)}.",
            f"That is work for a dispenser; by hand, dilute in {job.name} and add the same volume to each well.",
            "wells.compound",
        )


def _added(sheet: Sheet, job: Job) -> Pipetting:
    sheet.value("working_strength", "What is added must be", Quantity.of(job.filling.strength, "X"))
    filled = f"{sheet.show(job.filling.well)} / {sheet.show(job.filling.added)}"
    sheet.step("n = (w + a) / a", filled, Quantity.of(job.filling.strength, "X"))
    return sheet.volume("transfer", "Into every well", job.filling.added, gives=job.shape.top)


def _tubes_in_vehicle(sheet: Sheet, job: Job, need: Quantity, blank: Quantity) -> None:
    """need, blank: what is taken of each tube, and of the one with vehicle alone."""
    shape = job.shape
    levels = [(one * job.vehicle_factor).to(one.unit) for one in shape.strengths]
    top = levels[0]
    kept = max(need, job.keep.to(need.unit))
    sheet.step(
        "V = the larger of what is taken and the least in a tube",
        f"{sheet.show(need)}, {sheet.show(job.keep)}",
        kept,
    )
    zero = max(blank, job.keep.to(blank.unit))
    plan = plan_series(levels, shape.fold, kept, stock=job.stock.to(top.unit))
    first = plan.first
    sheet.value("dmso_top", f"Highest strength in {job.name}", top)
    sheet.step(
        "C in the tube = C in the well / %",
        f"{sheet.show(shape.top)} × {sheet.number(job.vehicle_factor)}",
        top,
    )
    sheet.volume("stock_take", "Stock into the first tube", first.transfer, gives=top, use=True)
    write_first_diluent(sheet, f"{job.name} into the first tube", first, job.stock)
    sheet.value("vehicle_total", f"{job.name} in all", plan.diluent + zero, main=False, use=True)
    _series_table(sheet, plan, zero, f"Tubes in {job.name}", "keep_least")


def _series_table(
    sheet: Sheet, plan: SeriesPlan, zero: Quantity, title: str, about: str, first: str = ""
) -> None:
    write_tubes(sheet, plan, zero, title=title, first=first)
    judge_step(sheet, plan, Volumes.EQUAL, about)
    sheet.draw(picture_of_series(sheet, plan, zero))


def _doses(sheet: Sheet, job: Job, doses: Sequence[Dose], added: Pipetting | None) -> None:
    """What each well gets, the vehicle control last. added: the equal addition; None where each gets its own."""
    rows: list[Sequence[Shown]] = []
    for row, one in enumerate(doses, start=1):
        share = sheet.cell(Quantity(one.share), unit="%")
        wells = job.wells if row < len(doses) else job.blanks
        volumes = (added,) if added is not None else (_own(sheet, one.compound), _own(sheet, one.vehicle))
        rows.append((_dose_name(row, doses), one.final, *volumes, share, wells))
    middle = (
        [("added", "Add")]
        if added is not None
        else [("compound", "Stock"), ("vehicle", f"{job.name} back-fill")]
    )
    heads = [("dose", "Dose"), ("final", "In the well"), *middle, ("share", job.name), ("wells", "Wells")]
    sheet.table("wells", "Wells", heads, rows)


def _own(sheet: Sheet, volume: Quantity) -> Shown:
    """What one well gets, with its pipette where one can set it."""
    if volume.is_zero:
        return EMPTY
    return volume if below_pipettes(sheet, volume) else sheet.bench.pipettes.take(volume)


def _dose_name(row: int, rows: Sequence[object]) -> str:
    return str(row) if row < len(rows) else "vehicle"
