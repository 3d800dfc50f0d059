"""Where the specific activity of labelled ATP comes from: mixed, known, or wanted; the part written on the sheet."""

from __future__ import annotations

from protocolapp.calc.assays.labelled_atp import HotStock, LabelledMix, mix_for, specific_activity
from protocolapp.calc.flag import Code
from protocolapp.calc.form import Given, Sheet
from protocolapp.quantity import AMOUNT, COUNT_RATE, Quantity

PER_COUNT = COUNT_RATE / AMOUNT
"""Counts per amount: a specific activity with the counter's efficiency in it."""


def write_source(sheet: Sheet, given: Given, left: Quantity) -> Quantity | None:
    """The specific activity on the day of use; None, with a flag, where it cannot be had. left: of the label."""
    return {"mixed": _mixed, "known": _known, "wanted": _wanted}[given.choice("known_by")](sheet, given, left)


def _mixed(sheet: Sheet, given: Given, left: Quantity) -> Quantity | None:
    """From the volumes of hot and cold ATP that were mixed."""
    hot = HotStock(given.quantity("hot_concentration"), given.maybe("hot_specific_activity"), left)
    volume = given.quantity("hot_volume")
    cold, stock = given.quantity("cold_volume"), given.maybe("cold_stock")
    if not cold.is_zero and stock is None:
        _no_cold_stock(sheet)
        return None
    amount = hot.amount(volume) + ((cold * stock).to("pmol") if stock is not None else Quantity.of(0, "pmol"))
    if amount.is_zero:
        sheet.block(
            Code.MISSING, "Without cold ATP, the amount of ATP follows only from the hot ATP's specific activity.",
            "Fill it in, as on the label.", "hot_specific_activity",
        )  # fmt: skip
        return None
    _say_amounts(sheet, hot)
    activity = hot.activity(volume)
    sheet.value("activity", "Radioactivity in the mixture", activity.to("µCi"), main=False)
    sheet.value("amount", "ATP in the mixture", amount.to("nmol"), main=False)
    per_pmol = specific_activity(activity, amount)
    sheet.step(
        "specific activity = radioactivity / ATP", f"{sheet.show(activity)} / {sheet.show(amount)}", per_pmol
    )
    mix = given.maybe("mixed_volume")
    if mix is not None:
        if mix < volume + cold:
            _does_not_fit(sheet, volume + cold, mix, "mixed_volume")
            return None
        sheet.value("atp_in_mix", "ATP in the mixture, per volume", (amount / mix).to("µM"), main=False)
    return per_pmol


def _known(sheet: Sheet, given: Given, left: Quantity) -> Quantity:
    """As typed: of radioactivity, or of counts, in which the efficiency is already."""
    typed = given.quantity("typed_specific_activity")
    if typed.dimension == PER_COUNT:
        sheet.note(
            Code.ASSAY_CONVENTION,
            "A specific activity in cpm holds for the counter it was measured on: the efficiency is already in it.",
            "typed_specific_activity",
        )
        per_count = typed.amount_in("cpm/pmol") / given.share("efficiency")
        typed = Quantity.of(per_count, "dpm/pmol")
    return (typed * left).to("dpm/pmol")


def _wanted(sheet: Sheet, given: Given, left: Quantity) -> Quantity | None:
    """What to mix for the specific activity that is wanted."""
    wanted = given.quantity("wanted_specific_activity")
    if wanted.dimension == PER_COUNT:
        wanted = Quantity.of(wanted.amount_in("cpm/pmol") / given.share("efficiency"), "dpm/pmol")
    hot = HotStock(given.quantity("hot_concentration"), given.maybe("hot_specific_activity"), left)
    stock, volume, atp = given.maybe("cold_stock"), given.quantity("mix_volume"), given.quantity("mix_atp")
    if stock is None:
        _no_cold_stock(sheet)
        return None
    made = mix_for(wanted, atp, volume, hot, stock)
    if made.cold_amount.is_negative and hot.specific is not None:
        most = hot.specific * left
        sheet.block(
            Code.STOCK_TOO_DILUTE,
            f"The hot ATP itself has only {sheet.show(most)} today; {sheet.show(wanted)} is more.",
            f"Ask for less than {sheet.show(most)}, or use a fresh lot.",
            "wanted_specific_activity",
        )
        return None
    if made.buffer.is_negative:
        _does_not_fit(sheet, made.hot + made.cold, volume, "mix_volume")
        return None
    _say_amounts(sheet, hot)
    _write_mix(sheet, made, hot, stock)
    activity, show = made.activity.to("µCi"), sheet.show
    sheet.value("activity", "Radioactivity in the mixture", activity, main=False)
    sheet.value("amount", "ATP in the mixture", (atp * volume).to("nmol"), main=False)
    sheet.step("A = specific activity·ATP·V", f"{show(wanted)} × {show(atp)} × {show(volume)}", activity)
    sheet.step("V_hot = A / (A/V)", f"{show(activity)} / {show(hot.today)}", made.hot)
    sheet.step("V_cold = (ATP·V - n_hot) / cold", f"{show(made.cold_amount)} / {show(stock)}", made.cold)
    return wanted.to("dpm/pmol")


def _write_mix(sheet: Sheet, made: LabelledMix, hot: HotStock, stock: Quantity) -> None:
    """The volumes to pipette, and the specific activity that the pipettes make of them."""
    per_volume = (made.activity.to("µCi") / made.volume).to("µCi/µL")
    hot_taken = sheet.volume("hot_volume", "Hot ATP", made.hot, gives=per_volume, use=True)
    cold_taken = sheet.volume("cold_volume", "Cold ATP", made.cold, use=True)
    sheet.volume("buffer_volume", "Buffer, about", made.buffer, detail="the total is exact")
    sheet.value("mix_volume", "Make up to", made.volume, detail="exact", main=False)
    if hot_taken.pipette is None and cold_taken.pipette is None:
        return
    amount = hot.amount(hot_taken.delivered) + (cold_taken.delivered * stock).to("pmol")
    real = specific_activity(hot.activity(hot_taken.delivered), amount)
    sheet.value("delivered", "Specific activity as pipetted", real, unit="dpm/pmol", main=False)


def _no_cold_stock(sheet: Sheet) -> None:
    sheet.block(Code.MISSING, "The strength of the cold ATP is missing.", "Fill it in.", "cold_stock")


def _say_amounts(sheet: Sheet, hot: HotStock) -> None:
    if hot.specific is None:
        message = "The ATP that comes with the label is taken as nothing beside the cold ATP."
    else:
        message = "The label decays; the amount of ATP is taken as on the reference date."
    sheet.note(Code.ASSAY_CONVENTION, message, "hot_specific_activity")


def _does_not_fit(sheet: Sheet, need: Quantity, volume: Quantity, about: str) -> None:
    sheet.block(
        Code.DOES_NOT_FIT,
        f"Hot and cold ATP take {sheet.show(need)}; the mixture has {sheet.show(volume)}.",
        f"Make at least {sheet.show(need)}, use a stronger cold ATP, or a fresher, more concentrated hot ATP.",
        about,
    )
