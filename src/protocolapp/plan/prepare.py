"""The steps that make solutions: the base in section *Prepare* in front, and what must be fresh near its
use.
"""

from __future__ import annotations

from collections.abc import Mapping

from protocolapp.plan.asking import asked_of_components
from protocolapp.plan.bind import Binding
from protocolapp.plan.component import component_keys
from protocolapp.plan.hands_on import hands_on_making
from protocolapp.plan.model import (
    Asked,
    Chip,
    Component,
    PlannedBatch,
    PlannedSolution,
    PlannedStep,
    Row,
    StepKind,
)
from protocolapp.plan.show import at_text
from protocolapp.protocol.model import PREPARE, Solution

PREPARE_TITLE = "Prepare"

COLUMNS = ("Final", "Stock", "Take")


def prepare_ref(solution: str, batch: int = 0) -> str:
    """`prepare/lysis_buffer` for the base, `prepare/lysis_buffer.fresh` and `.fresh.2` for the portions."""
    if not batch:
        return f"{PREPARE}/{solution}"
    return f"{PREPARE}/{solution}.fresh" + (f".{batch}" if batch > 1 else "")


def prepare_step(
    planned: PlannedSolution, solution: Solution, batch: PlannedBatch | None, index: int, number: int,
    section: tuple[str, str], binding: Binding,
) -> PlannedStep:  # fmt: skip
    """The step that makes a batch.

    batch: None while its volume is unknown. section: id and title of where it stands.
    """
    ref = prepare_ref(planned.id, index)
    keys = component_keys(solution)
    fresh = index > 0
    asked = asked_of_components(planned.id, solution, keys, fresh, ref, binding)
    components = batch.components if batch is not None else ()
    return PlannedStep(
        ref=ref,
        key=f"{PREPARE}/{planned.id}" + (".fresh" if fresh else ""),
        number=number,
        section=section[0],
        section_title=section[1],
        kind=StepKind.FRESH if fresh else StepKind.PREPARE,
        text=_text(planned, batch, fresh),
        rows=tuple(_row(one) for one in components),
        columns=COLUMNS if components else (),
        chips=_chips(batch, asked),
        asked=asked,
        hands_on_ms=hands_on_making(sum(one.fresh is fresh for one in solution.contains)),
        hands_on_assumed=True,
        at=at_text(solution.keep.at) if solution.keep is not None else "",
        tip=planned.note if not fresh else "",
        cite=planned.cite,
        batch=batch,
        waits_for=planned.waits_for if batch is None else (),
        uses=(planned.id,) if fresh else (),
    )


def _text(planned: PlannedSolution, batch: PlannedBatch | None, fresh: bool) -> str:
    if batch is None:
        volume = planned.waits_for[0].text if planned.waits_for else "volume unknown"
        made = "Complete" if fresh else "Make"
        return f"{made} {planned.name} ({volume})."
    if fresh:
        added = _listed([one.what for one in batch.components if one.fresh])
        whole = f"Complete {batch.volume_text} of {planned.name}"
        return f"{whole}: to {_of_the_base(planned, batch)} add {added}."
    if any(one.fresh for one in planned.components):
        return f"Make {batch.volume_text} of {planned.name}, the base without what is added fresh."
    return f"Make {batch.volume_text} of {planned.name}."


def _of_the_base(planned: PlannedSolution, batch: PlannedBatch) -> str:
    portions = len(planned.batches) - 1
    if portions == 1:
        return "the base"
    return (
        "what is left of the base" if batch.index == portions else f"{batch.components[0].take} of the base"
    )


def _listed(names: list[str]) -> str:
    return names[0] if len(names) == 1 else ", ".join(names[:-1]) + " and " + names[-1]


def _row(component: Component) -> Row:
    delivers = f"gives {component.delivered}" if component.delivered else ""
    detail = "; ".join(part for part in (component.pipette, delivers) if part)
    cells = (
        Chip("final", "Final", component.final),
        Chip("stock", "Stock", component.stock),
        Chip("take", "Take", component.take, detail, component.plain),
    )
    return Row(component.key, component.what, cells)


def _chips(batch: PlannedBatch | None, asked: tuple[Asked, ...]) -> tuple[Chip, ...]:
    if batch is None:
        return ()
    label = "Ready to use" if batch.fresh else "Make up to"
    lots = {one.row: one.text for one in asked if one.name.endswith(".lot") and one.text}
    known = tuple(Chip(f"{row}.lot", "Lot", text) for row, text in lots.items())
    return (Chip("volume", label, batch.volume_text, plain=batch.volume_text.replace("\u00a0", " ")), *known)


def batches_by_index(planned: PlannedSolution) -> Mapping[int, PlannedBatch]:
    """The batches of a solution by their index; empty while its volume is unknown."""
    return {batch.index: batch for batch in planned.batches}
