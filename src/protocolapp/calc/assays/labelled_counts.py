"""Counts into pmol, pmol into counts, and what counts to expect of a reaction: the part written on the sheet."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from protocolapp.calc.assays.labelled_atp import Counting
from protocolapp.calc.flag import Code
from protocolapp.calc.form import Given, Sheet
from protocolapp.calc.form.sheet import Shown
from protocolapp.quantity import Quantity, Unit, as_unit

_PER_MIN = as_unit("pmol/min")
_PER_MIN_AND_MG = as_unit("pmol/min/mg")
_DPM = as_unit("dpm")
_CPM = as_unit("cpm")
_ONE_CPM = Quantity.of(1, _CPM)


def write_counts(sheet: Sheet, given: Given, counting: Counting) -> None:
    """All that was asked for: single values, samples, and what to expect."""
    atp = _atp_in_reaction(given)
    counts, product = given.maybe("counts"), given.maybe("product")
    if counts is not None and product is not None:
        sheet.block(
            Code.NOTHING_UNKNOWN, "Both the counts and the product are given.", "Leave one of them empty.", "product"
        )  # fmt: skip
    elif counts is not None:
        _from_counts(sheet, given, counting, counts, atp)
    elif product is not None:
        expected = counting.counts(product)
        sheet.value("counts", "Counts to expect", expected, unit="cpm")
        sheet.step(
            "cpm = pmol·(cpm/pmol)·share counted + background",
            f"{sheet.show(product)} × {sheet.show(counting.counts_per_amount)} × {sheet.number(counting.counted)} "
            f"+ {sheet.show(counting.background)}",
            expected,
        )
    _samples(sheet, given, counting, atp)
    if atp is not None:
        _expected(sheet, given, counting, atp)


def rate(amount: Quantity, time: Quantity) -> Quantity:
    """Amount per time, in pmol/min."""
    return Quantity(amount.amount_in("pmol") / time.amount_in("min"), _PER_MIN, amount.approximate)


def specific_rate(amount: Quantity, time: Quantity, protein: Quantity) -> Quantity:
    """Amount per time and mass of enzyme, in pmol/min/mg: a thousandth of it in nmol/min/mg."""
    made = rate(amount, time).magnitude / protein.amount_in("mg")
    return Quantity(made, _PER_MIN_AND_MG, amount.approximate)


def _atp_in_reaction(given: Given) -> Quantity | None:
    atp, volume = given.maybe("atp"), given.maybe("reaction_volume")
    return (atp * volume).to("pmol") if atp is not None and volume is not None else None


def _from_counts(
    sheet: Sheet, given: Given, counting: Counting, counts: Quantity, atp: Quantity | None
) -> None:
    amount = counting.amount(counts)
    sheet.value("product", "Product", amount, unit="pmol")
    sheet.step(
        "pmol = (cpm − background) / ((cpm/pmol)·share counted)",
        f"({sheet.show(counts)} - {sheet.show(counting.background)}) / "
        f"({sheet.show(counting.counts_per_amount)} × {sheet.number(counting.counted)})",
        sheet.show(amount, "pmol"),
    )
    if counts < counting.background:
        _say_negative(sheet, counting, counts, "counts", 0)
    time, protein = given.maybe("time"), given.maybe("protein")
    if time is not None:
        sheet.value("rate", "Rate", rate(amount, time))
        sheet.step(
            "rate = pmol / t", f"{sheet.show(amount, 'pmol')} / {sheet.show(time)}", rate(amount, time)
        )
    if time is not None and protein is not None:
        sheet.value("specific_rate", "Rate per mg of enzyme", specific_rate(amount, time, protein))
    if atp is not None:
        used = amount / atp
        sheet.value("used", "ATP used up", used, unit="%", main=False)
        _say_used(sheet, given, used, 0)


def _samples(sheet: Sheet, given: Given, counting: Counting, atp: Quantity | None) -> None:
    samples = given.rows("samples")
    if not samples:
        return
    scales = _per_cpm(given, counting, atp)
    columns = [("name", "Sample"), ("counts", "Counts"), *((one.name, one.label) for one in scales)]
    background = counting.background.amount_in(_CPM)
    rows: list[list[Shown]] = []
    flagged: list[int] = []
    for number, sample in enumerate(samples, start=1):
        counts = sample.quantity("counts").to(_CPM)
        net = counts.magnitude - background
        cells = [
            sheet.cell(Quantity(net * one.factor, one.unit, one.approximate), one.unit) for one in scales
        ]
        rows.append([sample.text("name") or str(number), counts, *cells])
        if net.numerator < 0:
            _say_negative(sheet, counting, counts, "samples.counts", sample.row)
            flagged.append(number)
    sheet.table("samples", "Samples", columns, rows, flagged)
    if atp is not None:  # the worst one speaks for all of them
        most = max(samples, key=lambda one: one.quantity("counts").base)
        _say_used(sheet, given, counting.amount(most.quantity("counts")) / atp, most.row)


@dataclass(frozen=True, slots=True)
class _Scale:
    """A column that is proportional to the counts above the background: factor, in its unit for each cpm."""

    name: str
    label: str
    factor: Fraction
    unit: Unit
    approximate: bool


def _per_cpm(given: Given, counting: Counting, atp: Quantity | None) -> list[_Scale]:
    """What each count above the background stands for, worked out once for all samples."""
    time, protein = given.maybe("time"), given.maybe("protein")
    product = counting.amount(counting.background + _ONE_CPM)
    made = [("product", "Product", product)]
    if time is not None and protein is None:
        made.append(("rate", "Rate", rate(product, time)))
    if time is not None and protein is not None:
        made.append(("specific_rate", "Rate per mg", specific_rate(product, time, protein)))
    if atp is not None:
        made.append(("used", "ATP used up", (product / atp).to("%")))
    return [_Scale(name, label, one.magnitude, one.unit, one.approximate) for name, label, one in made]


def _say_negative(sheet: Sheet, counting: Counting, counts: Quantity, about: str, row: int) -> None:
    sheet.warn(
        Code.NEGATIVE_SIGNAL,
        f"{sheet.show(counts)} is below the background ({sheet.show(counting.background)}).",
        "Shown as it is, not as zero: count longer, or count more blanks.",
        about,
        row,
    )


def _say_used(sheet: Sheet, given: Given, used: Quantity, row: int) -> None:
    """More ATP used than the limit: the rate is no longer the initial one; more than all of it cannot be."""
    share, limit = used.as_number(), given.share("conversion")
    if share <= limit:
        return
    about = "samples.counts" if row else "counts"
    if share > 1:
        message = f"The counts say that {sheet.percent(used)} of the ATP was used up, more than there was."
        remedy = "Check the specific activity, the efficiency and the ATP in the reaction."
    else:
        most = sheet.percent(given.quantity("conversion"))
        message = f"{sheet.percent(used)} of the ATP was used up, more than {most}."
        remedy = "For an initial rate, use less enzyme or a shorter time."
    sheet.warn(Code.ABOVE_MOST, message, remedy, about, row)


def _expected(sheet: Sheet, given: Given, counting: Counting, atp: Quantity) -> None:
    """The radioactivity in a reaction, and the counts of its product at the conversion aimed at."""
    share = given.share("conversion")
    per_pmol = counting.per_pmol
    total = Quantity(atp.amount_in("pmol") * per_pmol.amount_in("dpm/pmol"), _DPM, per_pmol.approximate)
    sheet.value("radioactivity", "Radioactivity in a reaction", total.to("µCi"), main=False)
    expected = counting.counts(atp * share)
    conversion = sheet.percent(given.quantity("conversion"))
    sheet.value("expected_counts", f"Counts at {conversion} of the ATP", expected, unit="cpm", main=False)
    sheet.step(
        "cpm = ATP·conversion·(cpm/pmol)·share counted + background",
        f"{sheet.show(atp)} × {conversion} × {sheet.show(counting.counts_per_amount)} × "
        f"{sheet.number(counting.counted)} + {sheet.show(counting.background)}",
        expected,
    )
