"""The plate that an entry reads: its size, the wells that are expected, and what a rehearsal reads in them."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from protocolapp.calc.form.picture import WellRole
from protocolapp.calc.plates.plate_format import FORMATS
from protocolapp.plan.bind import Binding
from protocolapp.plan.model import PlannedPlate, PlannedWell
from protocolapp.protocol.model import Entry
from protocolapp.protocol.plate_script import RoleWell, read_script, typical_readings
from protocolapp.protocol.readings import PlateReadings

_USUAL = "96"


@dataclass(frozen=True, slots=True)
class ReadPlate:
    """shape: rows and columns. wells: the names of those in use; none while the plate is not laid out."""

    shape: tuple[int, int]
    wells: tuple[str, ...]
    typical: PlateReadings | None


def read_plate_of(entry: Entry, binding: Binding) -> ReadPlate | None:
    """The first plate of those that an entry names; None for one that does not apply or is not known."""
    if entry.plate not in binding.setting.protocol.plates:
        return None
    plate = binding.plate(entry.plate)
    size = FORMATS.get(str(plate.size), FORMATS[_USUAL])
    wells = [well for well in plate.on(1) if well.role not in (WellRole.EDGE, WellRole.EMPTY)]
    typical = None
    if entry.typical is not None and wells:
        roles = [RoleWell(well.name, well.role, _level(well, plate)) for well in wells]
        typical = typical_readings(read_script(entry.typical), size.rows, size.columns, roles)
    return ReadPlate((size.rows, size.columns), tuple(well.name for well in wells), typical)


def _level(well: PlannedWell, plate: PlannedPlate) -> Fraction | None:
    """From 0 at the lowest dose to 1 at the highest, each step the same; the plate's doses begin with the highest."""
    points = len(plate.doses)
    if not well.dose or points < 2:
        return None
    return Fraction(points - well.dose, points - 1)
