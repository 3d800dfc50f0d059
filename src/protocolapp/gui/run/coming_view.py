"""What comes after the step on the card, and what to get ready for it."""

from __future__ import annotations

from dataclasses import dataclass

from protocolapp.gui.run.step_view import conditions
from protocolapp.gui.run.window_view import WindowView, window_view
from protocolapp.plan import get_ready
from protocolapp.plan.model import Plan, PlannedStep
from protocolapp.run.ports import Stamp
from protocolapp.run.state import RunState


@dataclass(frozen=True, slots=True)
class ComingView:
    """text: the next open step's instruction, or that there is none. tail: its wait and conditions.

    ready: what to get ready for the coming steps, or empty.
    """

    text: str
    tail: str = ""
    ready: str = ""
    window: WindowView | None = None

    @property
    def said(self) -> str:
        """In one sentence, for the screen reader."""
        window = f", {self.window.text}" if self.window is not None else ""
        return f"Next: {self.text}{f', {self.tail}' if self.tail else ''}{window}"


def coming_view(plan: Plan, state: RunState, shown: PlannedStep | None, now: Stamp) -> ComingView:
    """The first open step behind the one on the card."""
    if shown is None:
        return ComingView("")
    behind = plan.steps[plan.steps.index(shown) + 1 :]
    step = next((one for one in behind if not state.step(one.ref).closed), None)
    if step is None:
        return ComingView("Complete the run") if state.open else ComingView("")
    tail = conditions(step)
    if step.wait is not None:
        tail = f"{tail}, timer starts when you confirm" if tail else "timer starts when you confirm"
    return ComingView(
        step.text.rstrip(".").replace("\n", " "),
        tail,
        _ready(plan, shown) if state.open else "",
        window_view(step, state, now),
    )


def _ready(plan: Plan, shown: PlannedStep) -> str:
    texts = [one.text for one in get_ready(plan, shown.ref)]
    return f"Get ready: {' '.join(texts)}" if texts else ""
