"""Each dose straight from the stock into the well, filled up with vehicle."""

from __future__ import annotations

from collections.abc import Sequence

from protocolapp.calc.doses.vehicle_job import Job
from protocolapp.calc.doses.vehicle_plan import Dose, back_filled_doses
from protocolapp.calc.doses.vehicle_tables import write_doses
from protocolapp.calc.figures.safe_side import at_least, at_most
from protocolapp.calc.flag import Code
from protocolapp.calc.form.sheet import Sheet


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
    percent = sheet.percent(job.filling.share)
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
    write_doses(sheet, job, doses, None)


def _dispensed(sheet: Sheet, job: Job, doses: Sequence[Dose]) -> None:
    volumes = [one.compound for one in doses[:-1]] + [one.vehicle for one in doses if not one.vehicle.is_zero]
    small = [one for one in volumes if sheet.bench.pipettes.cannot_set(one)]
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
