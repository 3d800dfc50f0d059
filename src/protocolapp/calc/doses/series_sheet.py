"""The answer of the series calculator: tubes with their pipettes, what is really delivered, steps out of reach."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from protocolapp.calc.doses.direct_dilution import DirectPlan, plan_direct
from protocolapp.calc.doses.fold import Fold, two_stages
from protocolapp.calc.doses.series_picture import level_name, picture_of_direct, picture_of_series
from protocolapp.calc.doses.series_plan import SeriesPlan, SeriesTube, Volumes, plan_series
from protocolapp.calc.doses.series_table import COLUMNS, MOST_OFF, mixed, off_by, write_tubes
from protocolapp.calc.equipment.predilution import LARGEST_FOLD
from protocolapp.calc.figures.safe_side import at_least
from protocolapp.calc.flag import Code
from protocolapp.calc.form.outcome import EMPTY, Column
from protocolapp.calc.form.sheet import Sheet, Shown
from protocolapp.quantity import Quantity

SMALLEST_FOLD = Fraction(6, 5)
"""Below 1.2 the transfer is more than five times the volume kept, and pipetting errs by as much as the step."""


_COMFORTABLE = 10
_FOUR_PLACES = Quantity(Fraction(1, 10_000))


def write_serial(
    sheet: Sheet,
    levels: Sequence[Quantity],
    fold: Fold,
    kept: Quantity,
    volumes: Volumes,
    discard: bool,
    stock: Quantity | None,
    zero: Quantity | None,
) -> None:
    """Tube after tube."""
    plan = plan_series(levels, fold, kept, volumes=volumes, discard=discard, stock=stock)
    _transfer(sheet, plan, kept, volumes)
    _start(sheet, plan)
    total = plan.diluent if zero is None else plan.diluent + zero
    sheet.value("diluent_total", "Diluent in all", total, main=False, use=True)
    write_tubes(sheet, plan, zero)
    judge_step(sheet, plan, volumes, "volume")
    sheet.draw(picture_of_series(sheet, plan, zero))


def _smallest_transfer(plan: SeriesPlan) -> Quantity:
    return min((one.transfer for one in plan.tubes[1:]), key=lambda one: one.base)


def _transfer(sheet: Sheet, plan: SeriesPlan, kept: Quantity, volumes: Volumes) -> None:
    fold = sheet.show(plan.fold.quantity)
    if volumes is Volumes.ENOUGH:
        sheet.step(
            "made = V + transfer to the next; transfer = made / f", f"V = {sheet.show(kept)}, f = {fold}"
        )
        return
    transfer = plan.tubes[1].transfer
    if sheet.bench.pipettes.cannot_set(
        transfer
    ):  # the flag about the step says what to do; a pre-dilution of the stock would not help
        sheet.value("transfer", "Transfer", transfer, detail="below the smallest pipette")
    else:
        taken = sheet.volume("transfer", "Transfer", transfer)
        onto = sheet.bench.pipettes.take(plan.tubes[1].diluent)
        real = (taken.delivered + onto.delivered) / taken.delivered
        sheet.value("real_fold", "Fold really delivered", real, increment=_FOUR_PLACES, main=False)
        if not plan.last.passed.is_zero:
            sheet.volume("discarded", "Discarded from the last tube", plan.last.passed, main=False)
    sheet.step("t = V / (f − 1)", f"{sheet.show(kept)} / ({fold} − 1)", transfer)


def _start(sheet: Sheet, plan: SeriesPlan) -> None:
    """The first tube: from the stock, or of a solution that is ready."""
    first = plan.first
    sheet.step("V1 = V + t", f"{sheet.show(first.stays)} + {sheet.show(first.passed)}", first.made)
    if plan.stock is None:
        sheet.volume("first_tube", "Start with", first.made, detail=sheet.show(first.strength), use=True)
        return
    sheet.value("first_tube", "First tube, made up to", first.made)
    sheet.volume("stock_take", "Stock into the first tube", first.transfer, gives=first.strength, use=True)
    filled = f"{sheet.show(first.strength)} × {sheet.show(first.made)} / {sheet.show(plan.stock)}"
    sheet.step("C1·V1 = C2·V2", filled, first.transfer)
    write_first_diluent(sheet, "Diluent in the first tube", first, plan.stock, main=False)


def write_first_diluent(
    sheet: Sheet, label: str, first: SeriesTube, stock: Quantity, *, main: bool = True
) -> None:
    """What the stock is diluted with in the first tube: nothing where it is as strong, and hardly more near it."""
    if first.diluent.is_zero:
        return
    if not sheet.bench.pipettes.cannot_set(first.diluent):
        sheet.volume("first_diluent", label, first.diluent, main=main)
        return
    sheet.value("first_diluent", label, first.diluent, detail="below the smallest pipette", main=main)
    excess = (stock / first.strength).as_number() - 1
    message = (
        f"The stock is hardly stronger than the first tube: {sheet.show(first.diluent)} more cannot be set."
    )
    remedy = f"Take the stock as it is: the whole series is {sheet.percent(excess)} stronger then."
    if excess > MOST_OFF:
        sheet.warn(Code.BELOW_MIN_PIPETTE, message, remedy, "first_diluent")
    else:
        sheet.note(Code.SERIES_CONVENTION, f"{message} {remedy}", "first_diluent")


def judge_step(sheet: Sheet, plan: SeriesPlan, volumes: Volumes, about: str) -> None:
    """Warn of a step that one transfer cannot do, or that pipetting blurs. about: the field that sets the volume."""
    if len(plan.tubes) == 1:
        return
    fold = plan.fold.value
    smallest = _smallest_transfer(plan)
    too_small = sheet.bench.pipettes.cannot_set(smallest)
    shown = sheet.show(plan.fold.quantity)
    least = sheet.bench.pipettes.smallest_volume
    if too_small and least is not None:
        needed = (least * (fold if volumes is Volumes.ENOUGH else fold - 1)).to("µL")
        message = (
            f"The transfer is {sheet.show(smallest)}, below what the pipettes can set ({sheet.show(least)})."
        )
        more = f"Keep at least {sheet.show(at_least(needed))} in each tube"
        remedy = f"{more}, or take each step in stages: {_stages(sheet, fold)}."
        sheet.warn(Code.STEP_TOO_LARGE, message, remedy, about)
    elif fold > LARGEST_FOLD:
        message = f"A step of 1:{shown} is more than one transfer does well (1:{LARGEST_FOLD})."
        sheet.warn(Code.STEP_TOO_LARGE, message, f"Take each step in stages: {_stages(sheet, fold)}.", "fold")
    elif fold < SMALLEST_FOLD:
        wider = sheet.show(Quantity(fold * fold))
        times = sheet.number(1 / (fold - 1))
        sheet.warn(
            Code.STEP_TOO_SMALL,
            f"A step of {shown} is no larger than what pipetting errs by; the transfer is {times} times what is kept.",
            f"Make two series of fold {wider} side by side, the second from the second point on, "
            "or dilute every point straight from the stock.",
            "fold",
        )
        return
    else:
        return
    _two_stage_table(sheet, plan, least)


def _stages(sheet: Sheet, fold: Fraction) -> str:
    return ", then ".join(f"1:{sheet.number(one)}" for one in two_stages(fold))


def _two_stage_table(sheet: Sheet, plan: SeriesPlan, least: Quantity | None) -> None:
    """One step by way of tubes in between, ready to be made: the last stage goes onto the diluent of the next tube."""
    stages = two_stages(plan.fold.value)
    target = plan.tubes[1]
    rows: list[Sequence[Shown]] = []
    need = target.made / stages[-1]
    made = [target.made]
    for stage in reversed(stages[:-1]):
        wanted = need * Fraction(11, 10)
        total = wanted if least is None else max(wanted, (least * _COMFORTABLE * stage).to(wanted.unit))
        made.insert(0, total)
        need = total / stage
    strength = plan.first.strength
    for number, (stage, total) in enumerate(zip(stages, made, strict=True), start=1):
        strength = (strength / stage).to(strength.unit)
        onto = "the next tube" if number == len(stages) else f"in between {number}"
        about = "two_stage.take"
        taken = sheet.pipetted(total / stage, about, number)
        rows.append(
            (
                onto,
                f"1:{sheet.number(stage)}",
                taken,
                sheet.pipetted(total - total / stage, about, number),
                total,
                strength,
            )
        )
    heads = (
        ("tube", "Tube"), ("fold", "Fold"), ("take", "Take"),
        ("diluent", "Diluent"), ("made", "Makes"), ("strength", "Strength"),
    )  # fmt: skip
    sheet.table("two_stage", "Each step in stages, as from tube 1 to tube 2", heads, rows)


def write_direct(
    sheet: Sheet, levels: Sequence[Quantity], volume: Quantity, stock: Quantity, zero: Quantity | None
) -> None:
    """Each point from the stock or a pre-dilution of it."""
    plan = plan_direct(levels, volume, stock, sheet.bench.pipettes.smallest_volume)
    sheet.value("stock_take", "Stock in all", plan.stock_taken, use=True)
    total = plan.diluent if zero is None else plan.diluent + zero
    sheet.value("diluent_total", "Diluent in all", total, main=False, use=True)
    filled = f"{sheet.show(levels[0])} × {sheet.show(volume)} / {sheet.show(stock)}"
    sheet.step("V1 = C2·V2 / C1 for every point", filled, (volume * (levels[0] / stock)).to(volume.unit))
    real = [stock]
    if plan.levels:
        real += _level_table(sheet, plan)
    rows: list[Sequence[Shown]] = []
    for row, one in enumerate(plan.points, start=1):
        taken = sheet.pipetted(one.take, "tubes.transfer", row)
        diluent = sheet.pipetted(one.diluent, "tubes.diluent", row)
        got = mixed(real[one.source], taken, diluent, one.strength)
        source = "the stock" if one.source == 0 else f"pre-dilution {level_name(one.source)}"
        rows.append(
            (
                str(row), one.strength, source, taken, EMPTY if one.diluent.is_zero else diluent,
                one.made, got, off_by(sheet, one.strength, got),
            )
        )  # fmt: skip
    if zero is not None:
        blank = sheet.pipetted(zero, "tubes.diluent", len(rows) + 1)
        nothing = levels[0] * 0
        rows.append(("0", nothing, EMPTY, EMPTY, blank, zero, nothing, EMPTY))
    sheet.table("tubes", "Tubes", [one for one in COLUMNS if one[0] != "passed"], rows)
    sheet.draw(picture_of_direct(sheet, plan, stock, zero))


def _level_table(sheet: Sheet, plan: DirectPlan) -> list[Quantity]:
    """The pre-dilutions; returns what each really holds."""
    rows: list[Sequence[Shown]] = []
    real: list[Quantity] = []
    stock = plan.levels[0].strength * plan.levels[0].fold
    for number, one in enumerate(plan.levels, start=1):
        taken = sheet.pipetted(one.take, "predilutions.take", number)
        diluent = sheet.pipetted(one.diluent, "predilutions.diluent", number)
        real.append(mixed(real[one.source - 1] if one.source else stock, taken, diluent, one.strength))
        source = "the stock" if one.source == 0 else level_name(one.source)
        rows.append((level_name(number), f"1:{one.fold}", source, taken, diluent, one.made, one.strength))
    heads = [
        Column(*one)
        for one in (
            ("tube", "Tube"), ("fold", "Of the stock"), ("source", "From"), ("take", "Take"),
            ("diluent", "Diluent"), ("made", "Makes"), ("strength", "Strength"),
        )
    ]  # fmt: skip
    sheet.table("predilutions", "Pre-dilutions", heads, rows)
    return real
