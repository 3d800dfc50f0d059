"""A plate layout as a table of wells, and as a picture."""

from __future__ import annotations

from collections.abc import Sequence

from protocolapp.calc.form.outcome import Cell
from protocolapp.calc.form.picture import PlatePicture, PlatesPicture, Well, WellRole
from protocolapp.calc.form.sheet import Sheet
from protocolapp.calc.plate_map import PlateMap, PlateWell
from protocolapp.calc.series_picture import level_of
from protocolapp.quantity import Quantity

_SIGNS = {
    WellRole.VEHICLE: "V",
    WellRole.BLANK: "B",
    WellRole.UNTREATED: "U",
    WellRole.REFERENCE: "R",
    WellRole.NO_ENZYME: "−E",
    WellRole.NO_SUBSTRATE: "−S",
    WellRole.STANDARD: "St",
    WellRole.EDGE: "",
}


def write_wells(sheet: Sheet, made: PlateMap, levels: Sequence[Quantity]) -> None:
    """Well by well, each value made into a cell once."""
    empty = Cell("", "")
    strengths_as = [sheet.cell(one) for one in levels]
    numbers: dict[int, Cell] = {0: empty}

    def number(value: int) -> Cell:
        if value not in numbers:
            numbers[value] = sheet.cell(value)
        return numbers[value]

    roles = {role: Cell(str(role), str(role)) for role in WellRole}
    rows = [
        (
            number(plate.number),
            Cell(one.name, one.name),
            roles[one.role],
            number(one.compound),
            number(one.dose),
            strengths_as[one.dose - 1] if one.strength is not None else empty,
            number(one.replicate),
        )
        for plate in made.plates
        for one in plate.wells
    ]
    heads = (
        ("plate", "Plate"), ("well", "Well"), ("role", "Role"), ("compound", "Compound"),
        ("dose", "Dose"), ("strength", "Strength"), ("replicate", "Replicate"),
    )  # fmt: skip
    sheet.table("wells", "Well by well", heads, rows)


def picture_of_plates(made: PlateMap, names: Sequence[str], doses: int) -> PlatesPicture:
    """Plates coloured by dose. names: of the doses, or empty."""
    plates = []
    several = len(made.plates) > 1
    for plate in made.plates:
        wells = tuple(_well(one, names, doses) for one in plate.wells)
        title = f"Plate {plate.number}" if several else made.format.name
        low, high = (names[-1], names[0]) if names else ("", "")
        plates.append(PlatePicture(title, made.format.rows, made.format.columns, wells, low, high))
    return PlatesPicture(tuple(plates))


def _well(one: PlateWell, names: Sequence[str], doses: int) -> Well:
    if one.role is not WellRole.SAMPLE:
        return Well(one.row, one.column, one.role, _SIGNS[one.role], f"{one.name}: {one.role}")
    strength = f", {names[one.dose - 1]}" if names else f", dose {one.dose}"
    detail = f"{one.name}: compound {one.compound}{strength}, replicate {one.replicate}"
    level = level_of(one.dose - 1, doses)
    return Well(one.row, one.column, one.role, str(one.compound), detail, level)
