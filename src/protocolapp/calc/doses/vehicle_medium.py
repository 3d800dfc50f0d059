"""A dose series in medium: with vehicle in the diluent, or in plain medium, where it falls with the dose."""

from __future__ import annotations

from collections.abc import Sequence

from protocolapp.calc.doses.series_plan import SeriesPlan, SeriesTube, plan_series
from protocolapp.calc.doses.vehicle_job import Job
from protocolapp.calc.doses.vehicle_plan import Dose, Route, equal_doses, falling_doses
from protocolapp.calc.doses.vehicle_tables import write_added, write_doses, write_series
from protocolapp.calc.flag import Code
from protocolapp.calc.form.sheet import Sheet
from protocolapp.quantity import Quantity


def write_in_medium(sheet: Sheet, job: Job) -> None:
    """A series in medium at n X: with vehicle in the diluent, or in plain medium, where it falls with the dose."""
    taken = write_added(sheet, job)
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
    write_series(sheet, plan, job.blank_need, "Tubes in medium", "added", first)
    write_doses(sheet, job, doses, taken)


def _first_tube(sheet: Sheet, job: Job, plan: SeriesPlan) -> None:
    """In medium: stock, vehicle up to its share, medium."""
    first = plan.first
    sheet.volume("stock_take", "Stock into the first tube", first.transfer, gives=first.strength, use=True)
    if job.route is Route.MATCHED:
        fill = (first.made * job.filling.share_added).to(first.made.unit) - first.transfer
        share = sheet.percent(job.filling.share_added)
        _vehicle_fill(sheet, job, first, fill, share)
        filled = f"{share} × {sheet.show(first.made)} − {sheet.show(first.transfer)}"
        sheet.step("back-fill = % × V − V_compound", filled, fill)
        sheet.volume("first_medium", "Medium into the first tube", first.diluent - fill, use=True)
    sheet.value("first_tube", "First tube, made up with medium to", first.made)


def _vehicle_fill(sheet: Sheet, job: Job, first: SeriesTube, fill: Quantity, share: str) -> None:
    label = f"{job.name} into the first tube"
    if fill.is_zero:
        return
    if not sheet.bench.pipettes.cannot_set(fill):
        sheet.volume("vehicle_fill", label, fill, detail="back-fill", use=True)
        return
    sheet.value("vehicle_fill", label, fill, detail="back-fill, below the smallest pipette", use=True)
    without = sheet.percent((first.transfer / first.made).as_number())
    sheet.warn(
        Code.BELOW_MIN_PIPETTE,
        f"{sheet.show(fill)} of {job.name} for the first tube is below what the pipettes can set.",
        f"Leave it out, which leaves {without} {job.name} in that tube instead of {share}, or need more of each dose.",
        "vehicle_fill",
    )


def _diluent_with_vehicle(sheet: Sheet, job: Job, plan: SeriesPlan) -> None:
    volume = (plan.diluent - plan.first.diluent + job.blank_need) * (1 + job.overage)
    part = (volume * job.filling.share_added).to(volume.unit)
    share = sheet.percent(job.filling.share_added)
    sheet.value("diluent", f"Diluent: medium with {share} {job.name}", volume)
    sheet.volume("diluent_vehicle", f"{job.name} in the diluent", part, use=True)
    sheet.volume("diluent_medium", "Medium in the diluent", volume - part, use=True)


def _unequal(sheet: Sheet, job: Job, doses: Sequence[Dose]) -> None:
    high, low = (sheet.percent(one.share) for one in (doses[0], doses[-2]))
    with_vehicle = sheet.percent(doses[0].share * job.filling.strength)
    sheet.warn(
        Code.VEHICLE_UNEQUAL,
        f"In plain medium the {job.name} is diluted with the dose: {high} in the highest, {low} in the lowest, "
        "none in the control.",
        f"Put {with_vehicle} {job.name} into the diluent, or dilute in {job.name} and add equal volumes.",
        "route",
    )
