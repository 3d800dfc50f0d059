"""What all ways into the well have in common: the addition, the tubes, and what each well gets."""

from __future__ import annotations

from collections.abc import Sequence

from protocolapp.calc.doses.series_picture import picture_of_series
from protocolapp.calc.doses.series_plan import SeriesPlan, Volumes
from protocolapp.calc.doses.series_sheet import judge_step
from protocolapp.calc.doses.series_table import write_tubes
from protocolapp.calc.doses.vehicle_job import Job
from protocolapp.calc.doses.vehicle_plan import Dose
from protocolapp.calc.equipment.pipetting import Pipetting
from protocolapp.calc.form.outcome import EMPTY
from protocolapp.calc.form.sheet import Sheet, Shown
from protocolapp.quantity import Quantity


def write_added(sheet: Sheet, job: Job) -> Pipetting:
    """The equal addition, and how much stronger than the well it must be."""
    sheet.value("working_strength", "What is added must be", Quantity.of(job.filling.strength, "X"))
    filled = f"{sheet.show(job.filling.well)} / {sheet.show(job.filling.added)}"
    sheet.step("n = (w + a) / a", filled, Quantity.of(job.filling.strength, "X"))
    return sheet.volume("transfer", "Into every well", job.filling.added, gives=job.shape.top)


def write_series(
    sheet: Sheet, plan: SeriesPlan, zero: Quantity, title: str, about: str, first: str = ""
) -> None:
    """The tubes of a series as table and picture. about: the field that sets their volume. first: as `write_tubes`."""
    write_tubes(sheet, plan, zero, title=title, first=first)
    judge_step(sheet, plan, Volumes.EQUAL, about)
    sheet.draw(picture_of_series(sheet, plan, zero))


def write_doses(sheet: Sheet, job: Job, doses: Sequence[Dose], added: Pipetting | None) -> None:
    """What each well gets, the vehicle control last. added: the equal addition; None where each gets its own."""
    rows: list[Sequence[Shown]] = []
    for row, one in enumerate(doses, start=1):
        share = sheet.cell(Quantity(one.share), unit="%")
        wells = job.wells if row < len(doses) else job.blanks
        volumes = (added,) if added is not None else (_own(sheet, one.compound), _own(sheet, one.vehicle))
        rows.append((dose_name(row, doses), one.final, *volumes, share, wells))
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
    return volume if sheet.bench.pipettes.cannot_set(volume) else sheet.bench.pipettes.take(volume)


def dose_name(row: int, rows: Sequence[object]) -> str:
    return str(row) if row < len(rows) else "vehicle"
