"""Lots of reagents: asked for at the step that uses a reagent first, told at those that use it again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from protocolapp.plan.asking import asked_of_reagent
from protocolapp.plan.facts import EntryKey
from protocolapp.plan.model import Asked, Chip
from protocolapp.plan.show import show_given
from protocolapp.plan.turn import Turn
from protocolapp.protocol.model import Asked as Noted

if TYPE_CHECKING:
    from protocolapp.plan.steps import Context


def asked_of_reagents(turn: Turn, context: Context) -> tuple[Asked, ...]:
    """What the first step that uses a reagent asks of it."""
    reagents = context.binding.setting.protocol.reagents
    return tuple(
        asked
        for used in context.used.get(turn.ref, ())
        if used in reagents and context.first_use.get(used) == turn.ref
        for asked in asked_of_reagent(used, reagents[used], turn.ref, context.binding)
    )


def lots_noted(turn: Turn, context: Context) -> tuple[Chip, ...]:
    """The lots of reagents that were noted at an earlier step."""
    facts, reagents = context.binding.setting.facts, context.binding.setting.protocol.reagents
    chips: list[Chip] = []
    for used in context.used.get(turn.ref, ()):
        first = context.first_use.get(used, "")
        if used not in reagents or first == turn.ref:
            continue
        known = {
            noted: facts.entries.get(EntryKey(first, f"{used}.{noted.value}"))
            for noted in reagents[used].enter
        }
        lot, expiry = known.get(Noted.LOT), known.get(Noted.EXPIRY)
        if lot is not None:
            detail = f"expires {show_given(expiry).text}" if expiry is not None else ""
            text = show_given(lot).text
            chips.append(Chip(f"{used}.lot", f"{reagents[used].name}: lot", text, detail, text))
    return tuple(chips)
