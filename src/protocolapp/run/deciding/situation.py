"""What a command is judged by, and the checks that every family shares."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from protocolapp.plan.model import Plan, PlannedStep
from protocolapp.run.deviation import DEVIATIONS, DeviationKind, weight
from protocolapp.run.events import DeviationRecorded, Event, RunResumed, StepStarted
from protocolapp.run.ports import Stamp
from protocolapp.run.refusal import Departure, Refusal, Refused, refuse
from protocolapp.run.state import RunState, RunStatus, StepState, StepStatus

Events = tuple[Event, ...]


@dataclass(frozen=True, slots=True)
class Situation:
    """The run as it stands when a command comes. at: when; by: who."""

    state: RunState
    plan: Plan
    at: Stamp
    by: str

    def step(self, ref: str) -> PlannedStep:
        """The planned step of a ref. Raises Refused for one that is not in this run."""
        step = self.plan.by_ref.get(ref)
        if step is None:
            raise refuse(
                "unknown_step",
                "There is no such step",
                f"This run has no step “{ref}”; a changed parameter or sample may have taken it out.",
                "Go on with the step that the run shows.",
            )
        return step

    def open_step(self, ref: str) -> tuple[PlannedStep, StepState]:
        """A step that can be worked at, and its current occurrence. Raises Refused when it has ended."""
        step, now = self.step(ref), self.state.step(ref)
        if now.closed:
            raise refuse(
                f"step_{now.status}",
                f"Step {step.number} is {now.status}",
                "What was recorded of it stands.",
                "Reopen the step to change it, or repeat it to do it again.",
            )
        return step, now

    def begun(self, now: StepState) -> Events:
        """Work goes on: a paused run resumes, and an untouched step starts with its first gesture."""
        resumed = (RunResumed(),) if self.state.status is RunStatus.PAUSED else ()
        started = (StepStarted(now.ref, now.occurrence),) if now.status is StepStatus.OPEN else ()
        return (*resumed, *started)


def settle(
    departures: Sequence[Departure], reason: str, ref: str, occurrence: int, remedy: str = ""
) -> Events:
    """The deviations of a command, all with its one reason. Raises Refused, asking for it, when it is missing."""
    if not departures:
        return ()
    weighty = tuple(sorted(departures, key=lambda one: weight(one.kind)))
    if not reason.strip():
        raise Refused(_question(weighty, remedy))
    return tuple(
        DeviationRecorded(ref, occurrence, one.kind.value, one.planned, one.actual, reason.strip())
        for one in weighty
    )


def asked_reason(reason: str, departure: Departure, ref: str, occurrence: int) -> tuple[str, Events]:
    """The reason without its margins, and the deviation of a command that is one by its nature."""
    deviations = settle((departure,), reason, ref, occurrence)
    return reason.strip(), deviations


def reason_for(reason: str, code: str, title: str, question: str) -> str:
    """A reason that must be given, though nothing departs from the protocol. Raises Refused when it is missing."""
    if not reason.strip():
        raise Refused(
            Refusal(code, title, question, "Give a reason; it goes into the record.", needs_reason=True)
        )
    return reason.strip()


def _question(departures: tuple[Departure, ...], remedy: str) -> Refusal:
    first = DEVIATIONS[departures[0].kind]
    details = [_detail(one) for one in departures if one.planned or one.actual]
    return Refusal(
        code=departures[0].kind.value,
        title=first.title,
        message=" ".join([*details, first.question]),
        remedy=remedy or "Give a reason and go on; it goes into the record.",
        needs_reason=True,
        departures=departures,
    )


def _detail(departure: Departure) -> str:
    if not departure.planned:
        return f"{departure.actual}."
    before = "Before" if departure.kind is DeviationKind.CORRECTED else "Planned"
    return f"{before}: {departure.planned}; now: {departure.actual or 'not done'}."
