"""A run's state while events are folded into it: mutable, so that ten thousand events do not copy it as often."""

from __future__ import annotations

from dataclasses import dataclass, field

from protocolapp.plan.facts import EntryKey, Facts, Sample, Value
from protocolapp.run.events import Given, Recorded
from protocolapp.run.state import (
    AttachmentState,
    DeviationState,
    EntryState,
    Mark,
    NoteState,
    RunIdentity,
    RunState,
    RunStatus,
    StepState,
    TimerState,
)


@dataclass(slots=True)
class Draft:
    """The fields of `RunState`, open for change. facts: rebuilt when `facts_changed`."""

    identity: RunIdentity
    title: str
    aim: str
    status: RunStatus = RunStatus.RUNNING
    hidden: bool = False
    ended: Mark | None = None
    reason: str = ""
    steps: dict[str, tuple[StepState, ...]] = field(default_factory=dict)
    entries: dict[EntryKey, EntryState] = field(default_factory=dict)
    timers: dict[str, TimerState] = field(default_factory=dict)
    notes: list[NoteState] = field(default_factory=list)
    deviations: list[DeviationState] = field(default_factory=list)
    attachments: list[AttachmentState] = field(default_factory=list)
    parameters: dict[str, Given] = field(default_factory=dict)
    parameter_values: dict[str, Value] = field(default_factory=dict)
    samples: dict[str, Sample] = field(default_factory=dict)
    facts: Facts = field(default_factory=Facts)
    facts_changed: bool = False
    history: list[Recorded] = field(default_factory=list)
    undone: set[str] = field(default_factory=set)

    @classmethod
    def of(cls, state: RunState) -> Draft:
        """A draft that begins where a state stands."""
        return cls(
            identity=state.identity,
            title=state.title,
            aim=state.aim,
            status=state.status,
            hidden=state.hidden,
            ended=state.ended,
            reason=state.reason,
            steps=dict(state.steps),
            entries=dict(state.entries),
            timers=dict(state.timers),
            notes=list(state.notes),
            deviations=list(state.deviations),
            attachments=list(state.attachments),
            parameters=dict(state.parameters),
            parameter_values=dict(state.facts.parameters),
            samples={sample.id: sample for sample in state.facts.samples},
            facts=state.facts,
            history=list(state.history),
            undone=set(state.undone),
        )

    def freeze(self) -> RunState:
        """The state. Facts that did not change stay the same object, so that a plan need not be made again."""
        return RunState(
            identity=self.identity,
            title=self.title,
            aim=self.aim,
            status=self.status,
            hidden=self.hidden,
            ended=self.ended,
            reason=self.reason,
            steps=self.steps,
            entries=self.entries,
            timers=self.timers,
            notes=tuple(self.notes),
            deviations=tuple(self.deviations),
            attachments=tuple(self.attachments),
            parameters=self.parameters,
            facts=self._facts() if self.facts_changed else self.facts,
            history=tuple(self.history),
            undone=frozenset(self.undone),
        )

    def step(self, ref: str, occurrence: int) -> StepState:
        """An occurrence of a step; an untouched one is open."""
        for step in self.steps.get(ref, ()):
            if step.occurrence == occurrence:
                return step
        return StepState(ref, occurrence)

    def put_step(self, step: StepState) -> None:
        """Put an occurrence in its place."""
        others = [other for other in self.steps.get(step.ref, ()) if other.occurrence != step.occurrence]
        self.steps[step.ref] = tuple(sorted([*others, step], key=lambda one: one.occurrence))

    def _facts(self) -> Facts:
        return Facts(
            parameters=dict(self.parameter_values),
            samples=tuple(self.samples.values()),
            entries={key: entry.current.value for key, entry in self.entries.items()},
            rotor=self.facts.rotor,
        )
