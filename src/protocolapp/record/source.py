"""What a record is made from, side by side, with the questions that every part of it asks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from protocolapp.plan.model import Plan
from protocolapp.record.journal import Journal, journal
from protocolapp.run.attached import AttachedFile, attached_files
from protocolapp.run.chain import ChainReport
from protocolapp.run.ports import Stamp
from protocolapp.run.state import EntryState, RunState, StepState

NOT_RECORDED = "not recorded"


@dataclass(frozen=True, slots=True)
class Source:
    """state: the fold; journal: what the events say beyond it. exported: when the record is made.

    entries: by the step they were entered at. attached: every file. files: what is wrong with those that were checked,
    by where they lie.
    """

    state: RunState
    plan: Plan
    journal: Journal
    chain: ChainReport
    exported: Stamp
    entries: Mapping[str, tuple[EntryState, ...]]
    attached: tuple[AttachedFile, ...]
    files: Mapping[str, str]

    @classmethod
    def of(
        cls,
        state: RunState,
        plan: Plan,
        chain: ChainReport,
        exported: Stamp,
        files: Mapping[str, str] = MappingProxyType({}),
    ) -> Source:
        entries: dict[str, tuple[EntryState, ...]] = {}
        for key, entry in state.entries.items():
            entries[key.step] = (*entries.get(key.step, ()), entry)
        return cls(state, plan, journal(state), chain, exported, entries, attached_files(state), files)

    @property
    def start(self) -> Stamp:
        """The run's start, against which times are told."""
        return self.state.identity.started.at

    def anchor(self, step: StepState) -> Stamp:
        """When work at a step began: told with its day, so that the other times of the step need none."""
        mark = step.started or step.ended
        return mark.at if mark is not None else self.start

    @property
    def refs(self) -> tuple[str, ...]:
        """The steps in the plan's order, then those that the plan no longer holds but that were worked at."""
        planned = tuple(step.ref for step in self.plan.steps)
        return (*planned, *(ref for ref in self.state.steps if ref not in self.plan.by_ref))

    def number(self, ref: str, occurrence: int) -> str:
        """A step's number as it was shown, else as it is planned; empty for none."""
        place = (ref, occurrence)
        event = self.journal.completed.get(place) or self.journal.unfinished.get(place)
        if event is not None:
            return str(event.number)
        step = self.plan.by_ref.get(ref)
        return str(step.number) if step is not None else ""

    def text(self, ref: str, occurrence: int) -> str:
        """A step's instruction as it was shown, else as it is planned."""
        place = (ref, occurrence)
        event = self.journal.completed.get(place) or self.journal.unfinished.get(place)
        if event is not None:
            return event.text
        step = self.plan.by_ref.get(ref)
        return step.text if step is not None else ref
