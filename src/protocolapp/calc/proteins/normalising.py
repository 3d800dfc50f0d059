"""Lysates brought to one concentration: the weakest one's, or a lower one."""

from __future__ import annotations

from collections.abc import Sequence

from protocolapp.calc.equipment.top_up import top_up
from protocolapp.calc.figures.safe_side import at_most
from protocolapp.calc.flag import Code
from protocolapp.calc.form import Given, Outcome, Sheet
from protocolapp.calc.proteins.lanes import Lysate
from protocolapp.quantity import Quantity


def diluted_from(lysate: Lysate, target: Quantity, volume: Quantity) -> Quantity:
    """What to take of a lysate for a volume at the target: target·V / c. More than V where it is too weak."""
    return (volume * (target / lysate.concentration)).to(volume.unit)


def reaches(lysate: Lysate, target: Quantity) -> Quantity | None:
    """The volume at the target that all of a lysate makes: available·c / target; None where it is not counted."""
    if lysate.available is None:
        return None
    return (lysate.available * (lysate.concentration / target)).to(lysate.available.unit)


def normalise(sheet: Sheet, lysates: Sequence[Lysate], given: Given) -> Outcome:
    """The sheet of lysates diluted to a common concentration."""
    if not lysates:
        sheet.block(
            Code.NO_SAMPLES,
            "No sample has a concentration.",
            "Fill in at least one.",
            "samples.concentration",
        )
        return sheet.outcome()
    weakest = min(lysates, key=lambda one: one.concentration.base)
    target = given.maybe("target") or weakest.concentration
    sheet.value("target", "Common concentration", target, detail="" if given.has("target") else weakest.name)
    if target > weakest.concentration:
        for one in lysates:
            if one.concentration < target:
                _too_weak(sheet, one, target, weakest.concentration)
        return sheet.outcome()
    volume = given.maybe("final_volume")
    if volume is None and any(one.available is None for one in lysates):
        return Outcome(missing=("final_volume",))
    if volume is not None and _short(sheet, lysates, target, volume):
        return sheet.outcome()
    _write(sheet, lysates, target, volume)
    return sheet.outcome()


def _too_weak(sheet: Sheet, lysate: Lysate, target: Quantity, weakest: Quantity) -> None:
    have = sheet.show(lysate.concentration)
    sheet.block(
        Code.LIMITING_SAMPLE,
        f"{lysate.name} has {have}; dilution cannot bring it to {sheet.show(target)}.",
        f"Bring all to {sheet.show(at_most(weakest))} or less, concentrate {lysate.name} to {sheet.show(target)}, "
        f"or leave it out.",
        "samples.concentration",
        lysate.row,
    )


def _short(sheet: Sheet, lysates: Sequence[Lysate], target: Quantity, volume: Quantity) -> bool:
    makes = [(one, most) for one in lysates if (most := reaches(one, target)) is not None and most < volume]
    least = min((most for _, most in makes), key=lambda one: one.base, default=volume)
    for one, most in makes:
        take, have = diluted_from(one, target, volume), one.available
        sheet.block(
            Code.LYSATE_SHORT,
            f"{one.name} takes {sheet.show(take)}; there are {sheet.show(have) if have is not None else 'none'}, "
            f"enough for {sheet.show(most)}.",
            f"Make {sheet.show(at_most(least))} of each at the most.",
            "samples.available",
            one.row,
        )
    return bool(makes)


def _write(sheet: Sheet, lysates: Sequence[Lysate], target: Quantity, volume: Quantity | None) -> None:
    rows, buffer = [], None
    for one in lysates:
        made = volume if volume is not None else reaches(one, target)
        assert made is not None  # noqa: S101 - asked for above
        take = diluted_from(one, target, made)
        rest = made - take
        buffer = rest if buffer is None else buffer + rest
        rows.append(
            (
                one.name, one.concentration, sheet.pipetted(take, "samples.concentration", one.row),
                top_up(sheet, rest), made,
            )
        )  # fmt: skip
    columns = (
        ("name", "Sample"), ("concentration", "Concentration"), ("sample", "Lysate"), ("diluent", "Lysis buffer"),
        ("total", "Makes"),
    )  # fmt: skip
    sheet.table("normalised", "Lysates at one concentration", columns, rows)
    if buffer is not None:
        sheet.value("diluent_total", "Lysis buffer in all", buffer, use=True)
    first = lysates[0]
    made = volume if volume is not None else reaches(first, target)
    if made is not None:
        filled = f"{sheet.show(target)} × {sheet.show(made)} / {sheet.show(first.concentration)}"
        sheet.step("lysate = target·V / c", filled, diluted_from(first, target, made))
