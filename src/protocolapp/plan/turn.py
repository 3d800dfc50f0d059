"""Which steps apply to this run, round by round, and for which rows: the bones of the plan, before any
value.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from protocolapp.plan.facts import Sample
from protocolapp.plan.hands_on import hands_on, milliseconds
from protocolapp.plan.model import PlannedTube
from protocolapp.plan.names import refs_of
from protocolapp.protocol.expression import Condition
from protocolapp.protocol.model import Per, Protocol, Section, Step, Way


@dataclass(frozen=True, slots=True)
class Line:
    """A row of a step: a sample or a tube. tube: the tube itself, None for a sample."""

    id: str
    label: str
    sample: str
    tube: PlannedTube | None = None


@dataclass(frozen=True, slots=True)
class Turn:
    """One round of one step.

    ref: `washing/wash.2`; key: `washing/wash`. lines: empty unless it is per sample or tube. way: of the fork it
    stands in, if it does.
    """

    ref: str
    key: str
    section: Section
    step: Step
    round: int
    lines: tuple[Line, ...]
    hands_on_ms: int
    way: Way | None = None

    @property
    def wait_ms(self) -> int:
        """Its typical wait."""
        timed = self.step.timed
        return milliseconds(timed.rings_after) if timed is not None else 0

    @property
    def window_after(self) -> str:
        """The key of the step since whose end its window counts; empty without one, and in later rounds."""
        within = self.step.within if self.round == 1 else None
        return within.key_in(self.section.id) if within is not None else ""


def turns_of(
    protocol: Protocol,
    samples: Sequence[Sample],
    rack: Sequence[PlannedTube],
    holds: Callable[[Condition], bool],
) -> tuple[Turn, ...]:
    """The steps that apply, in order, each round by itself."""
    turns: list[Turn] = []
    for placed in protocol.placed():
        step = placed.step
        if not all(holds(condition) for condition in placed.conditions):
            continue
        lines = _lines(step, samples, rack)
        if samples and step.tubes is not None and not lines:
            continue
        tubes = len(lines) if step.per is Per.TUBE else len(rack)
        takes = hands_on(step.takes, len(samples), tubes)
        for number, ref in enumerate(refs_of(placed.key, step), 1):
            turns.append(Turn(ref, placed.key, placed.section, step, number, lines, takes, placed.way))
    return tuple(turns)


def _lines(step: Step, samples: Sequence[Sample], rack: Sequence[PlannedTube]) -> tuple[Line, ...]:
    if step.per is Per.SAMPLE:
        return tuple(Line(sample.id, sample.name, sample.id) for sample in samples)
    if step.per is Per.TUBE:
        wanted = step.tubes
        return tuple(
            Line(tube.id, tube.label, tube.sample, tube)
            for tube in rack
            if wanted is None or tube.kind in wanted
        )
    return ()


def starts_of(turns: Sequence[Turn]) -> tuple[int, ...]:
    """When each turn is expected to begin, in milliseconds, one after the other from 0, no sooner than its window."""
    starts: list[int] = []
    ends: dict[str, int] = {}
    at = 0
    for turn in turns:
        least = turn.step.within.least if turn.step.within is not None else None
        if least is not None and turn.window_after in ends:
            at = max(at, ends[turn.window_after] + milliseconds(least))
        starts.append(at)
        at += turn.hands_on_ms + turn.wait_ms
        ends[turn.key] = at
    return tuple(starts)
