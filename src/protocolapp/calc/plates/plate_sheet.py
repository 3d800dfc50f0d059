"""A plate layout as a table of wells, and as a picture."""

from __future__ import annotations

from collections.abc import Sequence

from protocolapp.calc.form.outcome import Cell
from protocolapp.calc.form.picture import ROLE_SIGNS, PlatePicture, PlatesPicture, Well, WellRole, level_of
from protocolapp.calc.form.sheet import Sheet
from protocolapp.calc.plates.plate_map import Layout, PlateMap, PlateWell
from protocolapp.quantity import Quantity


def write_roles(sheet: Sheet, layout: Layout, compounds: int, plates: int) -> None:
    """How many wells there are for what, in all and on each plate."""
    full, last = (layout.sample_wells(compounds, number) for number in (1, plates))
    each = str(full) if full == last or plates == 1 else f"{full}, the last {last}"
    samples = compounds * layout.doses * layout.replicates
    rows: list[tuple[str, int, str]] = [(str(WellRole.SAMPLE), samples, each)]
    rows += [(str(role), number * plates, str(number)) for role, number in layout.controls.items()]
    used = samples + layout.control_wells * plates
    edge = layout.edge_wells
    if edge:
        rows.append((str(WellRole.EDGE), edge * plates, str(edge)))
    sheet.table(
        "roles", "Wells", (("role", "Wells for"), ("wells", "In all"), ("each", "On each plate")), rows
    )
    sheet.value("wells_used", "Wells used", used, main=False)
    left = (layout.format.wells - edge) * plates - used
    sheet.value("wells_left", "Wells left empty", left, main=False)


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


def picture_of_plates(
    made: PlateMap, names: Sequence[str], doses: int, in_all: int, compounds: Sequence[str] = ()
) -> PlatesPicture:
    """Plates coloured by dose. names: of the doses, or empty. in_all: plates, drawn or not. compounds: their names;
    else they are numbered.
    """
    plates = []
    several = in_all > 1
    for plate in made.plates:
        wells = tuple(_well(one, names, doses, compounds) for one in plate.wells)
        title = f"Plate {plate.number}" if several else made.format.name
        low, high = (names[-1], names[0]) if names else ("", "")
        plates.append(PlatePicture(title, made.format.rows, made.format.columns, wells, low, high))
    return PlatesPicture(tuple(plates))


def _well(one: PlateWell, names: Sequence[str], doses: int, compounds: Sequence[str]) -> Well:
    if one.role is not WellRole.SAMPLE:
        return Well(one.row, one.column, one.role, ROLE_SIGNS[one.role], f"{one.name}: {one.role}")
    strength = (
        f", {names[one.dose - 1]}" if names else f", dose {one.dose}" if doses > 1 or not compounds else ""
    )
    compound = compounds[one.compound - 1] if compounds else f"compound {one.compound}"
    detail = f"{one.name}: {compound}{strength}, replicate {one.replicate}"
    level = level_of(one.dose - 1, doses)
    return Well(one.row, one.column, one.role, str(one.compound), detail, level)
