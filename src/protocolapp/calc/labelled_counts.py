"""Counts into pmol, pmol into counts, and what counts to expect of a reaction: the part written on the sheet."""

from __future__ import annotations

from protocolapp.calc.flag import Code
from protocolapp.calc.form import Given, Sheet
from protocolapp.calc.form.sheet import Shown
from protocolapp.calc.labelled_atp import Counting
from protocolapp.quantity import Quantity, as_unit

_PER_MIN = as_unit("pmol/min")
_PER_MIN_AND_MG = as_unit("pmol/min/mg")
_DPM = as_unit("dpm")


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
        "pmol = (cpm - background) / ((cpm/pmol)·share counted)",
        f"({sheet.show(counts)} - {sheet.show(counting.background)}) / "
        f"({sheet.show(counting.counts_per_amount)} × {sheet.number(counting.counted)})",
        sheet.show(amount, "pmol"),
    )
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
    time, protein = given.maybe("time"), given.maybe("protein")
    columns = [("name", "Sample"), ("counts", "Counts"), ("product", "Product")]
    if time is not None:
        columns.append(("rate", "Rate") if protein is None else ("specific_rate", "Rate per mg"))
    columns += [("used", "ATP used up")] if atp is not None else []
    rows: list[list[Shown]] = []
    flagged, used = [], []
    for number, sample in enumerate(samples, start=1):
        counts = sample.quantity("counts").to("cpm")
        amount = counting.amount(counts)
        cells: list[Shown] = [sample.text("name") or str(number), counts, sheet.cell(amount, "pmol")]
        if time is not None:
            cells.append(rate(amount, time) if protein is None else specific_rate(amount, time, protein))
        if atp is not None:
            cells.append(sheet.cell(amount / atp, "%"))
            used.append((amount / atp, sample.row))
        if _say_negative(sheet, counting, counts, "samples.counts", sample.row):
            flagged.append(number)
        rows.append(cells)
    sheet.table("samples", "Samples", columns, rows, flagged)
    if used:  # the worst one speaks for all of them
        _say_used(sheet, given, *max(used, key=lambda one: one[0].base))


def _say_negative(sheet: Sheet, counting: Counting, counts: Quantity, about: str, row: int) -> bool:
    if counts >= counting.background:
        return False
    sheet.warn(
        Code.NEGATIVE_SIGNAL,
        f"{sheet.show(counts)} is below the background ({sheet.show(counting.background)}).",
        "Shown as it is, not as zero: count longer, or count more blanks.",
        about,
        row,
    )
    return True


def _say_used(sheet: Sheet, given: Given, used: Quantity, row: int) -> None:
    """More ATP used than the limit: the rate is no longer the initial one; more than all of it cannot be."""
    share, limit = used.as_number(), given.share("conversion")
    if share <= limit:
        return
    about = "samples.counts" if row else "counts"
    if share > 1:
        message = f"The counts say that {sheet.show(used, '%')} of the ATP was used up, more than there was."
        remedy = "Check the specific activity, the efficiency and the ATP in the reaction."
    else:
        most = sheet.show(given.quantity("conversion"), "%")
        message = f"{sheet.show(used, '%')} of the ATP was used up, more than {most}."
        remedy = "For an initial rate, use less enzyme or a shorter time."
    sheet.warn(Code.ABOVE_MOST, message, remedy, about, row)


def _expected(sheet: Sheet, given: Given, counting: Counting, atp: Quantity) -> None:
    """The radioactivity in a reaction, and the counts of its product at the conversion aimed at."""
    share = given.share("conversion")
    per_pmol = counting.per_pmol
    total = Quantity(atp.amount_in("pmol") * per_pmol.amount_in("dpm/pmol"), _DPM, per_pmol.approximate)
    sheet.value("radioactivity", "Radioactivity in a reaction", total.to("µCi"), main=False)
    expected = counting.counts(atp * share)
    conversion = sheet.show(given.quantity("conversion"), "%")
    sheet.value("expected_counts", f"Counts at {conversion} of the ATP", expected, unit="cpm", main=False)
    sheet.step(
        "cpm = ATP·conversion·(cpm/pmol)·share counted + background",
        f"{sheet.show(atp)} × {conversion} × {sheet.show(counting.counts_per_amount)} × "
        f"{sheet.number(counting.counted)} + {sheet.show(counting.background)}",
        expected,
    )
