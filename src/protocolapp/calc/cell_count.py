"""Cells counted in a chamber: density = mean per square × dilution / volume of a square; how many are alive."""

from __future__ import annotations

from fractions import Fraction
from math import ceil

from protocolapp.calc.cultures.counting_chamber import (
    CROWDED,
    ENOUGH,
    MILLILITRE,
    SQUARES,
    VIABLE,
    Count,
    squares_counted,
)
from protocolapp.calc.figures.safe_side import at_most
from protocolapp.calc.flag import Code
from protocolapp.calc.form import Bench, Calculator, Given, Outcome, Sheet, Topic, When
from protocolapp.calc.form.fields import choice, count, numbers, quantity, ratio, share
from protocolapp.quantity import (
    CELL_COUNT,
    CELL_DENSITY,
    PERCENT,
    VOLUME,
    Quantity,
    QuantityError,
)


def _work(given: Given, bench: Bench) -> Outcome:
    sheet = Sheet(bench)
    if given.choice("chamber") == "counter":
        density, viability = _from_counter(given, sheet)
    else:
        density, viability = _from_chamber(given, sheet)
    if viability is not None and viability < VIABLE:
        sheet.warn(
            Code.LOW_VIABILITY,
            f"Only {sheet.percent(viability)} of the cells are alive."
            if viability
            else "No cells are alive.",
            f"Aim at {sheet.percent(VIABLE)} at least: let the culture recover, or spin the dead cells off."
            if viability
            else "Check the stain, and start from other cells.",
            "viability",
        )
    _amounts(sheet, density, given.maybe("volume"), given.maybe("wanted"))
    return sheet.outcome()


def _from_counter(given: Given, sheet: Sheet) -> tuple[Quantity, Fraction | None]:
    """What an automated counter shows; where it tells the viability, its density is that of all cells."""
    shown = given.quantity("counter_density") * given.ratio("counter_dilution")
    viability = given.share("counter_viability") if given.has("counter_viability") else None
    if viability is not None and viability > 1:
        raise QuantityError("More than all of the cells cannot be alive.", "Write a viability up to 100 %.")
    density = shown if viability is None else shown * viability
    sheet.value("density", "Live cells", density)
    if viability is not None:
        sheet.value("total_density", "All cells", shown, main=False)
        sheet.value("viability", "Viability", Quantity(viability), unit=PERCENT)
        sheet.step("live = all × viability", f"{sheet.show(shown)} × {sheet.percent(viability)}", density)
    return density, viability


def _from_chamber(given: Given, sheet: Sheet) -> tuple[Quantity, Fraction | None]:
    live, dead = given.numbers("live"), given.numbers("dead")
    squares = squares_counted(live, dead, given.count("squares") if given.has("squares") else None)
    chamber = given.choice("chamber")
    square = SQUARES[chamber] if chamber in SQUARES else given.quantity("square_volume")
    made = Count(sum(live, Fraction(0)), sum(dead, Fraction(0)), squares, square, given.ratio("dilution"))
    sheet.value("density", "Live cells", made.density)
    if made.viability is not None and given.has("dead"):
        sheet.value("viability", "Viability", Quantity(made.viability), unit=PERCENT)
        sheet.value("total_density", "All cells", made.total_density, main=False)
    sheet.value("mean", "Live cells on a square", made.live / squares, main=False)
    sheet.value("counted", "Cells counted", made.counted, detail=f"squares: {squares}", main=False)
    if made.error is not None:
        error = Quantity(made.error, approximate=True)
        sheet.value("counting_error", "Counting error, 1/√live", error, unit=PERCENT, main=False)
    _steps(sheet, made, given.has("dead"))
    _few_or_many(sheet, made)
    fold = sheet.number(made.dilution)
    sheet.note(Code.ONE_IN_N, f"1:{fold} is 1 part of suspension in {fold} parts in all.", "dilution")
    return made.density, made.viability if given.has("dead") else None


def _steps(sheet: Sheet, made: Count, with_dead: bool) -> None:
    mean, fold = sheet.number(made.live / made.squares), sheet.number(made.dilution)
    per_millilitre = sheet.number(MILLILITRE.base / made.square.base)
    sheet.step(
        "density = mean per square × dilution × (1 mL / volume of a square)",
        f"{mean} × {fold} × {per_millilitre}",
        made.density,
    )
    if with_dead and made.viability is not None:
        filled = f"{sheet.number(made.live)} / ({sheet.number(made.live)} + {sheet.number(made.dead)})"
        sheet.step("viability = live / (live + dead)", filled, sheet.percent(made.viability))


def _few_or_many(sheet: Sheet, made: Count) -> None:
    if made.counted < ENOUGH:
        error = (
            f", so chance alone makes the live cells uncertain by {sheet.percent(made.error)}"
            if made.error
            else ""
        )
        more = (
            f"Count about {ceil(ENOUGH / made.per_square)} squares in all, or load a denser suspension."
            if made.counted
            else "Check the chamber, or load a denser suspension."
        )
        many = f"Only {sheet.number(made.counted)} cells" if made.counted else "No cells"
        sheet.warn(
            Code.FEW_COUNTED,
            f"{many} were counted{error}.",
            f"Of {ENOUGH} cells it is 10 %. {more}" if error else more,
            "live",
        )
    if made.per_square > CROWDED:
        fold = made.dilution * ceil(made.per_square / ENOUGH)
        sheet.warn(
            Code.CROWDED_COUNT,
            f"{sheet.number(made.per_square)} cells on a square lie on each other and are miscounted.",
            f"Dilute further, 1:{sheet.number(fold)} in all, and count again: {CROWDED} a square at the most.",
            "live",
        )


def _amounts(sheet: Sheet, density: Quantity, volume: Quantity | None, wanted: Quantity | None) -> None:
    if volume is not None:
        cells = (volume * density).to("cells")
        sheet.value("cells", "Live cells in all", cells)
        sheet.step("cells = density × volume", f"{sheet.show(density)} × {sheet.show(volume)}", cells)
    if wanted is None:
        return
    if density.is_zero:
        message = f"There are no live cells to take {sheet.show(wanted)} from."
        sheet.block(Code.CELLS_SHORT, message, "Count again, or thaw fresh cells.", "wanted")
        return
    take = (wanted / density).to("mL")
    if volume is not None and take > volume:
        there = (volume * density).to("cells")
        message = f"{sheet.show(wanted)} are wanted; the suspension holds {sheet.show(there)}."
        sheet.block(Code.CELLS_SHORT, message, f"Take {sheet.show(at_most(there))} at the most.", "wanted")
        return
    sheet.volume("take", "Take of the suspension", take, use=True)
    sheet.step("V = cells wanted / density", f"{sheet.show(wanted)} / {sheet.show(density)}", take)


_IN_CHAMBER = When("chamber", ("neubauer", "fuchs", "other"))
_IN_COUNTER = When("chamber", ("counter",))

CALCULATOR = Calculator(
    name="cell_count",
    title="Cell count",
    topic=Topic.CELLS,
    summary="Turn counts of a chamber into live cells per mL and viability, and tell what volume to take.",
    fields=(
        choice(
            "chamber", "Counted in",
            {
                "neubauer": "Neubauer improved, 0.1 µL on a large square",
                "fuchs": "Fuchs-Rosenthal, 0.2 µL on a large square",
                "other": "Another chamber",
                "counter": "An automated counter",
            },
        ),
        quantity(
            "square_volume", "Volume on a square", VOLUME, unit="µL", start="0.1 µL",
            help="area × depth of the chamber", when=When("chamber", ("other",)),
        ),
        numbers(
            "live", "Live cells, square by square", start="52 48 55 45",
            help="clear cells; those on two sides of the square only. One number may be the total", when=_IN_CHAMBER,
        ),
        numbers(
            "dead", "Dead cells, square by square", start="3 2 4 1", optional=True,
            help="blue cells; as many numbers, or their total", when=_IN_CHAMBER,
        ),
        count("squares", "Squares", optional=True, help="where one total is given for several", when=_IN_CHAMBER),
        ratio(
            "dilution", "Diluted", default="1:2", help="with trypan blue and before: 1:2 is 1 part in 2 (1 + 1)",
            also=("dilution_factor",), when=_IN_CHAMBER,
        ),
        quantity(
            "counter_density", "The counter shows", CELL_DENSITY, unit="cells/mL", start="1e6 cells/mL",
            help="of live cells; or of all cells, with the viability below", also=("density",), when=_IN_COUNTER,
        ),
        share("counter_viability", "Viability it shows", optional=True, also=("viability",), when=_IN_COUNTER),
        ratio(
            "counter_dilution", "Diluted beforehand", default="1:1",
            help="only what the counter has not reckoned in", when=_IN_COUNTER,
        ),
        quantity("volume", "Suspension in all", VOLUME, unit="mL", optional=True, start="10 mL"),
        quantity("wanted", "Cells wanted", CELL_COUNT, unit="cells", optional=True, also=("cells_wanted",)),
    ),
    work=_work,
    formulas=(
        "density = mean per square × dilution × 10⁴ per mL (Neubauer)",
        "viability = live / (live + dead)",
        "counting error = 1/√live",
    ),
    sources=(
        "depth and squares of the chambers: LO-Laboroptik, http://lo-laboroptik.de/deutsch/info/zaehl.html",
        "counting error: Poisson statistics",
        "at least 100 cells, at most 200 a square, at least 90 % alive: bench practice",
    ),
    words=("haemocytometer", "hemocytometer", "neubauer", "trypan blue", "viability", "cells per ml"),
)  # fmt: skip
