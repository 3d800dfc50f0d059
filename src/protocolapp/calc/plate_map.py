"""What stands in which well: dose series with their replicates, controls, edges; as many plates as it takes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import ceil

from protocolapp.calc.form.picture import WellRole
from protocolapp.calc.plate_format import PlateFormat, well_name
from protocolapp.quantity import Quantity, QuantityError


class Along(StrEnum):
    """Which way the doses of a series run. DENSE: along the rows, breaking off wherever a row ends."""

    ROWS = "rows"
    COLUMNS = "columns"
    DENSE = "dense"


@dataclass(frozen=True, slots=True)
class PlateWell:
    """A well with something in it. row, column: from 0. compound, replicate: from 1, 0 for controls. dose: from 1, the
    strongest first, 0 without one. strength: None where it has none, or none was given.
    """

    row: int
    column: int
    role: WellRole
    compound: int = 0
    dose: int = 0
    replicate: int = 0
    strength: Quantity | None = None

    @property
    def name(self) -> str:
        return well_name(self.row, self.column)


@dataclass(frozen=True, slots=True)
class Plate:
    """number: from 1. wells: row by row; those not named are empty."""

    number: int
    wells: tuple[PlateWell, ...]

    def count(self, role: WellRole) -> int:
        """How many wells have this role."""
        return sum(one.role is role for one in self.wells)


@dataclass(frozen=True, slots=True)
class PlateMap:
    """All plates of a layout."""

    format: PlateFormat
    plates: tuple[Plate, ...]

    def count(self, role: WellRole) -> int:
        """How many wells on all plates have this role."""
        return sum(one.count(role) for one in self.plates)


@dataclass(frozen=True, slots=True)
class Layout:
    """What is wanted. doses: points of a series; controls: wells of each role, on every plate. edge: leave the
    outermost ring to buffer. strengths: of the doses, the strongest first, or empty. rising: the weakest dose comes
    first.
    """

    format: PlateFormat
    doses: int
    replicates: int
    controls: Mapping[WellRole, int]
    edge: bool = False
    along: Along = Along.ROWS
    strengths: tuple[Quantity, ...] = ()
    rising: bool = False

    @property
    def usable(self) -> int:
        """Wells left once the edge is."""
        inner = (self.format.rows - 2) * (self.format.columns - 2)
        return max(inner, 0) if self.edge else self.format.wells

    @property
    def control_wells(self) -> int:
        return sum(self.controls.values())

    @property
    def series_per_plate(self) -> int:
        """How many series, each replicate counted, have room beside the controls."""
        beside = max(self.usable - self.control_wells, 0) // self.doses
        lines = self._lines()
        longest = len(lines[0]) if lines else 0
        if not longest or self.along is Along.DENSE:
            return beside
        if self.doses <= longest:
            room = len(lines) * (longest // self.doses)
        else:
            room = len(lines) // ceil(self.doses / longest)
        return min(room, beside)

    @property
    def compounds_per_plate(self) -> int:
        """All replicates of a compound stand on one plate."""
        return self.series_per_plate // self.replicates

    def plates_for(self, compounds: int) -> int:
        """Rounded up. Raises QuantityError where not even one compound has room."""
        if not self.compounds_per_plate:
            raise QuantityError(
                "One compound does not fit on a plate.", "Take fewer doses, replicates or controls."
            )
        return ceil(compounds / self.compounds_per_plate)

    def _lines(self) -> list[list[tuple[int, int]]]:
        """The usable wells, in lines along which the doses run."""
        margin = 1 if self.edge else 0
        rows = range(margin, self.format.rows - margin)
        columns = range(margin, self.format.columns - margin)
        if self.along is Along.COLUMNS:
            return [[(row, column) for row in rows] for column in columns if rows]
        return [[(row, column) for column in columns] for row in rows if columns]

    def slots(self) -> Iterator[list[tuple[int, int]]]:
        """Places of a series, one after the other; a series longer than a line goes on in the next."""
        lines = self._lines()
        if not lines:
            return
        longest = len(lines[0])
        if self.along is Along.DENSE:
            wells = [well for line in lines for well in line]
            yield from (wells[start : start + self.doses] for start in range(0, len(wells), self.doses))
        elif self.doses > longest:
            taken = ceil(self.doses / longest)
            for start in range(0, len(lines) - taken + 1, taken):
                wells = [well for line in lines[start : start + taken] for well in line]
                yield wells[: self.doses]
        else:
            for start in range(0, longest - self.doses + 1, self.doses):
                yield from (line[start : start + self.doses] for line in lines)

    def spare(self, taken: set[tuple[int, int]]) -> list[tuple[int, int]]:
        """The usable wells that no series has, across the lines, so that controls stand side by side."""
        lines = self._lines()
        if self.along is Along.DENSE:
            across = [well for line in lines for well in line]
        else:
            across = [line[place] for place in range(len(lines[0])) for line in lines] if lines else []
        return [one for one in across if one not in taken]


def lay_out(layout: Layout, compounds: int) -> PlateMap:
    """Every compound with its replicates, the controls on every plate. Raises QuantityError where one does not fit."""
    per_plate = layout.compounds_per_plate
    plates = []
    for number in range(layout.plates_for(compounds)):
        first = number * per_plate + 1
        here = range(first, min(first + per_plate, compounds + 1))
        plates.append(Plate(number + 1, _fill(layout, here)))
    return PlateMap(layout.format, tuple(plates))


def _fill(layout: Layout, compounds: Sequence[int]) -> tuple[PlateWell, ...]:
    wells: list[PlateWell] = []
    slots = layout.slots()
    for compound in compounds:
        for replicate in range(1, layout.replicates + 1):
            wells += _series(layout, next(slots), compound, replicate)
    spare = iter(layout.spare({(one.row, one.column) for one in wells}))
    for role, count in layout.controls.items():
        wells += [PlateWell(*next(spare), role) for _ in range(count)]
    if layout.edge:
        plate = layout.format
        places = ((row, column) for row in range(plate.rows) for column in range(plate.columns))
        wells += [
            PlateWell(row, column, WellRole.EDGE) for row, column in places if plate.is_edge(row, column)
        ]
    return tuple(sorted(wells, key=lambda one: (one.row, one.column)))


def _series(
    layout: Layout, places: Sequence[tuple[int, int]], compound: int, replicate: int
) -> list[PlateWell]:
    doses = range(1, layout.doses + 1)
    return [
        PlateWell(
            row, column, WellRole.SAMPLE, compound, dose, replicate,
            layout.strengths[dose - 1] if layout.strengths else None,
        )
        for (row, column), dose in zip(places, reversed(doses) if layout.rising else doses, strict=True)
    ]  # fmt: skip
