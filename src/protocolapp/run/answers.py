"""What a rehearsal enters: given answers, else what the protocol calls typical."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from protocolapp.plan.model import Asked, PlannedStep
from protocolapp.protocol.model import Kind
from protocolapp.protocol.values import moment_text

REASON = "rehearsal"
"""The reason a rehearsal gives where it departs from the protocol and none was given."""

_A_YEAR = timedelta(days=365)

_SILENT: Mapping[Kind, str] = {
    Kind.TEXT: "rehearsal",
    Kind.NUMBER: "1",
    Kind.COUNT: "1",
    Kind.YES_NO: "yes",
    Kind.TIME: "12:00",
}
"""What is entered where the protocol gives no typical value; a quantity or a choice has none that would do."""


@dataclass(frozen=True, slots=True)
class StepAnswers:
    """For one step. values: by the entry's name, a text or a text for each row (by its id or label).

    skip, fail: the reason to do so. reason: for departures. note: kept at the step. choose: by parameter, the choice
    made when the step is reached.
    """

    values: Mapping[str, str | Mapping[str, str]] = field(default_factory=dict)
    note: str = ""
    skip: str = ""
    fail: str = ""
    reason: str = ""
    choose: Mapping[str, str] = field(default_factory=dict)


Answers = Mapping[str, StepAnswers]
"""By `section/step`, for all its rounds, or by a planned step's ref for one of them, which goes first."""

NO_ANSWERS = StepAnswers()


def for_step(answers: Answers, step: PlannedStep) -> StepAnswers:
    """What is to be entered at a step."""
    return answers.get(step.ref) or answers.get(step.key) or NO_ANSWERS


def text_for(answers: StepAnswers, asked: Asked, now: datetime) -> str:
    """What to type; empty when neither the answers nor the protocol say anything, and for what is known already."""
    given = answers.values.get(asked.name)
    if isinstance(given, Mapping):
        given = given.get(asked.row) or given.get(asked.row_label)
    if given:
        return given
    if asked.value is not None and not asked.required:
        return ""  # the sample table holds it: a typical value would replace what was measured
    if asked.typical or not asked.required:
        return asked.typical
    if asked.kind is Kind.DATE:
        return (now.date() + _A_YEAR).isoformat()
    if asked.kind is Kind.DATE_AND_TIME:
        return moment_text(now.replace(tzinfo=None))
    if asked.kind is Kind.CHOICE and asked.choices:
        return asked.choices[0]
    return _SILENT.get(asked.kind, "")


def unknown_steps(answers: Answers, steps: tuple[PlannedStep, ...]) -> tuple[str, ...]:
    """Answers for steps that this run does not have."""
    known = {name for step in steps for name in (step.ref, step.key)}
    return tuple(name for name in answers if name not in known)
