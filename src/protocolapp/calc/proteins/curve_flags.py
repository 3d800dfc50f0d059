"""What there is to say about a standard curve, and about what is read back from it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from protocolapp.calc.figures.replicates import mean, variance
from protocolapp.calc.flag import Code
from protocolapp.calc.form import Given, Sheet
from protocolapp.calc.proteins.protein_curve import Curve, ReadBack, fold_into
from protocolapp.quantity import Quantity, approx_sqrt

BCA_LOWEST, BCA_HIGHEST = Quantity.of(20, "µg/mL"), Quantity.of(2000, "µg/mL")
"""Working range of the BCA assay (Pierce user guide 23225)."""

LEAST_R_SQUARED = Fraction(98, 100)
"""Below this a straight line does not describe the standards; the lab's choice."""

_DISTURBS = {
    ("bca", "dtt"): "DTT and other reducing agents disturb BCA.",
    ("bca", "edta"): "EDTA and EGTA disturb BCA: they bind its copper.",
    ("bradford", "detergent"): "1 % NP-40 and other detergents disturb a plain Bradford assay.",
}
_INSTEAD = {
    "bca": "Keep it out of the lysate, or make the standards in the same buffer and dilute the samples further.",
    "bradford": "Use a detergent-compatible Bradford reagent, or BCA.",
}
_WATCH = {
    "bca": "DTT, EDTA and EGTA disturb BCA: make the standards in the buffer of the samples.",
    "bradford": "Detergents (1 % NP-40) disturb a plain Bradford assay; a compatible reagent or BCA is not disturbed.",
}


def say_interferences(sheet: Sheet, given: Given) -> None:
    """Warns where the buffer holds what disturbs the method; otherwise notes what would."""
    method = given.choice("method")
    found = [(what, text) for (how, what), text in _DISTURBS.items() if how == method and given.yes(what)]
    for what, text in found:
        sheet.warn(Code.INTERFERES, text, _INSTEAD[method], what)
    if not found and method in _WATCH:
        sheet.note(Code.INTERFERES, _WATCH[method], "method")


def say_about_curve(sheet: Sheet, curve: Curve, method: str) -> None:
    """Blank, shape, straightness and range of the standards."""
    if curve.blank is None:
        sheet.warn(
            Code.MISSING,
            "There is no blank: neither a standard of 0 nor a blank reading.",
            f"Give the absorbance of buffer without protein; below {sheet.show(curve.lowest)} the curve is a guess.",
            "blank",
        )
    if not curve.rises:
        sheet.warn(
            Code.POOR_FIT,
            "The standards do not rise throughout: a stronger one reads the same as a weaker one, or less.",
            "Check for swapped or spoiled wells, and leave that standard out.",
            "standards",
        )
    if curve.line is not None and curve.line.r_squared < LEAST_R_SQUARED:
        sheet.warn(
            Code.POOR_FIT,
            f"A straight line describes the standards badly: R² is {sheet.number(curve.line.r_squared)}.",
            "Read from point to point, or leave out the strongest standards, where the curve bends.",
            "fit",
        )
    if method == "bca" and curve.highest > BCA_HIGHEST:
        sheet.warn(
            Code.OUTSIDE_RANGE,
            f"The strongest standard is {sheet.show(curve.highest)}; BCA works up to {sheet.show(BCA_HIGHEST)}.",
            f"Leave out the standards above {sheet.show(BCA_HIGHEST)}.",
            "standards.concentration",
        )


def say_about_reading(sheet: Sheet, curve: Curve, found: ReadBack, corrected: Fraction, row: Given) -> bool:
    """Whether the reading lies within the standards; says so where it does not."""
    reads, name = found.concentration, row.text("name") or f"Sample {row.row}"
    within = curve.lowest_y <= corrected <= curve.highest_y
    about = "samples.absorbance"
    if found.others:
        others = " or ".join(sheet.show(one, curve.unit) for one in found.others)
        message = f"{name} could mean {sheet.show(reads, curve.unit)} or {others}: the curve bends back."
        sheet.warn(Code.POOR_FIT, message, "Leave out the standard that is off.", about, row.row)
    if reads.is_negative:
        below = "the blank" if curve.blank is not None else "every standard"
        if corrected >= curve.lowest_y:
            below = "where the straight line reads 0, though not below the weakest standard"
        message = f"{name} reads below {below}."
        remedy = "There is too little protein to read: dilute it less, and check the blank."
        if corrected >= curve.lowest_y:
            remedy = "Read from point to point, or leave out the strongest standards, where the curve bends."
        sheet.warn(Code.OUTSIDE_CURVE, message, remedy, about, row.row)
        return False
    if not within and reads > curve.highest:
        fold = fold_into(reads, curve.highest)
        message = (
            f"{name} reads {sheet.show(reads, curve.unit)}, above the highest standard "
            f"({sheet.show(curve.highest, curve.unit)}): extrapolated."
        )
        in_all = sheet.number(row.ratio("dilution") * fold)
        remedy = f"Dilute it 1:{fold} more (1:{in_all} in all) and read again."
        sheet.warn(Code.OUTSIDE_CURVE, message, remedy, about, row.row)
        return False
    if not within and reads < curve.lowest:
        message = (
            f"{name} reads {sheet.show(reads, curve.unit)}, below the lowest standard "
            f"({sheet.show(curve.lowest, curve.unit)}): extrapolated."
        )
        remedy = "Dilute it less, or add weaker standards and a blank."
        sheet.warn(Code.OUTSIDE_CURVE, message, remedy, about, row.row)
        return False
    return True


def say_below_range(sheet: Sheet, curve: Curve, reads: Quantity, name: str, row: int) -> None:
    """BCA below its working range, where no standard vouches for it."""
    if Quantity(Fraction(0), curve.unit) <= reads < min(BCA_LOWEST, curve.weakest):
        sheet.warn(
            Code.OUTSIDE_RANGE,
            f"{name} reads {sheet.show(reads, curve.unit)}; BCA works from {sheet.show(BCA_LOWEST)}.",
            "Dilute it less.",
            "samples.absorbance",
            row,
        )


@dataclass(frozen=True, slots=True)
class Reads:
    """Replicates, with their mean and variance worked out once; no variance for a single reading."""

    mean: Fraction
    variance: Fraction | None

    @classmethod
    def of(cls, values: Sequence[Fraction]) -> Reads:
        return cls(mean(values), variance(values))

    @property
    def variation(self) -> Quantity | None:
        """The coefficient of variation; None for a single reading, or without a mean above zero."""
        if self.variance is None or self.mean <= 0:
            return None
        return Quantity(approx_sqrt(self.variance) / self.mean, approximate=True)


def scatter(sheet: Sheet, reads: Reads, limit: Fraction, what: str, about: str, row: int) -> bool:
    """Whether replicates scatter more than the limit; says so. CV = standard deviation / mean, of what was read."""
    # The squares are compared: a root for every row of a plate would be slow.
    if reads.mean <= 0 or reads.variance is None or reads.variance <= (limit * reads.mean) ** 2:
        return False
    shown = sheet.percent(approx_sqrt(reads.variance) / reads.mean)
    message = f"The replicates of {what} scatter: CV {shown}, more than {sheet.percent(limit)}."
    sheet.warn(Code.POOR_FIT, message, "Look for a bubble or a spoiled well, and repeat it.", about, row)
    return True
