"""MTS absorbances on the sheet: the controls, each sample's viability, and its growth since time zero."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

from protocolapp.calc.assays.mts_samples import (
    MOST_REMEMBERED,
    Sample,
    Values,
    Wells,
    read_samples,
    read_wells,
)
from protocolapp.calc.assays.mts_window import Window
from protocolapp.calc.figures.replicates import mean, variation
from protocolapp.calc.flag import Code
from protocolapp.calc.form import Bench, Cell, Given, Sheet
from protocolapp.calc.form.outcome import EMPTY
from protocolapp.quantity import PERCENT, DecimalMark, Quantity


def write_readings(sheet: Sheet, given: Given) -> None:
    """All that the readings of a plate tell."""
    wells = read_wells(sheet, given)
    if wells is None:
        return
    samples = read_samples(sheet, given)
    window = _window(wells)
    open_window = _window_open(sheet, window)
    rows = [_row(one, window, sheet.bench.decimal) for one in samples]
    _negatives(sheet, rows)
    if samples and not samples[0].row and open_window:
        _one_sample(sheet, samples[0], window)
    _controls(sheet, wells.control, window)
    _table(sheet, [one for one in rows if one.sample.row], window, open_window=open_window)
    if samples and open_window:
        _steps(sheet, samples[0], window)
    if not wells.start:
        sheet.note(
            Code.NOT_GI50,
            "The dose of 50 % viability is an IC50 of viability. A GI50 needs a plate of the same cells read at time "
            "zero: it is 50 % of the growth since then.",
            "time_zero",
        )


@lru_cache(maxsize=4)
def _window(wells: Wells) -> Window:
    start = mean(wells.start) - mean(wells.start_blank or wells.blank) if wells.start else None
    return Window(mean(wells.control), mean(wells.blank), start)


def _controls(sheet: Sheet, control: Values, window: Window) -> None:
    sheet.value("control_signal", "Control less blank", window.signal)
    sheet.value("control_mean", "Control, mean", window.control, main=False)
    sheet.value("blank_mean", "Blank, mean", window.blank, main=False)
    if window.blank > 0:
        sheet.value("signal_to_blank", "Control to blank", window.control / window.blank, detail="times")
    spread = variation(control)
    if spread is not None:
        value = Quantity(spread, approximate=True)
        detail = "before the blank is taken off"
        sheet.value("control_cv", "CV of the control wells", value, unit=PERCENT, detail=detail)
    if window.time_zero is not None:
        sheet.value("time_zero_signal", "Time zero less blank", window.time_zero, main=False)


def _window_open(sheet: Sheet, window: Window) -> bool:
    """Whether there is something to measure in; growth since time zero is another matter."""
    if window.signal <= 0:
        sheet.block(
            Code.NO_WINDOW,
            f"The control ({sheet.number(window.control)}) is not above the blank ({sheet.number(window.blank)}).",
            "Check which wells are which; else leave the reagent on for longer, or seed more cells.",
            "control",
        )
        return False
    if window.time_zero is not None and not window.grows:
        grown = "has not grown from" if window.time_zero > 0 else "cannot be set against"
        sheet.warn(
            Code.NO_GROWTH,
            f"The control ({sheet.number(window.signal)}) {grown} time zero ({sheet.number(window.time_zero)}), "
            f"blanks taken off: only the viability is told.",
            "A GI50 needs growth: check the plate from time zero and its blank, or leave it out.",
            "time_zero",
        )
    return True


def _negatives(sheet: Sheet, rows: Sequence[_Row]) -> None:
    for one in rows:
        if one.signal >= 0:
            continue
        sheet.warn(
            Code.NEGATIVE_SIGNAL,
            f"{one.sample.called} lies {sheet.number(-one.signal)} below its blank.",
            "Read it as no living cells, if it is no more than the wells scatter; else check the blank: without cells, "
            "and with the compound if that is coloured.",
            one.sample.about,
            one.sample.row,
        )


def _one_sample(sheet: Sheet, one: Sample, window: Window) -> None:
    """The sample that was typed in a line of its own, as results."""
    viability = Quantity(window.viability(one.mean, one.blank))
    spread = (
        f"± {sheet.percent(one.spread / window.signal)}, SD of the wells" if one.spread is not None else ""
    )
    sheet.value("viability", "Viability", viability, unit=PERCENT, detail=spread)
    growth = window.growth(one.mean, one.blank)
    if growth is not None:
        sheet.value("growth", "Growth since time zero", Quantity(growth), unit=PERCENT)
        sheet.value("inhibition", "Growth inhibition", Quantity(1 - growth), unit=PERCENT)


def _table(sheet: Sheet, rows: Sequence[_Row], window: Window, *, open_window: bool) -> None:
    if not rows:
        return
    columns = [("name", "Sample"), ("mean", "Mean"), ("signal", "Less blank")]
    columns += [("viability", "Viability"), ("sd", "± SD")] if open_window else []
    columns += (
        [("growth", "Growth"), ("inhibition", "Growth inhibition")] if open_window and window.grows else []
    )
    flagged = [number for number, one in enumerate(rows, start=1) if one.signal < 0]
    sheet.table("viability", "Viability", [*columns, ("cv", "CV")], [one.cells for one in rows], flagged)


@dataclass(frozen=True, slots=True)
class _Row:
    """A sample in the table. signal: S − B."""

    sample: Sample
    signal: Fraction
    cells: tuple[Cell, ...]


@lru_cache(maxsize=MOST_REMEMBERED)
def _row(one: Sample, window: Window, decimal: DecimalMark) -> _Row:
    """Its viability and growth as far as they can be told; remembered, as the same sample comes again."""
    cell = Sheet(Bench(decimal=decimal)).cell
    signal = window.sample_signal(one.mean, one.blank)
    shares: list[Fraction | None] = []
    if window.signal > 0:
        shares += [signal / window.signal, None if one.spread is None else one.spread / window.signal]
        growth = window.growth(one.mean, one.blank)
        shares += [growth, 1 - growth] if growth is not None else []
    percents = [None if share is None else Quantity(100 * share, PERCENT) for share in (*shares, one.cv)]
    cells = (EMPTY if percent is None else cell(percent) for percent in percents)
    return _Row(one, signal, (cell(one.name or str(one.row)), cell(one.mean), cell(signal), *cells))


def _steps(sheet: Sheet, first: Sample, window: Window) -> None:
    """The formulas with the numbers of the first sample."""
    number = sheet.number
    own = window.blank if first.blank is None else first.blank
    filled = f"({number(first.mean)} − {number(own)}) / ({number(window.control)} − {number(window.blank)})"
    of = first.name or first.called[0].lower() + first.called[1:]
    result = sheet.percent(window.viability(first.mean, first.blank))
    sheet.step(f"viability of {of} = (S − B) / (C − B)", filled, result)
    growth = window.growth(first.mean, first.blank)
    if growth is None or window.time_zero is None:
        return
    signal, start = window.sample_signal(first.mean, first.blank), window.time_zero
    formula, below = ("(S − T0) / (C − T0)", f"({number(window.signal)} − {number(start)})")
    if growth < 0:
        formula, below = "(S − T0) / T0, fewer than at time zero", number(start)
    sheet.step(
        f"growth = {formula}", f"({number(signal)} − {number(start)}) / {below}", sheet.percent(growth)
    )
