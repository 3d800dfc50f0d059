"""Volumes that none of the pipettes can set."""

from __future__ import annotations

from collections.abc import Iterator

from protocolapp.lint.case import Case
from protocolapp.lint.rule import Rule, Severity, Trouble
from protocolapp.lint.things import Use
from protocolapp.protocol.model import Per
from protocolapp.protocol.places import Path
from protocolapp.quantity import VOLUME, Quantity, format_quantity


def look(case: Case) -> Iterator[Trouble]:
    """Amounts that steps use, row by row; components as the plan makes them."""
    least = case.ground.smallest_volume
    if least is None:
        return
    remedy = f"Dilute it first, or make more at once; the smallest pipette sets {format_quantity(least)} at the least."
    for use in case.uses:
        small = _smallest(case, use, least)
        if small is not None:
            message = f"{format_quantity(small)} of {use.thing.name} is less than any pipette sets"
            yield Trouble(use.path, message, remedy, (use.thing.id,))
    if not case.chosen:
        yield from _in_recipes(case, least, remedy)


def _smallest(case: Case, use: Use, least: Quantity) -> Quantity | None:
    """The least amount of a use, where it cannot be set."""
    if use.amount is None:
        return None
    rows = [""]
    if use.placed.step.per is not None:
        rows = [
            one.id for one in (case.plan.samples if use.placed.step.per is Per.SAMPLE else case.plan.tubes)
        ]
    found = [case.values.at(row).quantity(use.amount) for row in rows]
    volumes = (one for one in found if one is not None and one.dimension == VOLUME and one.magnitude > 0)
    smallest = min(volumes, default=None)
    return smallest if smallest is not None and _is_small(case, smallest, least) else None


def _is_small(case: Case, volume: Quantity, least: Quantity) -> bool:
    """Just below the least, a pipette may still set it, rounded."""
    return 0 < volume.base < least.base and case.pipettes.cannot_set(volume)


def _in_recipes(case: Case, least: Quantity, remedy: str) -> Iterator[Trouble]:
    for planned in case.plan.solutions:
        for batch in planned.batches:
            for part in batch.components:
                value = part.value
                if value is not None and value.dimension == VOLUME and _is_small(case, value, least):
                    amount = format_quantity(value)
                    message = f"{amount} of {part.what} for {planned.name} is less than any pipette sets"
                    yield Trouble(_component(case, planned.id, part.what), message, remedy)


def _component(case: Case, solution: str, what: str) -> Path:
    thing = case.things[solution]
    return next((one.path for one in thing.contains if one.name == what), thing.path)


RULE = Rule(
    id="below-smallest-pipette",
    title="A volume below what any pipette sets",
    reason="Below its range a pipette's error is not known, and may be as large as the volume.",
    source="ISO 8655-2 (by a secondary source): limits of error are absolute at every setting.",
    severity=Severity.WARNING,
    look=look,
)
