"""MTS absorbances on the sheet: the controls, each sample's viability, and its growth since time zero."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from protocolapp.calc.flag import Code
from protocolapp.calc.form import Cell, Given, Sheet
from protocolapp.calc.form.outcome import EMPTY
from protocolapp.calc.viability import Window, corrected, mean, variation
from protocolapp.quantity import PERCENT, Quantity, QuantityError


@dataclass(frozen=True, slots=True)
class _Sample:
    """A row of readings, references taken off. mean: of them; blank: that of its own blank wells, or None."""

    row: int
    name: str
    readings: tuple[Fraction, ...]
    mean: Fraction
    blank: Fraction | None


def write_readings(sheet: Sheet, given: Given) -> None:
    """All that the readings of a plate tell."""
    with_reference = given.yes("with_reference")
    wells = {}
    for name in ("control", "blank", "time_zero", "time_zero_blank"):
        values, references = given.numbers(name), given.numbers(f"{name}_reference")
        if not _matched(sheet, f"{name}_reference", values, references, with_reference):
            return
        wells[name] = corrected(values, references)
    control, blank, start, start_blank = wells.values()
    samples = [
        one for row in given.rows("samples") if (one := _sample(sheet, row, with_reference)) is not None
    ]
    window = Window(mean(control), mean(blank))
    if start:
        window = Window(window.control, window.blank, mean(start) - mean(start_blank or blank))
    _controls(sheet, control, window)
    open_window = _window_open(sheet, window)
    _negatives(sheet, samples, window)
    _table(sheet, samples, window, open_window=open_window)
    if not start:
        sheet.note(
            Code.NOT_GI50,
            "The dose of 50 % viability is an IC50 of viability. A GI50 needs a plate of the same cells read at time "
            "zero: it is 50 % of the growth since then.",
            "time_zero",
        )


def _sample(sheet: Sheet, row: Given, with_reference: bool) -> _Sample | None:
    """A row, its references taken off; None, with a block, where they do not match what was read."""
    read = []
    for name, reference in (("readings", "reference"), ("blank", "blank_reference")):
        values, references = row.numbers(name), row.numbers(reference)
        if not _matched(sheet, f"samples.{reference}", values, references, with_reference, row.row):
            return None
        read.append(corrected(values, references))
    readings, blank = read
    return _Sample(row.row, row.text("name"), readings, mean(readings), mean(blank) if blank else None)


def _matched(
    sheet: Sheet,
    about: str,
    values: Sequence[Fraction],
    references: Sequence[Fraction],
    with_reference: bool,
    row: int = 0,
) -> bool:
    """Whether the references are there where they must be, one for each well or one for all; else it blocks."""
    if with_reference and values and not references:
        message = "The readings at the reference wavelength are missing."
        sheet.block(Code.MISSING, message, "Fill them in.", about, row)
        return False
    if references and not with_reference:
        message = "There are reference readings here; the control and the blank have none."
        remedy = "Say that references were read, and give those of control and blank too."
        sheet.block(Code.MISSING, message, remedy, about, row)
        return False
    try:
        corrected(values, references)
    except QuantityError as error:
        sheet.block(Code.CANNOT_CALCULATE, error.message, error.remedy, about, row)
        return False
    return True


def _controls(sheet: Sheet, control: Sequence[Fraction], window: Window) -> None:
    sheet.value("control_signal", "Control less blank", window.signal)
    sheet.value("control_mean", "Control, mean", window.control, main=False)
    sheet.value("blank_mean", "Blank, mean", window.blank, main=False)
    if window.blank > 0:
        sheet.value("signal_to_blank", "Control to blank", window.control / window.blank, detail="times")
    spread = variation(control)
    if spread is not None:
        value = Quantity(spread, approximate=True)
        sheet.value(
            "control_cv",
            "CV of the control wells",
            value,
            unit=PERCENT,
            detail="before the blank is taken off",
        )
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
    gain = window.gain
    if window.time_zero is not None and gain is not None and (gain <= 0 or window.time_zero <= 0):
        sheet.block(
            Code.NO_GROWTH,
            f"The control ({sheet.number(window.signal)}) has not grown from time zero "
            f"({sheet.number(window.time_zero)}), blanks taken off.",
            "Without growth there is no GI50: check the plate from time zero, or leave it out.",
            "time_zero",
        )
    return True


def _negatives(sheet: Sheet, samples: Sequence[_Sample], window: Window) -> None:
    for one in samples:
        signal = window.sample_signal(one.mean, one.blank)
        if signal >= 0:
            continue
        named = one.name or f"Sample {one.row}"
        sheet.warn(
            Code.NEGATIVE_SIGNAL,
            f"{named} lies {sheet.number(-signal)} below its blank.",
            "Read it as no living cells, if it is no more than the wells scatter; else check the blank: without cells, "
            "and with the compound if that is coloured.",
            "samples.readings",
            one.row,
        )


def _table(sheet: Sheet, samples: Sequence[_Sample], window: Window, *, open_window: bool) -> None:
    if not samples:
        return
    grows = open_window and any(window.growth(one.mean, one.blank) is not None for one in samples)
    rows: list[list[str | Fraction | Cell]] = []
    flagged = []
    for one in samples:
        middle = one.mean
        signal = window.sample_signal(middle, one.blank)
        spread = variation(one.readings)
        row: list[str | Fraction | Cell] = [one.name or str(one.row), middle, signal]
        if open_window:
            row.append(_share(sheet, window.viability(middle, one.blank)))
        if grows:
            growth = window.growth(middle, one.blank)
            row += [EMPTY, EMPTY] if growth is None else [_share(sheet, growth), _share(sheet, 1 - growth)]
        rows.append([*row, EMPTY if spread is None else _share(sheet, spread)])
        if signal < 0:
            flagged.append(len(rows))
    columns = [("name", "Sample"), ("mean", "Mean"), ("signal", "Less blank")]
    columns += [("viability", "Viability")] if open_window else []
    columns += [("growth", "Growth"), ("inhibition", "Growth inhibition")] if grows else []
    sheet.table("viability", "Viability", [*columns, ("cv", "CV")], rows, flagged)
    _steps(sheet, samples[0], window, open_window=open_window, grows=grows)


def _share(sheet: Sheet, value: Fraction) -> Cell:
    return sheet.cell(Quantity(value).to(PERCENT), unit=PERCENT)


def _steps(sheet: Sheet, first: _Sample, window: Window, *, open_window: bool, grows: bool) -> None:
    """The formulas with the numbers of the first sample."""
    middle, number = first.mean, sheet.number
    own = window.blank if first.blank is None else first.blank
    if open_window:
        filled = f"({number(middle)} − {number(own)}) / ({number(window.control)} − {number(window.blank)})"
        result = percent_text(sheet, window.viability(middle, first.blank))
        sheet.step(f"viability of {first.name or 'sample 1'} = (S − B) / (C − B)", filled, result)
    growth = window.growth(middle, first.blank) if grows else None
    if growth is None or window.time_zero is None:
        return
    signal, start = window.sample_signal(middle, first.blank), window.time_zero
    formula, below = ("(S − T0) / (C − T0)", f"({number(window.signal)} − {number(start)})")
    if growth < 0:
        formula, below = "(S − T0) / T0, fewer than at time zero", number(start)
    filled = f"({number(signal)} − {number(start)}) / {below}"
    sheet.step(f"growth = {formula}", filled, percent_text(sheet, growth))


def percent_text(sheet: Sheet, value: Fraction) -> str:
    """A share in percent as people read it."""
    return sheet.show(Quantity(value).to(PERCENT), unit=PERCENT)
