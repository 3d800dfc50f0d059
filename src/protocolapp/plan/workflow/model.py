"""The way through a protocol as frozen data: sections, steps, branches, waits, days."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class WaitMark:
    """A timer. text: `30 min`, or force, time and temperature of a spin. ms: its typical length."""

    text: str
    ms: int
    spin: bool = False


@dataclass(frozen=True, slots=True)
class WorkStep:
    """A step in few words, all its rounds in one.

    ref: of its first round; the key `section/step` where the plan leaves the step out. numbers: `4–5`, empty where it
    is left out. each: what it is done for one by one, `each lysate`. only: the condition of its own that it has inside
    a lane. stop: how long the run may rest after it. day: the day that begins after it, 0 for none.
    """

    ref: str
    numbers: str
    text: str
    each: str = ""
    rounds: int = 1
    at: str = ""
    agitate: str = ""
    optional: bool = False
    only: str = ""
    wait: WaitMark | None = None
    stop: str = ""
    day: int = 0


@dataclass(frozen=True, slots=True)
class Lane:
    """One of the ways of a branch. taken: the present choice goes this way. A way may have no step."""

    label: str
    steps: tuple[WorkStep, ...]
    taken: bool


@dataclass(frozen=True, slots=True)
class Branch:
    """Steps that depend on a choice. title: what is chosen; at most one lane is taken."""

    title: str
    lanes: tuple[Lane, ...]


@dataclass(frozen=True, slots=True)
class WorkSection:
    """A section. remark: the protocol that its steps are taken from, and the choice it depends on; or empty."""

    id: str
    title: str
    items: tuple[WorkStep | Branch, ...]
    remark: str = ""

    def steps(self) -> Iterator[WorkStep]:
        """All its steps, those of every lane too."""
        for item in self.items:
            if isinstance(item, WorkStep):
                yield item
            else:
                yield from (step for lane in item.lanes for step in lane.steps)


@dataclass(frozen=True, slots=True)
class Workflow:
    """The whole way. days: how many it takes. goes_on_with: what follows with the same samples."""

    title: str
    sections: tuple[WorkSection, ...]
    days: int
    goes_on_with: str = ""

    def steps(self) -> Iterator[WorkStep]:
        """All steps in order, those of every lane too."""
        for section in self.sections:
            yield from section.steps()
