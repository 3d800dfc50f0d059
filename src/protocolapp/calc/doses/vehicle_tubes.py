"""Tubes in pure vehicle, then into the well: straight, or through an intermediate plate in medium."""

from __future__ import annotations

from collections.abc import Sequence

from protocolapp.calc.doses.series_plan import plan_series
from protocolapp.calc.doses.series_sheet import write_first_diluent
from protocolapp.calc.doses.vehicle_job import Job
from protocolapp.calc.doses.vehicle_plan import Intermediate, equal_doses, plan_intermediate
from protocolapp.calc.doses.vehicle_tables import dose_name, write_added, write_doses, write_series
from protocolapp.calc.flag import Code
from protocolapp.calc.form.sheet import Sheet, Shown
from protocolapp.quantity import Quantity


def write_direct_transfer(sheet: Sheet, job: Job) -> None:
    """Tubes in pure vehicle, then the same volume of each into its wells."""
    added = job.filling.added
    if sheet.bench.pipettes.cannot_set(added):
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
    percent = sheet.percent(job.filling.share)
    sheet.step("transfer = % × V", f"{percent} × {sheet.show(job.filling.well)}", added)
    _tubes_in_vehicle(sheet, job, job.need, job.blank_need)
    write_doses(sheet, job, equal_doses(job.finals, job.filling), sheet.bench.pipettes.take(added))


def write_intermediate(sheet: Sheet, job: Job) -> None:
    """Tubes in pure vehicle, a plate at n X in medium made from them, then the same volume of that into each well."""
    taken = write_added(sheet, job)
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
    _tubes_in_vehicle(sheet, job, first.take, steps[-1].take)
    _intermediate_table(sheet, job, steps)
    write_doses(sheet, job, equal_doses(job.finals, job.filling), taken)


def _intermediate_table(sheet: Sheet, job: Job, steps: Sequence[Intermediate]) -> None:
    rows: list[Sequence[Shown]] = []
    share = sheet.cell(Quantity(job.filling.share_added), unit="%")
    for row, one in enumerate(steps, start=1):
        source = f"tube {row}" if row < len(steps) else job.name
        taken, medium = sheet.bench.pipettes.take(one.take), sheet.bench.pipettes.take(one.medium)
        rows.append((dose_name(row, steps), one.strength, source, taken, medium, one.made, share))
    heads = (
        ("dose", "Dose"), ("strength", "Strength"), ("source", "From"), ("take", "Take"),
        ("medium", "Medium"), ("made", "Makes"), ("share", job.name),
    )  # fmt: skip
    sheet.table("intermediate", "Intermediate plate", heads, rows)


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
    write_series(sheet, plan, zero, f"Tubes in {job.name}", "keep_least")
