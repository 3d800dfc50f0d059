"""The plates that an entry reads: their size, the wells that are expected, and what a rehearsal reads in them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import groupby
from operator import attrgetter

from protocolapp.calc.form.picture import WellRole
from protocolapp.calc.plates.plate_format import FORMATS
from protocolapp.plan.bind import Binding
from protocolapp.plan.model import PlannedPlate, PlannedWell
from protocolapp.protocol.model import Entry
from protocolapp.protocol.plate_script import RoleWell, TypicalReadings, read_script, typical_readings
from protocolapp.protocol.readings import PlateReadings

_USUAL = "96"


@dataclass(frozen=True, slots=True)
class ReadPlate:
    """shape: rows and columns. wells: the names of those in use; none while the plate is not laid out."""

    shape: tuple[int, int]
    wells: tuple[str, ...]
    typical: PlateReadings | None


def read_plates_of(entry: Entry, binding: Binding) -> tuple[ReadPlate, ...]:
    """Every plate that the run takes of the kind that an entry names, in order, and one while they are not laid out.

    None where the plate does not apply or is not known.
    """
    if entry.plate not in binding.setting.protocol.plates:
        return ()
    plate = binding.plate(entry.plate)
    size = FORMATS.get(str(plate.size), FORMATS[_USUAL])
    shape = (size.rows, size.columns)
    script = read_script(entry.typical) if entry.typical is not None else None
    listed = {number: tuple(wells) for number, wells in groupby(plate.wells, key=attrgetter("plate"))}
    return tuple(
        _read_plate(shape, listed.get(number, ()), plate, script)
        for number in range(1, max(plate.plates, 1) + 1)
    )


def _read_plate(
    shape: tuple[int, int], wells: Sequence[PlannedWell], plate: PlannedPlate, script: TypicalReadings | None
) -> ReadPlate:
    used = [well for well in wells if well.role not in (WellRole.EDGE, WellRole.EMPTY)]
    typical = None
    if script is not None and used:
        roles = [RoleWell(well.name, well.role, _level(well, plate)) for well in used]
        typical = typical_readings(script, *shape, roles)
    return ReadPlate(shape, tuple(well.name for well in used), typical)


def _level(well: PlannedWell, plate: PlannedPlate) -> Fraction | None:
    """From 0 at the lowest dose to 1 at the highest, each step the same; the plate's doses begin with the highest."""
    points = len(plate.doses)
    if not well.dose or points < 2:
        return None
    return Fraction(points - well.dose, points - 1)
