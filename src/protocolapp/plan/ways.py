"""The ways of a fork side by side, those too that are not gone: for reading before doing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from protocolapp.plan.model import Plan, PlannedFork
from protocolapp.protocol.expression import TextPart
from protocolapp.protocol.model import Step

NO_STEPS = "no steps"


@dataclass(frozen=True, slots=True)
class WayText:
    """One of the ways. steps: the instructions, with the values that are known in this plan. taken: it is gone."""

    choice: str
    steps: tuple[str, ...]
    taken: bool

    @property
    def text(self) -> str:
        """`Bradford: Add the dye. Read at 595 nm.`"""
        return f"{self.choice}: {' '.join(self.steps) or NO_STEPS}"


def ways_of(fork: PlannedFork, plan: Plan) -> tuple[WayText, ...]:
    """All ways of a fork, in the order of its choices."""
    steps: dict[str, list[str]] = {}
    for placed in plan.protocol.placed():
        if placed.way is not None and placed.way.fork == fork.path:
            steps.setdefault(placed.way.choice, []).append(spelled(placed.step, plan))
    return tuple(
        WayText(choice, tuple(steps.get(choice, ())), choice == fork.choice) for choice in fork.choices
    )


def spelled(step: Step, plan: Plan) -> str:
    """The instruction of a step that need not be done: known values filled in, others by their labels."""
    return "".join(_parts(step, plan))


def _parts(step: Step, plan: Plan) -> Iterator[str]:
    for part in step.do.parts:
        if isinstance(part, TextPart):
            yield part.text
            continue
        found = plan.values.get(part.name)
        yield found.text if found is not None and found.value is not None else f"[{_label(part.name, plan)}]"


def _label(name: str, plan: Plan) -> str:
    protocol = plan.protocol
    for group in (protocol.parameters, protocol.samples.columns, protocol.calculations):
        if name in group:
            return group[name].label
    entries = (placed.step.enter.get(name) for placed in protocol.placed())
    return next((entry.label for entry in entries if entry is not None), name.replace("_", " "))
