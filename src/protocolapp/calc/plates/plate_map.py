"""What stands in which well: dose series with their replicates, controls, edges; as many plates as it takes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from itertools import islice
from math import ceil

from protocolapp.calc.form.picture import WellRole
from protocolapp.calc.plates.plate_format import PlateFormat, well_name
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
class Sharing:
    """How compounds are shared out: in units of so many `wells` that stay on one plate, so many on a plate, so many
    for each compound. The larger a unit can be, the better: a compound, a series, a single well.
    """

    wells: int
    per_plate: int
    each: int


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
    def edge_wells(self) -> int:
        """Wells of the outermost ring, where that is left to buffer."""
        return self.format.wells - self.usable

    @property
    def control_wells(self) -> int:
        return sum(self.controls.values())

    @property
    def beside_controls(self) -> int:
        """Wells that are left for compounds."""
        return max(self.usable - self.control_wells, 0)

    @property
    def series_per_plate(self) -> int:
        """How many series, each replicate counted, have room beside the controls."""
        beside = self.beside_controls // self.doses
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
        """With all their replicates; 0 where a compound takes several plates."""
        return self.series_per_plate // self.replicates

    @property
    def sharing(self) -> Sharing:
        """All replicates of a compound on one plate; where they do not fit, each series; else well after well."""
        if self.compounds_per_plate:
            return Sharing(self.doses * self.replicates, self.compounds_per_plate, 1)
        if self.series_per_plate:
            return Sharing(self.doses, self.series_per_plate, self.replicates)
        return Sharing(1, self.beside_controls, self.doses * self.replicates)

    def plates_for(self, compounds: int) -> int:
        """Rounded up. Raises QuantityError where the controls leave no well."""
        shared = self.sharing
        if not shared.per_plate:
            raise QuantityError("The controls leave no well of a plate.", "Take fewer of them.")
        return ceil(Fraction(compounds * shared.each, shared.per_plate))

    def compounds_on(self, plates: int) -> int:
        """Rounded down."""
        return plates * self.sharing.per_plate // self.sharing.each

    def sample_wells(self, compounds: int, plate: int) -> int:
        """How many wells of a plate hold compounds. plate: from 1."""
        shared = self.sharing
        left = compounds * shared.each - (plate - 1) * shared.per_plate
        return min(left, shared.per_plate) * shared.wells

    def _lines(self) -> list[list[tuple[int, int]]]:
        """The usable wells, in lines along which the doses run."""
        margin = 1 if self.edge else 0
        rows = range(margin, self.format.rows - margin)
        columns = range(margin, self.format.columns - margin)
        if self.along is Along.COLUMNS:
            return [[(row, column) for row in rows] for column in columns if rows]
        return [[(row, column) for column in columns] for row in rows if columns]

    def in_lines(self) -> list[tuple[int, int]]:
        """The usable wells, line after line."""
        return [well for line in self._lines() for well in line]

    def slots(self) -> Iterator[list[tuple[int, int]]]:
        """Places of a series, one after the other; a series longer than a line goes on in the next."""
        lines = self._lines()
        if not lines:
            return
        longest = len(lines[0])
        if self.along is Along.DENSE:
            wells = self.in_lines()
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
            across = self.in_lines()
        else:
            across = [line[place] for place in range(len(lines[0])) for line in lines] if lines else []
        return [one for one in across if one not in taken]


def lay_out(layout: Layout, compounds: int, most: int | None = None) -> PlateMap:
    """Every compound with its replicates, the controls on every plate. most: plates that are wanted; else all of them.

    Raises QuantityError where the controls leave no well.
    """
    plates = layout.plates_for(compounds)
    shared = layout.sharing
    series = shared.wells >= layout.doses
    made = []
    for number in range(1, (plates if most is None else min(plates, most)) + 1):
        first = (number - 1) * shared.per_plate * shared.wells
        here = range(first, first + layout.sample_wells(compounds, number))
        slots = layout.slots() if series else iter([layout.in_lines()])
        places = [well for slot in islice(slots, len(here) // layout.doses if series else 1) for well in slot]
        made.append(Plate(number, _fill(layout, here, places[: len(here)])))
    return PlateMap(layout.format, tuple(made))


def _fill(layout: Layout, samples: range, places: Sequence[tuple[int, int]]) -> tuple[PlateWell, ...]:
    """samples: numbers of wells with compounds, counted over all plates. places: where they stand."""
    wells = [_sample(layout, *place, number) for place, number in zip(places, samples, strict=True)]
    spare = iter(layout.spare(set(places)))
    for role, count in layout.controls.items():
        wells += [PlateWell(*next(spare), role) for _ in range(count)]
    if layout.edge:
        plate = layout.format
        ring = ((row, column) for row in range(plate.rows) for column in range(plate.columns))
        wells += [PlateWell(row, column, WellRole.EDGE) for row, column in ring if plate.is_edge(row, column)]
    return tuple(sorted(wells, key=lambda one: (one.row, one.column)))


def _sample(layout: Layout, row: int, column: int, number: int) -> PlateWell:
    """number: of the well, from 0: dose after dose, replicate after replicate, compound after compound."""
    series, place = divmod(number, layout.doses)
    compound, replicate = divmod(series, layout.replicates)
    dose = layout.doses - place if layout.rising else place + 1
    strength = layout.strengths[dose - 1] if layout.strengths else None
    return PlateWell(row, column, WellRole.SAMPLE, compound + 1, dose, replicate + 1, strength)
