"""Whether a cell suspension reaches and is dense enough for the wells; if not, what can be done."""

from __future__ import annotations

from fractions import Fraction

from protocolapp.calc.cultures.seeding_plan import Seeding
from protocolapp.calc.figures.safe_side import at_least, at_most
from protocolapp.calc.flag import Code
from protocolapp.calc.form import Given, Sheet
from protocolapp.quantity import Quantity


def possible(sheet: Sheet, given: Given, seeding: Seeding, viability: Fraction) -> bool:
    """Whether the suspension reaches and is dense enough; else it blocks with what can be done."""
    unknown, total = given.unknown, seeding.made.total
    if unknown == "wells" and not seeding.made.wells:
        least = sheet.show(Seeding(seeding.made.for_wells(1), seeding.per_well, seeding.live).take)
        message = f"{sheet.show(given.quantity('take'))} of the suspension is not enough for one well."
        sheet.block(Code.CELLS_SHORT, message, f"One well takes {least}.", "take")
        return False
    if unknown == "wells":
        sheet.value("wells", "Wells", seeding.made.wells, detail="whole ones")
    available = given.maybe("available")
    enough = available is None or _enough(sheet, seeding, available)
    if seeding.too_thin and unknown in ("take", "wells"):
        _too_thin(sheet, seeding, viability, available, roomier=given.choice("by") != "density")
        return False
    if seeding.take > total:
        message = (
            f"{sheet.show(seeding.take)} of the suspension is more than the {sheet.show(total)} to make."
        )
        sheet.block(Code.DOES_NOT_FIT, message, f"Take {sheet.show(at_most(total))} at the most.", "take")
        return False
    return enough


def _enough(sheet: Sheet, seeding: Seeding, available: Quantity) -> bool:
    most = seeding.most_wells(available)
    enough = seeding.take <= available
    sheet.value("largest_wells", "The suspension is enough for", most, detail="wells", main=not enough)
    if not enough:
        sheet.block(
            Code.CELLS_SHORT,
            f"It takes {sheet.show(seeding.cells)}; {sheet.show(available)} of the suspension hold "
            f"{sheet.show((available * seeding.live).to('cells'))}.",
            f"Seed {most} wells at the most, or fewer cells in each." if most else "Grow more cells first.",
            "available",
        )
    return enough


def _too_thin(
    sheet: Sheet, seeding: Seeding, viability: Fraction, available: Quantity | None, *, roomier: bool
) -> None:
    """Spinning down what holds the cells needed, into the total, makes it dense enough; so does more in each well.

    roomier: whether more volume in a well asks for no more cells.
    """
    total = seeding.made.total
    volume = at_least((seeding.per_well / seeding.live).to(seeding.made.volume.unit))
    larger = f", or give each well {sheet.show(volume)} at least." if roomier else "."
    within = available is None or seeding.take <= available
    sheet.block(
        Code.CELLS_TOO_THIN,
        f"The suspension has {sheet.show(seeding.live)} alive; the wells need {sheet.show(seeding.density)}.",
        f"Spin down {sheet.show(seeding.take)} and take the cells up in {sheet.show(total)}{larger}"
        if within
        else f"Spin it down, and take the cells up to {sheet.show(at_least(seeding.density / viability))} at least"
        f"{larger}",
        "stock",
    )
    if within:
        sheet.value("spin_down", "Spin down", seeding.take)
        sheet.value("resuspend", "Take the cells up in", total)
        sheet.step(
            "V_spin = N / live cells per mL",
            f"{sheet.show(seeding.cells)} / {sheet.show(seeding.live)}",
            seeding.take,
        )
