"""A master mix as it is written down: the mix, what each well gets, what is kept apart."""

from __future__ import annotations

from fractions import Fraction

from protocolapp.calc.equipment.pipetting import Pipetting
from protocolapp.calc.equipment.top_up import top_up
from protocolapp.calc.figures.safe_side import at_least
from protocolapp.calc.flag import Code
from protocolapp.calc.form import Given, Sheet
from protocolapp.calc.form.sheet import Shown
from protocolapp.calc.form.wording import capitalised
from protocolapp.calc.mixtures.master_mix_parts import NOTHING, Mix, Part
from protocolapp.calc.mixtures.overage import Made, Rule
from protocolapp.calc.substances.thick import is_neat, say_if_thick
from protocolapp.lab import Pipette
from protocolapp.quantity import Quantity, as_unit

_ROW_OF_WELLS = 8
_LARGEST_NAMED = 3


def say_what_does_not_fit(sheet: Sheet, mix: Mix) -> bool:
    """Whether something does not; nothing is then made."""
    if mix.dispense > mix.reaction:
        strength = sheet.number((mix.reaction / mix.dispense).as_number())
        message = f"A mix of {strength} X would fill more than the whole reaction."
        sheet.block(Code.DOES_NOT_FIT, message, "Make it 1 X or stronger.", "mix_strength")
        return True
    if mix.dispense.magnitude <= 0 or mix.outside.is_negative:
        apart = sum((one.volume for one in mix.separate), NOTHING)
        room = mix.reaction if mix.dispense.magnitude <= 0 else mix.reaction - mix.dispense
        message = f"The separate items take {sheet.show(apart)} of {sheet.show(room)} that there is room for."
        remedy = "Take less of them, make the reaction larger, or the mix stronger."
        sheet.block(Code.DOES_NOT_FIT, message, remedy, "components.volume")
        return True
    if mix.rest.is_negative:
        taken = mix.dispense - mix.rest
        largest = sorted(mix.inside, key=lambda one: -one.volume.base)[:_LARGEST_NAMED]
        names = ", ".join(f"{one.what} {sheet.show(one.volume)}" for one in largest)
        message = (
            f"The components take {sheet.show(taken)}, {sheet.show(-mix.rest)} more than the "
            f"{sheet.show(mix.dispense)} of mix in a reaction of {sheet.show(mix.reaction)}: {names}."
        )
        sheet.block(Code.DOES_NOT_FIT, message, _what_would_fit(sheet, mix, largest[0]), "reaction_volume")
        return True
    return False


def _what_would_fit(sheet: Sheet, mix: Mix, largest: Part) -> str:
    room = largest.volume + mix.rest
    if largest.stock is not None and room.magnitude > 0:
        needed = (largest.stock * (largest.volume / room)).to(largest.stock.unit)
        return f"Use {largest.what} of at least {sheet.show(at_least(needed))}, or make the reaction larger."
    return f"Take {sheet.show(-mix.rest)} less, or make the reaction larger."


def write_mix(sheet: Sheet, given: Given, mix: Mix, made: Made, reactions: int) -> None:
    """Everything on a mix that fits."""
    times = (made.volume / mix.dispense).as_number()
    channels = _ROW_OF_WELLS if reactions >= _ROW_OF_WELLS else 1
    taken = _dispensed(sheet, mix, channels)
    sheet.value("dispense", "Mix into each", taken.wanted, increment=_step(taken.pipette), detail=taken.told)
    sheet.value("made", "Mix to make", made.volume)
    sheet.value("need", "Dispensed in all", made.need, detail=_times(reactions), main=False)
    sheet.value("worth", "Made for", times, detail="reactions' worth", main=False)
    strength = Quantity((mix.reaction / mix.dispense).as_number(), as_unit("X"))
    sheet.value(
        "strength", "Strength of the mix", strength, detail="of what it is in the reaction", main=False
    )
    sheet.value("spare", "Spare", made.spare, detail="beside the dead volume", main=False)
    _mix_table(sheet, given.text("make_up_with"), mix, times)
    _separate_table(sheet, given.text("make_up_with"), mix, reactions)
    _say(sheet, given, mix, made, reactions, times)
    _say_what_is_thick(sheet, mix, times)


def _dispensed(sheet: Sheet, mix: Mix, channels: int) -> Pipetting:
    """What each well gets of the mix. Diluting it first is no way out where it is too little: a weaker mix is."""
    taken = sheet.bench.pipettes.take(mix.dispense, "dispense", channels=channels)
    if taken.too_small:
        message = f"{sheet.show(mix.dispense)} of mix for each is below what the pipettes can set."
        remedy = "Make the mix weaker, so that each gets more of it, or the reaction larger."
        sheet.warn(Code.BELOW_MIN_PIPETTE, message, remedy, "dispense")
        return taken
    return sheet.pipetted(mix.dispense, "dispense", channels=channels)


def _say_what_is_thick(sheet: Sheet, mix: Mix, times: Fraction) -> None:
    """Of a part given by its volume nobody knows how thick it is: a note, with the same words."""
    for part in (*mix.inside, *mix.separate):
        if is_neat(part.stock):
            volume = part.volume if part.separate else part.volume * times
            say_if_thick(
                sheet, part.what, volume, "components.what", row=part.row, known=part.stock is not None
            )


def _times(reactions: int) -> str:
    return "1 reaction" if reactions == 1 else f"{reactions} reactions"


def _mix_table(sheet: Sheet, rest: str, mix: Mix, times: Fraction) -> None:
    rows: list[tuple[Shown, ...]] = []
    for part in mix.inside:
        taken = sheet.pipetted(part.volume * times, "components.volume", part.row)
        rows.append((part.what, part.volume, taken, part.final or "", part.stock or ""))
    if not mix.rest.is_zero:
        water = top_up(sheet, mix.rest * times)
        rows.append((capitalised(rest), mix.rest, water, "", ""))
    columns = (
        ("what", "What"), ("each", "In one reaction"), ("take", "Take"), ("final", "Final"), ("stock", "From"),
    )  # fmt: skip
    sheet.table("mix", "Mix", columns, rows, uses="take")
    sheet.value("rest", f"{capitalised(rest)} in the mix", mix.rest * times, main=False)


def _separate_table(sheet: Sheet, rest: str, mix: Mix, reactions: int) -> None:
    rows: list[tuple[Shown, ...]] = []
    for part in mix.separate:
        rows.append(
            (part.what, sheet.pipetted(part.volume, "components.volume", part.row), part.volume * reactions)
        )
    if not mix.outside.is_zero:
        added = top_up(sheet, mix.outside)
        rows.append((capitalised(rest), added, mix.outside * reactions))
    if rows:
        columns = (("what", "What"), ("each", "Into each reaction"), ("in_all", "In all"))
        sheet.table("separate", "Added to each by itself", columns, rows, uses="in_all")


def _say(sheet: Sheet, given: Given, mix: Mix, made: Made, reactions: int, times: Fraction) -> None:
    need, dispense = sheet.show(made.need), sheet.show(mix.dispense)
    sheet.step("need = n·v", f"{reactions} × {dispense}", need)
    fed = f"{sheet.show(made.volume - made.dead)} + {sheet.show(made.dead)} dead volume"
    sheet.step("made = max(rules) + dead", fed, sheet.show(made.volume))
    if mix.inside:
        first = mix.inside[0]
        filled = f"{sheet.show(first.volume)} × {sheet.number(times)}"
        sheet.step(f"Vi = vi·made / v, {first.what}", filled, sheet.show(first.volume * times))
    if made.rule is Rule.NONE:
        if made.dead.is_zero:
            message = f"Exactly {sheet.show(made.need)} of mix is made, so the last well may come short."
            sheet.warn(Code.OVERAGE_LOW, message, "Allow 5 to 10 % or one reaction more.", "overage")
        else:
            message = f"No overage: only the dead volume of {sheet.show(made.dead)} is made on top."
            sheet.note(Code.OVERAGE_RULE, message, "overage")
        return
    what = {
        Rule.SHARE: f"the overage of {sheet.show(given.quantity('overage'))}",
        Rule.REACTIONS: f"{_times(given.count('extra_reactions'))} more",
        Rule.VOLUME: f"{_shown(sheet, given.maybe('extra_volume'))} more",
        Rule.LEAST: f"no reagent below {_shown(sheet, given.maybe('least'))}",
        Rule.NONE: "",
    }[made.rule]
    message = (
        f"The largest rule counts: {what}. That is {sheet.number(times)} reactions' worth for {reactions}."
    )
    sheet.note(Code.OVERAGE_RULE, message, "overage")


def _shown(sheet: Sheet, quantity: Quantity | None) -> str:
    return sheet.show(quantity) if quantity is not None else ""


def _step(pipette: Pipette | None) -> Quantity | None:
    return pipette.increment if pipette is not None else None
