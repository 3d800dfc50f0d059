"""Lanes on the sheet: what goes into one of each sample, what to prepare for all of them, and the totals."""

from __future__ import annotations

from fractions import Fraction

from protocolapp.calc.equipment.pipetting import Pipetting
from protocolapp.calc.equipment.top_up import top_up
from protocolapp.calc.form import Cell, Sheet
from protocolapp.calc.proteins.lane_rows import Gel, LaneRow
from protocolapp.calc.proteins.lanes import lane, sample_volume
from protocolapp.quantity import Quantity

Made = tuple[LaneRow, Quantity, Quantity]
"""A row, its sample and its fill in one lane."""


def write_lanes(sheet: Sheet, gel: Gel) -> None:
    """Volumes of one lane, of the mixture for all lanes of a sample, and the totals."""
    nothing = gel.well.volume * 0
    lanes = [
        (one, sample, nothing if one.ready else lane(sample, gel.well).fill)
        for one, sample in zip(gel.rows, gel.samples, strict=True)
    ]
    _write_one(sheet, gel, lanes)
    alone = gel.times == 1
    _table(sheet, "lanes", "In one lane", gel, lanes, Fraction(1), Fraction(1), pipetted=alone)
    if not alone:
        title = f"To prepare, for {gel.loads} {'lane' if gel.loads == 1 else 'lanes'}"
        title += " and the overage" if gel.times > gel.loads else ""
        _table(sheet, "mixes", title, gel, lanes, gel.times, Fraction(gel.loads), pipetted=True)
    _write_totals(sheet, gel, lanes)
    sheet.value("lanes", "Lanes", len(lanes) * gel.loads, main=False)
    _steps(sheet, gel)


def _write_one(sheet: Sheet, gel: Gel, lanes: list[Made]) -> None:
    """What all lanes have in common; of a single sample everything."""
    if len(lanes) == 1:
        sheet.value("sample", "Sample in a lane", lanes[0][1])
    if all(one.ready for one, _, _ in lanes):
        return
    sheet.value("sample_buffer", "Sample buffer in a lane", gel.well.sample_buffer)
    if gel.well.reducer is not None:
        sheet.value("reducer", "Reducer in a lane", gel.well.reducing_agent)
    if len(lanes) == 1:
        sheet.value("fill", "Fill in a lane", lanes[0][2])


def _write_totals(sheet: Sheet, gel: Gel, lanes: list[Made]) -> None:
    fills = [fill for one, _, fill in lanes if not one.ready]
    if not fills:
        return
    well, times = gel.well, len(fills) * gel.times
    sheet.value("sample_buffer_total", "Sample buffer in all", well.sample_buffer * times, use=True)
    if well.reducer is not None:
        sheet.value("reducer_total", "Reducer in all", well.reducing_agent * times, use=True)
    fill = sum(fills[1:], fills[0]) * gel.times
    sheet.value("fill_total", "Fill in all", fill, detail="lysis buffer or water", use=True)


def _table(
    sheet: Sheet, name: str, title: str, gel: Gel, lanes: list[Made], times: Fraction, ready_times: Fraction,
    *, pipetted: bool,
) -> None:  # fmt: skip
    """times: how many lanes are made of what is mixed; ready_times: of what is loaded as it stands."""

    def cell(volume: Quantity, about: str, row: int = 0) -> Cell | Pipetting:
        return sheet.pipetted(volume, about, row) if pipetted else sheet.cell(volume)

    def rest(volume: Quantity) -> Cell | Pipetting:
        return top_up(sheet, volume) if pipetted else sheet.cell(volume)

    well, nothing = gel.well, sheet.cell(gel.well.volume * 0)
    mixed = any(not one.ready for one, _, _ in lanes)
    buffer = cell(well.sample_buffer * times, "buffer_strength") if mixed else nothing
    reducer = cell(well.reducing_agent * times, "reducer_strength") if mixed else nothing
    whole, load = sheet.cell(well.volume * times), sheet.cell("")
    if gel.load is not None:
        load = sheet.cell(gel.load * times)
    rows: list[tuple[str | Cell | Pipetting, ...]] = []
    for one, sample, fill in lanes:
        volume = sample * (ready_times if one.ready else times)
        taken = cell(volume, "samples.concentration" if one.lysate is not None else "samples.volume", one.row)
        if one.ready:
            rows.append((one.name, "", taken, nothing, nothing, nothing, sheet.cell(volume)))
            continue
        mass = sheet.cell(one.own_load * times) if one.own_load is not None else load if one.common else ""
        rows.append((one.name, mass, taken, buffer, reducer, rest(fill * times), whole))
    columns = [
        ("name", "Sample"), ("load", "Protein"), ("sample", "Sample"), ("sample_buffer", "Sample buffer"),
        ("reducer", "Reducer"), ("fill", "Fill"), ("total", "Total"),
    ]  # fmt: skip
    if well.reducer is None:
        columns = [one for one in columns if one[0] != "reducer"]
        rows = [(*row[:4], *row[5:]) for row in rows]
    sheet.table(name, title, columns, rows, uses="sample" if pipetted else "")


def _steps(sheet: Sheet, gel: Gel) -> None:
    well = gel.well
    first = next((one.lysate for one in gel.rows if one.common), None)
    if first is not None and gel.load is not None:
        filled = f"{sheet.show(gel.load)} / {sheet.show(first.concentration)}"
        sheet.step("V(sample) = m / c", filled, sample_volume(first, gel.load))
    if all(one.ready for one in gel.rows):
        return
    volume, x = sheet.show(well.volume), sheet.number(well.buffer)
    sheet.step("sample buffer = W / x", f"{volume} / {x}", well.sample_buffer)
    if well.reducer is not None:
        sheet.step("reducer = W / y", f"{volume} / {sheet.number(well.reducer)}", well.reducing_agent)
    strength = well.sample_buffer / well.volume * well.buffer
    sheet.step("b·x / W = 1", f"{sheet.show(well.sample_buffer)} × {x} / {volume}", strength)
