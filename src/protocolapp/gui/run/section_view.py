"""The sections of a run and where it stands in them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from protocolapp.plan.model import Plan
from protocolapp.run.progress import SectionProgress, section_progress
from protocolapp.run.state import RunState, StepStatus


class SectionMark(StrEnum):
    """Done: all its steps have ended well. Uneven: all ended, but some were skipped or failed. Current: here we are."""

    DONE = "done"
    UNEVEN = "uneven"
    CURRENT = "current"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class StepLine:
    """A step in the list. shown: it is the one on the card; current: the run stands there."""

    ref: str
    number: int
    text: str
    status: StepStatus
    current: bool
    shown: bool


@dataclass(frozen=True, slots=True)
class SectionView:
    """count: `3 / 7`. said: for the screen reader, `Washing, 3 of 7 steps, current`. steps: where unfolded."""

    id: str
    number: int
    title: str
    mark: SectionMark
    count: str
    said: str
    first: str
    steps: tuple[StepLine, ...]


def section_views(plan: Plan, state: RunState, current: str, shown: str) -> tuple[SectionView, ...]:
    """The sections in order; the one that holds the step on the card is unfolded. current, shown: refs, or empty."""
    views = []
    for number, (section, progress) in enumerate(
        zip(plan.sections, section_progress(plan, state), strict=True), 1
    ):
        lines = tuple(
            StepLine(
                ref=ref,
                number=plan.by_ref[ref].number,
                text=plan.by_ref[ref].text,
                status=state.step(ref).status,
                current=ref == current,
                shown=ref == shown,
            )
            for ref in section.steps
        )
        mark = _mark(progress)
        views.append(
            SectionView(
                id=section.id,
                number=number,
                title=section.title,
                mark=mark,
                count=f"{progress.closed} / {progress.total}",
                said=f"{section.title}, {progress.closed} of {progress.total} steps{_SAID[mark]}",
                first=section.steps[0] if section.steps else "",
                steps=lines if shown in section.steps else (),
            )
        )
    return tuple(views)


_SAID = {
    SectionMark.DONE: ", done",
    SectionMark.UNEVEN: ", ended, not all done",
    SectionMark.CURRENT: ", current",
    SectionMark.OPEN: "",
}


def _mark(progress: SectionProgress) -> SectionMark:
    if progress.current:
        return SectionMark.CURRENT
    if progress.closed < progress.total or not progress.total:
        return SectionMark.OPEN
    return SectionMark.UNEVEN if progress.skipped or progress.failed else SectionMark.DONE
