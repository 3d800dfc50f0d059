"""How far a run is: the current step, what a step still misses, counts for each section."""

from __future__ import annotations

from dataclasses import dataclass

from protocolapp.plan.facts import EntryKey
from protocolapp.plan.model import Asked, Plan, PlannedStep, StepKind
from protocolapp.run.state import RunState, StepStatus


@dataclass(frozen=True, slots=True)
class Tickable:
    """Something to tick at a step: a row (sample, tube or component) or a check."""

    id: str
    label: str


@dataclass(frozen=True, slots=True)
class SectionProgress:
    """How many of a section's steps have ended, and how, of how many. current: it holds the current step."""

    id: str
    title: str
    done: int
    skipped: int
    failed: int
    total: int
    current: bool

    @property
    def closed(self) -> int:
        return self.done + self.skipped + self.failed


def tickable(step: PlannedStep) -> tuple[Tickable, ...]:
    """What is ticked at a step: its rows, then its checks as `check:1`, `check:2` …"""
    rows = [Tickable(row.id, row.label) for row in step.rows]
    checks = [Tickable(f"check:{number}", text) for number, text in enumerate(step.checks, 1)]
    return (*rows, *checks)


def current_step(plan: Plan, state: RunState) -> PlannedStep | None:
    """The first step, in the plan's order, that is neither done nor skipped nor failed."""
    return next((step for step in plan.steps if not state.step(step.ref).closed), None)


def current_ref(plan: Plan, state: RunState) -> str | None:
    """The ref of the current step."""
    step = current_step(plan, state)
    return step.ref if step is not None else None


def missing_ticks(step: PlannedStep, state: RunState) -> tuple[Tickable, ...]:
    """What is not ticked yet at the current occurrence of a step."""
    ticks = state.step(step.ref).ticks
    return tuple(one for one in tickable(step) if one.id not in ticks)


def missing_entries(step: PlannedStep, state: RunState) -> tuple[Asked, ...]:
    """What must be entered at a step and is not. When a step is repeated, the values of before still hold."""
    return tuple(one for one in step.asked if one.required and key_of(step, one) not in state.entries)


def key_of(step: PlannedStep, asked: Asked) -> EntryKey:
    """Where the answer to what a step asks is kept."""
    return EntryKey(step.ref, asked.name, asked.row)


def steps_before(step: PlannedStep, plan: Plan, state: RunState) -> tuple[PlannedStep, ...]:
    """The open steps that come before this one.

    Optional ones do not count, and solutions may be made in any order among themselves.
    """
    earlier = plan.steps[: plan.steps.index(step)]
    return tuple(
        one
        for one in earlier
        if not one.optional
        and not state.step(one.ref).closed
        and not (one.kind is step.kind is StepKind.PREPARE)
    )


def open_steps(plan: Plan, state: RunState) -> tuple[PlannedStep, ...]:
    """The steps that are still to be done, optional ones left out."""
    return tuple(step for step in plan.steps if not step.optional and not state.step(step.ref).closed)


def section_progress(plan: Plan, state: RunState) -> tuple[SectionProgress, ...]:
    """The counts of each section, in order."""
    here = current_ref(plan, state)
    return tuple(
        SectionProgress(
            id=section.id,
            title=section.title,
            done=_count(section.steps, state, StepStatus.DONE),
            skipped=_count(section.steps, state, StepStatus.SKIPPED),
            failed=_count(section.steps, state, StepStatus.FAILED),
            total=len(section.steps),
            current=here in section.steps,
        )
        for section in plan.sections
    )


def _count(refs: tuple[str, ...], state: RunState, status: StepStatus) -> int:
    return sum(1 for ref in refs if state.step(ref).status is status)
