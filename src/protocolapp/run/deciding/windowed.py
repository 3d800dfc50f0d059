"""The window of a step, judged when the step is begun; it never keeps anybody from beginning."""

from __future__ import annotations

from protocolapp.plan.model import PlannedStep
from protocolapp.run.deciding.situation import Events, Situation, settle
from protocolapp.run.deviation import DeviationKind
from protocolapp.run.refusal import Departure
from protocolapp.run.state import StepState
from protocolapp.run.window import read_window
from protocolapp.run.words import span_text


def window_departures(now: Situation, step: PlannedStep, here: StepState) -> list[Departure]:
    """How the step, begun at its start or else now, breaks its window; nothing where a reason was given before."""
    reading = read_window(step, now.state, now.at, here)
    if reading is None or not reading.broken or _told(now, here):
        return []
    return [Departure(DeviationKind.WINDOW, reading.window.text, f"after {span_text(reading.elapsed_ms)}")]


def window_deviations(now: Situation, step: PlannedStep, here: StepState, reason: str) -> Events:
    """The deviation of a gesture that begins the step; none once it has begun. Raises Refused, asking why."""
    if here.started is not None:
        return ()
    return settle(window_departures(now, step, here), reason, here.ref, here.occurrence)


def _told(now: Situation, here: StepState) -> bool:
    return any(
        one.kind == DeviationKind.WINDOW and (one.ref, one.occurrence) == (here.ref, here.occurrence)
        for one in now.state.deviations
    )
