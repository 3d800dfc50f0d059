"""Lanes of a gel with equal protein in each: lysate, sample buffer, reducer and fill."""

from __future__ import annotations

from fractions import Fraction

from protocolapp.calc.flag import Code
from protocolapp.calc.form import Bench, Calculator, Given, Outcome, Sheet, Topic, When
from protocolapp.calc.form.fields import choice, count, quantity, share, table
from protocolapp.calc.proteins.lane_limits import say_well, say_what_limits
from protocolapp.calc.proteins.lane_rows import Gel, LaneRow, read_lysates, read_rows, settle, smallest_lane
from protocolapp.calc.proteins.lane_sheet import write_lanes
from protocolapp.calc.proteins.lanes import Well, room_share
from protocolapp.calc.proteins.lysate_columns import lysate_columns
from protocolapp.calc.proteins.normalising import normalise
from protocolapp.quantity import FOLD, MASS, MASS_CONCENTRATION, NUMBER, VOLUME

_USUAL_BUFFER = Fraction(4)


def _work(given: Given, bench: Bench) -> Outcome:
    sheet = Sheet(bench)
    if given.choice("mode") == "normalise":
        lysates = read_lysates(sheet, given)
        return sheet.outcome() if sheet.outcome().blocked else normalise(sheet, lysates, given)
    rows = read_rows(sheet, given)
    buffer, reducer = given.quantity("buffer_strength").base, _fold(given, "reducer_strength")
    if room_share(buffer, reducer) <= 0:
        _say_no_room(sheet, buffer, reducer)
    return sheet.outcome() if sheet.outcome().blocked else _load(sheet, given, rows, buffer, reducer)


def _fold(given: Given, name: str) -> Fraction | None:
    found = given.maybe(name)
    return found.base if found is not None else None


def _say_no_room(sheet: Sheet, buffer: Fraction, reducer: Fraction | None) -> None:
    """Whichever is to blame: a 4X buffer that would still leave no room is not the remedy."""
    by_reducer = reducer is not None and room_share(_USUAL_BUFFER, reducer) <= 0
    sheet.block(
        Code.LANE_OVERFULL,
        "Sample buffer and reducer fill the whole lane, and leave no room for a sample."
        if reducer is not None
        else "The sample buffer fills the whole lane, and leaves no room for a sample.",
        "Use a stronger reducer, such as 10X." if by_reducer else "Use a stronger sample buffer, such as 4X or 5X.",
        "reducer_strength" if by_reducer and buffer > 1 else "buffer_strength",
    )  # fmt: skip


def _load(
    sheet: Sheet, given: Given, rows: tuple[LaneRow, ...], buffer: Fraction, reducer: Fraction | None
) -> Outcome:
    load, holds = given.maybe("load"), given.maybe("well_holds")
    volume = given.maybe("lane_volume")
    if volume is None and load is None and any(one.common for one in rows):
        volume = holds
        if volume is None:
            return Outcome(missing=("lane_volume",))
    if volume is None:
        volume = smallest_lane(rows, load, room_share(buffer, reducer))
    well = Well(volume, buffer, reducer)
    gel = settle(rows, load, well, given.count("loads"), given.share("overage"), holds)
    _say_given(sheet, given, gel)
    say_well(sheet, gel)
    say_what_limits(sheet, gel, load_given=load is not None)
    if not sheet.outcome().blocked:
        write_lanes(sheet, gel)
    return sheet.outcome()


def _say_given(sheet: Sheet, given: Given, gel: Gel) -> None:
    """The common load and the lane's volume, whichever was given, and what the lane leaves for the sample."""
    load, well = gel.load, gel.well
    if load is not None:
        sheet.value(
            "load", "Protein in every lane", load, main=not given.has("load"), at_most=not given.has("load")
        )
    sheet.value("lane_volume", "Volume of a lane", well.volume, main=not given.has("lane_volume"))
    if all(one.ready for one in gel.rows):
        return
    sheet.value("largest_sample", "Largest sample in a lane", well.room, main=False)
    y = f" − 1/{sheet.number(well.reducer)}" if well.reducer is not None else ""
    filled = f"{sheet.show(well.volume)} × (1 − 1/{sheet.number(well.buffer)}{y})"
    sheet.step("largest sample = W·(1 − 1/x − 1/y)", filled, well.room)


CALCULATOR = Calculator(
    name="lane_loading",
    title="Lane loading",
    topic=Topic.PROTEIN,
    summary="Equal protein in every lane: lysate, sample buffer, reducer and fill; or lysates at one concentration.",
    fields=(
        choice("mode", "Work out", {"load": "Lanes with equal protein", "normalise": "Lysates at one concentration"}),
        table(
            "samples", "Samples",
            (
                *lysate_columns("Sample"),
                quantity("volume", "Load by volume", VOLUME, unit="µL", optional=True, help="an IP's eluate"),
                share("input", "Input of an IP", zero=False, optional=True, help="its share of one IP's protein"),
            ),
            rows=(
                {"name": "DMSO", "concentration": "3.2 mg/mL"},
                {"name": "crizotinib", "concentration": "2.6 mg/mL"},
                {"name": "lorlatinib", "concentration": "2.1 mg/mL"},
            ),
            help="loaded by mass; a row with a volume is loaded by that, whatever it holds",
            most=96,
        ),
        quantity(
            "load", "Protein in a lane", MASS, unit="µg", start="20 µg", optional=True, when=When("mode", ("load",)),
            also=("mass", "protein_per_lane"), help="left empty: the largest that all samples can give",
        ),
        quantity(
            "lane_volume", "Volume of a lane", VOLUME, unit="µL", start="20 µL", optional=True,
            when=When("mode", ("load",)), also=("well_volume",),
            help="left empty: the smallest that holds the load; without a load, what the well holds",
        ),
        quantity(
            "buffer_strength", "Sample buffer", FOLD, NUMBER, unit="X", default="4X", when=When("mode", ("load",)),
            also=("sample_buffer",), help="4x Laemmli is usual",
        ),
        quantity(
            "reducer_strength", "Reducer", FOLD, NUMBER, unit="X", optional=True, when=When("mode", ("load",)),
            also=("reducer",), help="where it is added apart, 10X for one; none when it is in the sample buffer",
        ),
        count("loads", "Lanes of each sample", default="1", help="on all gels together", when=When("mode", ("load",))),
        share(
            "overage", "Overage", start="10 %", default="10 %", help="the lab's choice", when=When("mode", ("load",)),
        ),
        quantity(
            "well_holds", "The well holds", VOLUME, unit="µL", optional=True, when=When("mode", ("load",)),
            also=("capacity",), help="as the comb says",
        ),
        quantity(
            "ip_protein", "Protein in one IP", MASS, unit="mg", optional=True, when=When("mode", ("load",)),
            help="for lanes of input",
        ),
        choice(
            "eluate", "Samples by volume are", {"ready": "in sample buffer already", "plain": "without sample buffer"},
            when=When("mode", ("load",)), help="a Co-IP is eluted in sample buffer",
        ),
        quantity(
            "target", "Common concentration", MASS_CONCENTRATION, unit="mg/mL", optional=True,
            when=When("mode", ("normalise",)), help="left empty: that of the weakest",
        ),
        quantity(
            "final_volume", "Make of each", VOLUME, unit="µL", optional=True, when=When("mode", ("normalise",)),
            also=("volume",), help="left empty: all that is at hand of each",
        ),
    ),
    work=_work,
    formulas=(
        "V(sample) = m / c", "sample buffer = W / x", "reducer = W / y", "fill = W − sample − buffer − reducer",
        "largest sample = W·(1 − 1/x − 1/y)",
    ),
    sources=(
        "conservation of the protein; the sample buffer stands at 1X in the whole lane",
        "20–40 µg in a lane: BenchChem guide to ALK signalling, 2025",
    ),
    words=("SDS-PAGE", "Western blot", "Laemmli", "loading", "gel", "normalise", "normalize", "sample buffer"),
    size="loads",
)  # fmt: skip
