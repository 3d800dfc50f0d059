"""What of a plate layout does not fit on one plate, and what would."""

from __future__ import annotations

from dataclasses import replace

from protocolapp.calc.flag import Code
from protocolapp.calc.form import Sheet
from protocolapp.calc.plates.plate_format import FORMATS, PlateFormat
from protocolapp.calc.plates.plate_map import Along, Layout
from protocolapp.quantity import Quantity

ALONG = {
    Along.ROWS: "along the rows",
    Along.COLUMNS: "down the columns",
    Along.DENSE: "well after well, no gaps",
}
"""What people read."""


def say_no_well_is_left(sheet: Sheet, layout: Layout) -> None:
    """The controls take all the wells that can be used."""
    larger = next((one for one in FORMATS.values() if replace(layout, format=one).sharing.per_plate), None)
    more = f", or a {larger.name}" if larger is not None else ""
    sheet.block(
        Code.LAYOUT_DOES_NOT_FIT,
        f"{layout.control_wells} wells for controls leave none for a compound: "
        f"{layout.usable} of a {layout.format.name} can be used.",
        f"Take fewer controls{more}.",
        "format",
    )


def say_all_is_edge(sheet: Sheet, layout: Layout) -> None:
    """The edge cannot be left to buffer, and is not."""
    larger = next(one for one in FORMATS.values() if one.has_inside)
    sheet.warn(
        Code.LAYOUT_DOES_NOT_FIT,
        f"All wells of a {layout.format.name} lie at the edge, so they are used all the same.",
        f"To leave the edge to buffer take a {larger.name} or a larger one.",
        "edge",
    )


def say_what_is_broken_up(sheet: Sheet, layout: Layout) -> None:
    """Warn where a compound takes more than one plate, so that its wells differ by more than what is in them."""
    if layout.compounds_per_plate:
        return
    needed = layout.doses * layout.replicates
    parts = "replicates stand" if layout.series_per_plate else "doses stand"
    room = f"has {layout.beside_controls} for it"
    if needed <= layout.beside_controls:
        room += ", but not where each series takes whole lines"
    message = (
        f"One compound takes {layout.doses} × {layout.replicates} wells, {needed} in all, and a "
        f"{layout.format.name} {room}: its {parts} on several plates."
    )
    text = ", or ".join(_remedies(layout))
    sheet.warn(Code.LAYOUT_DOES_NOT_FIT, message, f"To keep them together {text}.", "points")


def usual_volume(sheet: Sheet, plate: PlateFormat) -> str:
    """`50.0 µL to 280 µL`: what a well is usually filled with."""
    return f"{sheet.show(plate.least)} to {sheet.show(plate.most)}"


def say_well_is_full(sheet: Sheet, plate: PlateFormat, volume: Quantity) -> None:
    """A well is filled with more than is usual; of a deep one that is only remarked."""
    if volume <= plate.most:
        return
    usual = usual_volume(sheet, plate)
    message = f"{sheet.show(volume)} is more than a well of a {plate.name} usually holds ({usual})."
    if plate.is_deep:
        sheet.note(Code.WELL_NEARLY_FULL, message, "well_volume")
        return
    remedy = f"Take {sheet.show(plate.most)} at the most, or a plate with larger wells."
    sheet.warn(Code.WELL_NEARLY_FULL, message, remedy, "well_volume")


def _remedies(layout: Layout) -> list[str]:
    """What would fit: another order, fewer replicates, fewer doses, a larger plate."""
    remedies = []
    better = next((one for one in Along if replace(layout, along=one).compounds_per_plate), None)
    if better is not None:
        remedies.append(f"let the doses run {ALONG[better]}")
    if layout.series_per_plate > 1:
        remedies.append(f"take {layout.series_per_plate} replicates at the most")
    fewer = (one for one in range(layout.doses - 1, 0, -1) if replace(layout, doses=one).compounds_per_plate)
    doses = next(fewer, 0)
    if doses > 1:
        remedies.append(f"take {doses} doses at the most")
    larger = next((one for one in FORMATS.values() if replace(layout, format=one).compounds_per_plate), None)
    if larger is not None:
        remedies.append(f"take a {larger.name}")
    return remedies or ["take fewer doses or replicates"]
