"""Wells laid out: pure, and remembered, since most changes of a run leave its plates as they were."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType

from protocolapp.calc.flag import Flag
from protocolapp.calc.form import Bench, Sheet
from protocolapp.calc.form.picture import PlatesPicture, WellRole
from protocolapp.calc.plates.plate_fit import (
    say_all_is_edge,
    say_no_well_is_left,
    say_well_is_full,
    say_what_is_broken_up,
)
from protocolapp.calc.plates.plate_format import FORMATS
from protocolapp.calc.plates.plate_map import Along, Layout, Plate, PlateMap, PlateWell, lay_out
from protocolapp.calc.plates.plate_sheet import picture_of_plates
from protocolapp.plan.model.plate import PlannedWell
from protocolapp.quantity import Quantity, parse_exact

MOST_WELLS = 20 * 384
"""More are counted, but neither listed nor drawn."""

_REMEMBERED = 64


@dataclass(frozen=True, slots=True)
class Series:
    """A sample on the plates. dropped: its wells stay empty, so that those of the others stay where they are."""

    sample: str
    name: str
    dropped: bool


@dataclass(frozen=True, slots=True)
class Wells:
    """What plates are to hold, every figure known. strengths: of the doses, as exact texts, the strongest first."""

    size: str
    points: int
    replicates: int
    controls: tuple[tuple[WellRole, int], ...]
    edge: bool
    along: Along
    strengths: tuple[str, ...]
    series: tuple[Series, ...]
    volume: Quantity | None


@dataclass(frozen=True, slots=True)
class LaidOut:
    """plates: 0 where the controls leave no well."""

    plates: int
    wells: tuple[PlannedWell, ...]
    counts: Mapping[WellRole, int]
    dose_texts: tuple[str, ...]
    picture: PlatesPicture | None
    flags: tuple[Flag, ...]


@lru_cache(maxsize=_REMEMBERED)
def laid_out(wells: Wells) -> LaidOut:
    """Every sample with its doses and replicates, the controls on every plate."""
    sheet, format_ = Sheet(Bench()), FORMATS[wells.size]
    strengths = tuple(parse_exact(text) for text in wells.strengths)
    controls = {role: number for role, number in wells.controls if number}
    edge = wells.edge and format_.has_inside
    layout = Layout(format_, wells.points, wells.replicates, controls, edge, wells.along, strengths)
    texts = tuple(sheet.show(one) for one in strengths)
    if not layout.sharing.per_plate:
        say_no_well_is_left(sheet, layout)
        return LaidOut(0, (), MappingProxyType({}), texts, None, sheet.outcome().flags)
    if wells.edge and not edge:
        say_all_is_edge(sheet, layout)
    say_what_is_broken_up(sheet, layout)
    if wells.volume is not None:
        say_well_is_full(sheet, format_, wells.volume)
    plates = layout.plates_for(len(wells.series))
    made = _without_dropped(lay_out(layout, len(wells.series), max(MOST_WELLS // format_.wells, 1)), wells)
    names = [one.name for one in wells.series]
    return LaidOut(
        plates,
        tuple(_planned(one, plate, wells) for plate in made.plates for one in plate.wells),
        MappingProxyType(_counts(layout, wells, plates)),
        texts,
        picture_of_plates(made, texts, wells.points, plates, names),
        sheet.outcome().flags,
    )


def _without_dropped(made: PlateMap, wells: Wells) -> PlateMap:
    gone = {number for number, one in enumerate(wells.series, 1) if one.dropped}
    if not gone:
        return made
    plates = (
        Plate(plate.number, tuple(one for one in plate.wells if one.compound not in gone))
        for plate in made.plates
    )
    return PlateMap(made.format, tuple(plates))


def _planned(one: PlateWell, plate: Plate, wells: Wells) -> PlannedWell:
    series = wells.series[one.compound - 1] if one.compound else None
    return PlannedWell(
        plate.number,
        one.name,
        one.row,
        one.column,
        one.role,
        series.sample if series is not None else "",
        series.name if series is not None else "",
        one.compound,
        one.dose if wells.strengths else 0,
        one.strength,
        one.replicate,
    )


def _counts(layout: Layout, wells: Wells, plates: int) -> dict[WellRole, int]:
    """Wells of each role on all plates, drawn or not; they add up to the wells of the plates."""
    present = sum(not one.dropped for one in wells.series)
    counts = {WellRole.SAMPLE: present * wells.points * wells.replicates}
    counts |= {role: number * plates for role, number in layout.controls.items()}
    if layout.edge:
        counts[WellRole.EDGE] = layout.edge_wells * plates
    counts[WellRole.EMPTY] = layout.format.wells * plates - sum(counts.values())
    return counts
