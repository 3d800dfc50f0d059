"""The wells of an MTS plate as they were typed, their references taken off."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

from protocolapp.calc.assays.mts_window import corrected
from protocolapp.calc.figures.replicates import deviation, mean
from protocolapp.calc.flag import Code
from protocolapp.calc.form import Given, Sheet
from protocolapp.quantity import QuantityError

Values = tuple[Fraction, ...]


MOST_REMEMBERED = 1024
"""Samples whose numbers are remembered: a keystroke changes one, and those of a plate come again."""


@dataclass(frozen=True, slots=True, eq=False)
class Sample:
    """The wells of one sample, references taken off. row: in the table, 0 outside it; about: its field.

    spread: standard deviation, None for a single well. blank: mean of its own blank wells, or None.
    """

    row: int
    name: str
    about: str
    mean: Fraction
    spread: Fraction | None
    blank: Fraction | None

    @property
    def called(self) -> str:
        """What it is called in a sentence."""
        return self.name or (f"Sample {self.row}" if self.row else "The sample")

    @property
    def cv(self) -> Fraction | None:
        """The coefficient of variation; None for a single well, or for a mean at zero or below."""
        return None if self.spread is None or self.mean <= 0 else self.spread / self.mean


@dataclass(frozen=True, slots=True)
class Wells:
    """All wells of a plate. start: the cells at time zero, empty where there is no such plate."""

    control: Values
    blank: Values
    start: Values
    start_blank: Values


def read_wells(sheet: Sheet, given: Given) -> Wells | None:
    """Control, blank and time zero; None, with a block, where their references do not match."""
    wells = []
    for name in ("control", "blank", "time_zero", "time_zero_blank"):
        reference = f"{name}_reference"
        values = _corrected(sheet, given, given.numbers(name), given.numbers(reference), reference)
        if values is None:
            return None
        wells.append(values)
    return Wells(*wells)


def read_samples(sheet: Sheet, given: Given) -> list[Sample]:
    """The sample typed in a line, then those of the table; without one, with a block, whose references do not match.

    A reference for all samples serves those that have none of their own.
    """
    common = (given.number("sample_reference"),) if given.has("sample_reference") else ()
    samples = []
    line = _corrected(sheet, given, given.numbers("sample"), common, "sample_reference")
    if line:
        samples.append(_sample(0, "", line, ()))
    for row in given.rows("samples"):
        one = _in_row(sheet, given, row, common)
        if one is not None:
            samples.append(one)
    return samples


def _in_row(sheet: Sheet, given: Given, row: Given, common: Values) -> Sample | None:
    read = []
    for name, reference in (("readings", "reference"), ("blank", "blank_reference")):
        references = row.numbers(reference) or (common if row.has(name) else ())
        values = _corrected(sheet, given, row.numbers(name), references, f"samples.{reference}", row.row)
        if values is None:
            return None
        read.append(values)
    wells, blank = read
    return _sample(row.row, row.text("name"), wells, blank)


@lru_cache(maxsize=MOST_REMEMBERED)
def _sample(row: int, name: str, wells: Values, blank: Values) -> Sample:
    about = "samples.readings" if row else "sample"
    return Sample(row, name, about, mean(wells), deviation(wells), mean(blank) if blank else None)


def _corrected(
    sheet: Sheet, given: Given, values: Values, references: Values, about: str, row: int = 0
) -> Values | None:
    """Readings less their references; None, with a block, where these are not there or do not match."""
    wanted = given.yes("with_reference")
    if wanted and values and not references:
        message = "The readings at the reference wavelength are missing."
        sheet.block(Code.MISSING, message, "Fill them in.", about, row)
        return None
    if references and not wanted:
        message = "There are reference readings here; the control and the blank have none."
        remedy = "Say that references were read, and give those of control and blank too."
        sheet.block(Code.MISSING, message, remedy, about, row)
        return None
    try:
        return corrected(values, references)
    except QuantityError as error:
        sheet.block(Code.CANNOT_CALCULATE, error.message, error.remedy, about, row)
        return None
