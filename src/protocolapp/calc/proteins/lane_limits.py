"""What stands in the way of a gel: a sample that limits all, a lane or a well too small, a lysate that is short."""

from __future__ import annotations

from collections.abc import Sequence
from math import floor

from protocolapp.calc.figures.safe_side import at_least, at_most
from protocolapp.calc.flag import Code
from protocolapp.calc.form import Sheet
from protocolapp.calc.form.wording import capitalised
from protocolapp.calc.proteins.lane_rows import Gel, LaneRow
from protocolapp.calc.proteins.lanes import Lysate, Well, load_by_room, room_share, sample_volume
from protocolapp.quantity import Quantity

_NAMED = 4
"""More samples than this are counted instead of named."""


def say_what_limits(sheet: Sheet, gel: Gel, *, load_given: bool) -> None:
    """Blocks where a lane is too small or a lysate short, with what would do; notes who sets the load."""
    most, load = gel.largest_load, gel.load
    if most is not None and load is not None:
        sheet.value("largest_load", "Largest equal load", most, main=False, at_most=True)
        thin = [
            one.lysate
            for one, sample in zip(gel.rows, gel.samples, strict=True)
            if one.common and one.lysate is not None and sample > gel.well.room
        ]
        if thin:
            _limited(sheet, gel, load, most, thin)
            _limits_table(sheet, gel, load)
        elif not load_given:
            first = min(gel.allows, key=lambda one: one[1])[0]
            sheet.note(Code.LIMITING_SAMPLE, f"{first.name} sets the load of all lanes.", "load")
    for one, sample in zip(gel.rows, gel.samples, strict=True):
        if not one.common and sample > one.room(gel.well):
            _own_lane(sheet, one, sample, gel.well)
        if one.available is not None:
            _short(sheet, one, sample, one.available, gel)


def _limited(sheet: Sheet, gel: Gel, load: Quantity, most: Quantity, thin: Sequence[Lysate]) -> None:
    """One sample lowers all lanes: lower load, bigger well, concentrate, drop."""
    room, worst = gel.well.room, min(thin, key=lambda one: one.concentration)
    takes = sample_volume(worst, load)
    larger = at_least(takes / room_share(gel.well.buffer, gel.well.reducer))
    lanes = f"use lanes of {sheet.show(larger)}"
    if gel.holds is not None and larger > gel.holds:
        lanes += f" (with another comb: a well of this one holds {sheet.show(gel.holds)})"
    strength = at_least((load / room).to(worst.concentration.unit))
    offers = [
        f"load {sheet.show(at_most(most))} in every lane", lanes,
        f"concentrate {_names(thin)} to {sheet.show(strength)}",
    ]  # fmt: skip
    out = list(thin) if len(thin) < len(gel.allows) else [worst]
    rest = [allows for one, allows in gel.allows if one not in out]
    if rest:
        whom = "it" if len(thin) == 1 else "them" if len(out) > 1 else worst.name
        offers.append(f"leave {whom} out, and the others take {sheet.show(at_most(min(load, *rest)))}")
    others = len(thin) - 1
    more = f" {others} more {'does' if others == 1 else 'do'} not fit either." if others else ""
    sheet.block(
        Code.LIMITING_SAMPLE,
        f"{worst.name} takes {sheet.show(takes)} for {sheet.show(load)}, "
        f"and a lane has room for {sheet.show(room)}.{more}",
        f"{capitalised(', or '.join(offers))}.",
        "samples.concentration",
        worst.row,
    )


def _names(lysates: Sequence[Lysate]) -> str:
    if len(lysates) > _NAMED:
        return f"all {len(lysates)} of them"
    names = [one.name for one in lysates]
    return " and ".join(filter(None, (", ".join(names[:-1]), names[-1])))


def _limits_table(sheet: Sheet, gel: Gel, load: Quantity) -> None:
    taken = [(one, sample_volume(one, load)) for one, _ in gel.allows]
    rows = [(one.name, one.concentration, sample, load_by_room(one, gel.well)) for one, sample in taken]
    columns = (
        ("name", "Sample"), ("concentration", "Concentration"), ("sample", "Takes"), ("load", "Allows"),
    )  # fmt: skip
    flagged = [place for place, (_, sample) in enumerate(taken, start=1) if sample > gel.well.room]
    sheet.table("limits", f"For {sheet.show(load)} in a lane", columns, rows, flagged)


def say_well(sheet: Sheet, gel: Gel) -> None:
    """Blocks where a lane is larger than the comb's wells."""
    volume, holds = gel.well.volume, gel.holds
    if holds is None or volume <= holds:
        return
    smaller = Well(holds, gel.well.buffer, gel.well.reducer)
    most = min((load_by_room(one, smaller) for one, _ in gel.allows), default=None)
    remedy = f"Use lanes of {sheet.show(holds)} at the most."
    if most is not None and gel.load is not None and gel.load > most:
        remedy = (
            f"Load {sheet.show(at_most(most))} in every lane and use lanes of {sheet.show(holds)}, "
            f"or take a comb with larger wells."
        )
    message = f"{sheet.show(volume)} do not fit into a well of {sheet.show(holds)}."
    sheet.block(Code.LANE_OVERFULL, message, remedy, "well_holds")


def _own_lane(sheet: Sheet, one: LaneRow, sample: Quantity, well: Well) -> None:
    """A row with its own volume or load has to fit by itself."""
    room, about, fits = one.room(well), "samples.volume", ""
    if one.lysate is not None and one.ip_protein is not None:
        about = "samples.input"
        share = (room * one.lysate.concentration / one.ip_protein).as_number()
        fits = f", which is {sheet.number(at_most(Quantity(share * 100)).magnitude)}\u00a0% of one IP"
    room_shown = sheet.show(at_most(room))
    message = f"{one.name} takes {sheet.show(sample)}, and a lane has room for {room_shown}."
    remedy = f"Load {room_shown} of it at the most{fits}, or use a larger lane."
    sheet.block(Code.LANE_OVERFULL, message, remedy, about, one.row)


def _short(sheet: Sheet, one: LaneRow, sample: Quantity, available: Quantity, gel: Gel) -> None:
    """What stands in sample buffer already is loaded as it is, so no overage is made of it."""
    bare = sample * gel.loads
    need = bare if one.ready else sample * gel.times
    if need <= available:
        return
    if bare <= available:
        percent = floor((available / bare).as_number() * 100) - 100
        sheet.warn(
            Code.LYSATE_SHORT,
            f"{one.name} takes {sheet.show(need)}, the overage with it; there are {sheet.show(available)}, "
            f"and the lanes alone take {sheet.show(bare)}.",
            f"Set the overage to {percent} %.",
            "samples.available",
            one.row,
        )
        return
    lanes = f"{gel.loads} {'lane' if gel.loads == 1 else 'lanes'}"
    overage = " and the overage" if need > bare else ""
    most = sheet.show(at_most(available / (gel.loads if one.ready else gel.times)))
    remedy = f"Load {most} of it in a lane at the most, or make fewer lanes."
    if one.common and gel.largest_load is not None:
        remedy = f"Load {sheet.show(at_most(gel.largest_load))} in every lane, or make fewer lanes."
    sheet.block(
        Code.LYSATE_SHORT,
        f"{one.name} takes {sheet.show(need)} for {lanes}{overage}; there are {sheet.show(available)}.",
        remedy,
        "samples.available",
        one.row,
    )
