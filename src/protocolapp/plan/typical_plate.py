"""What a rehearsal reads on a plate: its typical readings, well by well."""

from __future__ import annotations

from fractions import Fraction

from protocolapp.calc.form.picture import WellRole
from protocolapp.calc.plates.plate_format import FORMATS, PlateFormat, well_name
from protocolapp.plan.bind import Binding
from protocolapp.protocol.expression import CalculationError
from protocolapp.protocol.model import Entry, Plate
from protocolapp.protocol.model.formulas import Calculated
from protocolapp.protocol.plate_script import RoleWell, read_script, typical_readings
from protocolapp.protocol.readings import PlateReadings

_USUAL = "96"


def typical_plate(entry: Entry, binding: Binding) -> PlateReadings | None:
    """The readings of an entry of kind plate as they typically are; None where the file says nothing of them."""
    plate = binding.setting.protocol.plates.get(entry.plate or "")
    if plate is None or entry.typical is None:
        return None
    shape = plate_format(plate, binding)
    wells = _wells(plate, shape, binding)
    return typical_readings(read_script(entry.typical), shape.rows, shape.columns, wells)


def plate_format(plate: Plate, binding: Binding) -> PlateFormat:
    """How large the plate is; of 96 wells while that cannot be told."""
    return FORMATS.get(str(_whole(plate.wells, binding)), FORMATS[_USUAL])


def _wells(plate: Plate, shape: PlateFormat, binding: Binding) -> list[RoleWell]:
    """The controls first, then the samples with their doses falling from column to column."""
    roles = [
        WellRole(control.value)
        for control, number in plate.controls.items()
        for _ in range(_whole(number, binding))
    ]
    wells = []
    for place in range(shape.wells):
        row, column = divmod(place, shape.columns)
        name = well_name(row, column)
        if place < len(roles):
            wells.append(RoleWell(name, roles[place]))
        else:
            wells.append(RoleWell(name, WellRole.SAMPLE, 1 - Fraction(column, shape.columns - 1)))
    return wells


def _whole(expression: Calculated, binding: Binding) -> int:
    try:
        value, _ = binding.compute(expression, "")
    except CalculationError:
        return 0
    return int(value) if isinstance(value, Fraction) and value.denominator == 1 and value > 0 else 0
