"""Lanes on the sheet: which sample limits them and what can be done, and the table of volumes."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from math import floor

from protocolapp.calc.flag import Code
from protocolapp.calc.form import Cell, Given, Sheet
from protocolapp.calc.lane_rows import LaneRow, smallest_lane
from protocolapp.calc.lanes import Lane, Lysate, Well, largest_load, limiting, room_share, sample_volume
from protocolapp.calc.pipetting import Pipetting
from protocolapp.calc.safe_figures import at_least, at_most
from protocolapp.calc.top_up import top_up
from protocolapp.quantity import Quantity


def say_what_limits(
    sheet: Sheet, given: Given, rows: Sequence[LaneRow], load: Quantity | None, well: Well, times: Fraction
) -> None:
    """Blocks where a lane is too small or a lysate short, with what would do; notes who sets the load."""
    lysates = [one.lysate for one in rows if one.common and one.lysate is not None]
    if lysates and load is not None:
        most = largest_load(lysates, well, times)
        sheet.value("largest_load", "Largest equal load", most, main=False)
        thin = [one for one in lysates if sample_volume(one, load) > well.room]
        if thin:
            _limited(sheet, lysates, load, well, times)
            _limits_table(sheet, lysates, load, well)
        elif not given.has("load"):
            first = limiting(lysates, well, times)
            sheet.note(Code.LIMITING_SAMPLE, f"{first.name} sets the load of all lanes.", "load")
    for one in rows:
        _own_lane(sheet, one, load, well)
        _short(sheet, one, lysates, load, well, times, given.count("loads"))


def _limited(sheet: Sheet, lysates: Sequence[Lysate], load: Quantity, well: Well, times: Fraction) -> None:
    """One sample lowers all lanes: lower load, bigger well, concentrate, drop."""
    worst = min(lysates, key=lambda one: one.concentration.base)
    volume = smallest_lane([LaneRow(0, worst.name, worst)], load, room_share(well.buffer, well.reducer))
    offers = [
        f"load {sheet.show(at_most(largest_load(lysates, well, times)))} in every lane",
        f"use lanes of {sheet.show(at_least(volume))}",
        f"concentrate {worst.name} to {sheet.show(at_least((load / well.room).to(worst.concentration.unit)))}",
    ]
    rest = [one for one in lysates if one is not worst]
    if rest:
        allows = min(largest_load(rest, well, times), load)
        offers.append(f"leave it out, and the others take {sheet.show(at_most(allows))}")
    others = sum(1 for one in rest if sample_volume(one, load) > well.room)
    more = f" {others} more {'does' if others == 1 else 'do'} not fit either." if others else ""
    sheet.block(
        Code.LIMITING_SAMPLE,
        f"{worst.name} takes {sheet.show(sample_volume(worst, load))} for {sheet.show(load)}, "
        f"and a lane has room for {sheet.show(well.room)}.{more}",
        f"{offers[0][0].upper()}{', or '.join(offers)[1:]}.",
        "samples.concentration",
        worst.row,
    )


def _limits_table(sheet: Sheet, lysates: Sequence[Lysate], load: Quantity, well: Well) -> None:
    rows = [
        (one.name, one.concentration, sample_volume(one, load), (well.room * one.concentration).to("µg"))
        for one in lysates
    ]
    columns = (
        ("name", "Sample"), ("concentration", "Concentration"), ("sample", "Takes"), ("load", "Allows"),
    )  # fmt: skip
    flagged = [place for place, one in enumerate(lysates, start=1) if sample_volume(one, load) > well.room]
    sheet.table("limits", f"For {sheet.show(load)} in a lane", columns, rows, flagged)


def _own_lane(sheet: Sheet, one: LaneRow, load: Quantity | None, well: Well) -> None:
    """A row with its own volume or load has to fit by itself."""
    sample = one.sample(load)
    if one.common or sample is None or sample <= one.room(well):
        return
    room = sheet.show(at_most(one.room(well)))
    about = "samples.volume" if one.fixed is not None else "samples.input"
    message = f"{one.name} takes {sheet.show(sample)}, and a lane has room for {room}."
    remedy = f"Load {room} of it at the most, or use a larger lane."
    sheet.block(Code.LANE_OVERFULL, message, remedy, about, one.row)


def _short(
    sheet: Sheet,
    one: LaneRow,
    lysates: Sequence[Lysate],
    load: Quantity | None,
    well: Well,
    times: Fraction,
    loads: int,
) -> None:
    sample = one.sample(load)
    if one.available is None or sample is None:
        return
    need, bare = sample * (loads if one.ready else times), sample * loads
    if need <= one.available:
        return
    if bare <= one.available:
        _no_overage(sheet, one, need, bare)
        return
    remedy = (
        f"Load {sheet.show(at_most(one.available / loads))} of it in a lane at the most, or make fewer lanes."
    )
    if one.common:
        most = sheet.show(at_most(largest_load(lysates, well, times)))
        remedy = f"Load {most} in every lane, or make fewer lanes."
    sheet.block(
        Code.LYSATE_SHORT,
        f"{one.name} takes {sheet.show(need)}, the overage with it; there are {sheet.show(one.available)}.",
        remedy,
        "samples.available",
        one.row,
    )


def _no_overage(sheet: Sheet, one: LaneRow, need: Quantity, bare: Quantity) -> None:
    """Enough for the lanes, not for the overage."""
    if one.available is None:
        return
    percent = floor((one.available / bare).as_number() * 100) - 100
    sheet.warn(
        Code.LYSATE_SHORT,
        f"{one.name} takes {sheet.show(need)}, the overage with it; there are {sheet.show(one.available)}, "
        f"and the lanes alone take {sheet.show(bare)}.",
        f"Set the overage to {percent} %.",
        "samples.available",
        one.row,
    )


def write_lanes(
    sheet: Sheet, given: Given, rows: Sequence[LaneRow], load: Quantity | None, well: Well, times: Fraction
) -> None:
    """Volumes of one lane, of the mixture for all lanes of a sample, and the totals."""
    loads = given.count("loads")
    lanes = [(one, one.lane(sample, well)) for one in rows if (sample := one.sample(load)) is not None]
    sheet.value("sample_buffer", "Sample buffer in a lane", well.sample_buffer)
    if well.reducer is not None:
        sheet.value("reducer", "Reducer in a lane", well.reducing_agent)
    alone = times == 1
    _table(
        sheet,
        "lanes",
        "In one lane",
        [(one, made, Fraction(1)) for one, made in lanes],
        well,
        load,
        pipetted=alone,
    )
    if not alone:
        title = f"To prepare, for {loads} {'lane' if loads == 1 else 'lanes'} and the overage"
        prepared = [(one, made, Fraction(loads) if one.ready else times) for one, made in lanes]
        _table(sheet, "mixes", title, prepared, well, load, pipetted=True)
    mixed = [made for one, made in lanes if not one.ready]
    if mixed:
        none = well.volume * 0
        sheet.value(
            "sample_buffer_total", "Sample buffer in all", well.sample_buffer * (len(mixed) * times), use=True
        )
        if well.reducer is not None:
            sheet.value(
                "reducer_total", "Reducer in all", well.reducing_agent * (len(mixed) * times), use=True
            )
        sheet.value("fill_total", "Fill in all", sum((one.fill for one in mixed), none) * times, use=True)
    sheet.value("lanes", "Lanes", len(lanes) * loads, main=False)
    _steps(sheet, rows, load, well)


def _table(
    sheet: Sheet, name: str, title: str, lanes: Sequence[tuple[LaneRow, Lane, Fraction]], well: Well,
    load: Quantity | None, *, pipetted: bool,
) -> None:  # fmt: skip
    columns = [
        ("name", "Sample"), ("load", "Protein"), ("sample", "Sample"), ("sample_buffer", "Sample buffer"),
        ("reducer", "Reducer"), ("fill", "Fill"), ("total", "Total"),
    ]  # fmt: skip
    rows = [_cells(sheet, one, made, times, load, pipetted=pipetted) for one, made, times in lanes]
    if well.reducer is None:
        columns = [one for one in columns if one[0] != "reducer"]
        rows = [(*row[:4], *row[5:]) for row in rows]
    sheet.table(name, title, columns, rows, uses="sample" if pipetted else "")


def _cells(
    sheet: Sheet, one: LaneRow, made: Lane, times: Fraction, load: Quantity | None, *, pipetted: bool
) -> tuple[str | Cell | Quantity | Pipetting, ...]:
    def cell(volume: Quantity, about: str = "samples.concentration") -> Cell | Pipetting:
        whole = volume * times
        return sheet.pipetted(whole, about, one.row) if pipetted else sheet.cell(whole)

    mass = one.own_load if one.own_load is not None else load if one.common else None
    return (
        one.name, mass * times if mass is not None else sheet.cell(""), cell(made.sample),
        cell(made.sample_buffer, "buffer_strength"), cell(made.reducing_agent, "reducer_strength"),
        top_up(sheet, made.fill * times) if pipetted else sheet.cell(made.fill * times), made.volume * times,
    )  # fmt: skip


def _steps(sheet: Sheet, rows: Sequence[LaneRow], load: Quantity | None, well: Well) -> None:
    first = next((one for one in rows if one.common), None)
    if first is not None and first.lysate is not None and load is not None:
        taken = sample_volume(first.lysate, load)
        sheet.step(
            "V(sample) = m / c", f"{sheet.show(load)} / {sheet.show(first.lysate.concentration)}", taken
        )
    volume, x = sheet.show(well.volume), sheet.number(well.buffer)
    sheet.step("sample buffer = W / x", f"{volume} / {x}", well.sample_buffer)
    if well.reducer is not None:
        sheet.step("reducer = W / y", f"{volume} / {sheet.number(well.reducer)}", well.reducing_agent)
    strength = well.sample_buffer / well.volume * well.buffer
    sheet.step("b·x / W = 1", f"{sheet.show(well.sample_buffer)} × {x} / {volume}", strength)
