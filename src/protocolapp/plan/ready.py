"""What to get ready for the steps that come next: cool the centrifuge, heat the block, thaw, chill."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from protocolapp.plan.model import Plan, PlannedStep, Slot
from protocolapp.plan.show import at_text
from protocolapp.protocol.model import At
from protocolapp.quantity import Quantity

STEPS_AHEAD = 3
TIME_AHEAD_MS = 60 * 60_000
"""What the next 3 steps need, and whatever comes within 60 min."""

COLD = Quantity.of(10, "°C")
HOT = Quantity.of(60, "°C")
WARM = Quantity.of(28, "°C")


@dataclass(frozen=True, slots=True)
class Ready:
    """Something to get ready.

    ref, number: the step that needs it; in_ms: how long until then, from the current step's start.
    """

    text: str
    ref: str
    number: int
    in_ms: int


def get_ready(plan: Plan, current_ref: str | None) -> tuple[Ready, ...]:
    """What the coming steps need, the most urgent first, each once; nothing once the run is over."""
    places = {slot.ref: place for place, slot in enumerate(plan.slots)}
    if current_ref not in places:
        return ()
    here = places[current_ref]
    found: dict[str, Ready] = {}
    for place, slot in enumerate(plan.slots[here + 1 :], here + 1):
        until = slot.start_ms - plan.slots[here].start_ms
        if place - here > STEPS_AHEAD and until > TIME_AHEAD_MS:
            break
        step = plan.by_ref[slot.ref]
        for text in _needs(plan, step):
            if text not in found and not _at_hand(plan, text, here, slot):
                found[text] = Ready(text, step.ref, step.number, until)
    return tuple(found.values())


def _at_hand(plan: Plan, text: str, here: int, needed: Slot) -> bool:
    """Whether a step up to now needed the same, less than an hour before: then it still stands ready."""
    for slot in reversed(plan.slots[: here + 1]):
        if needed.start_ms - slot.end_ms > TIME_AHEAD_MS:
            return False
        if text in _needs(plan, plan.by_ref[slot.ref]):
            return True
    return False


def _needs(plan: Plan, step: PlannedStep) -> Iterator[str]:
    model = step.step
    if model is None:
        return
    # A later round finds what the first one needed.
    if step.ready and step.round == 1:
        yield step.ready
    if model.spin is not None and (spin := _bounds(model.spin.at)) is not None and spin[1] <= COLD:
        yield f"Cool the centrifuge to {at_text(model.spin.at)}."
    at = _bounds(model.at)
    if at is not None and at[0] >= HOT:
        yield f"Heat the block to {at_text(model.at)}."
    elif at is not None and at[0] >= WARM:
        yield f"Bring the incubator or block to {at_text(model.at)}."
    for used in step.uses:
        yield from _supply(plan, used, model.at)


def _supply(plan: Plan, used: str, at: At | None) -> Iterator[str]:
    protocol = plan.protocol
    solution = protocol.solutions.get(used)
    if solution is not None and solution.keep is not None and solution.keep.at is not None:
        where = at_text(solution.keep.at)
        cold = _bounds(solution.keep.at)
        if where == "on ice" or (cold is not None and cold[1] <= COLD):
            yield f"Chill {solution.name} ({where})."
    reagent = protocol.reagents.get(used)
    if reagent is not None and (reagent.keep or "").startswith(("-", "−", "–")):
        yield f"Thaw {reagent.name}."
    elif reagent is not None and at is not None and at.text == "on ice" and reagent.keep == "4 °C":
        yield f"Put {reagent.name} on ice."


def _bounds(at: At | None) -> tuple[Quantity, Quantity] | None:
    return (at.celsius.low, at.celsius.high) if at is not None and at.celsius is not None else None
