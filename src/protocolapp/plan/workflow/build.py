"""From a plan to its workflow."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from protocolapp.plan.day_count import nights
from protocolapp.plan.model import Plan, PlannedStep
from protocolapp.plan.number_ranges import number_ranges
from protocolapp.plan.short_text import shortened
from protocolapp.plan.workflow.branches import Conditioned, branched, fork, not_chosen, only_with
from protocolapp.plan.workflow.model import Branch, Workflow, WorkSection, WorkStep
from protocolapp.plan.workflow.steps import LONGEST_MARK, LONGEST_TITLE, left_out, planned_step
from protocolapp.protocol.model import ChooseOne, Section


def workflow_of(plan: Plan) -> Workflow:
    """The way through a plan: every planned step once, and what the present choices leave out beside it. Pure."""
    builder = _Builder(plan)
    sections = tuple(builder.sections())
    follow = " or ".join(dict.fromkeys(one.label or one.protocol for one in plan.follow))
    return Workflow(
        shortened(plan.protocol.title, LONGEST_TITLE), sections, builder.day, shortened(follow, LONGEST_MARK)
    )


class _Builder:
    """Counts the days on its way through the sections."""

    def __init__(self, plan: Plan) -> None:
        self._plan, self._protocol, self.day = plan, plan.protocol, 1
        self._waiting: list[PlannedStep] = []
        self._numbers: dict[str, list[int]] = {}
        for step in plan.steps:
            self._numbers.setdefault(_all_rounds(step), []).append(step.number)

    def sections(self) -> Iterator[WorkSection]:
        written = {section.id: section for section in self._protocol.sections}
        planned = {section.id: section for section in self._plan.sections}
        front = [one for one in planned if one not in written]
        for identity in (*front, *written):
            refs = planned[identity].steps if identity in planned else ()
            self._waiting = [step for step in (self._plan.by_ref[ref] for ref in refs) if step.round == 1]
            section = written.get(identity)
            title = section.title if section is not None else planned[identity].title
            items = branched(self._items(section), self._protocol)
            if section is not None and section.when is not None and not refs and items:
                steps = WorkSection(identity, "", items).steps()
                items = (not_chosen(section.when, steps, self._protocol),)
            if items:
                remark = self._remark(section, done=bool(refs))
                yield WorkSection(identity, shortened(title, LONGEST_TITLE), items, remark)

    def _remark(self, section: Section | None, *, done: bool) -> str:
        if section is None:
            return ""
        origin = f"from {section.origin}" if section.origin else ""
        when = only_with(section.when, self._protocol) if section.when is not None and done else ""
        return shortened(", ".join(part for part in (origin, when) if part), LONGEST_TITLE)

    def _items(self, section: Section | None) -> Iterator[Conditioned | Branch]:
        """The planned steps in their order, each left-out one where the protocol has it."""
        for item in section.steps if section is not None else ():
            if isinstance(item, ChooseOne):
                yield self._fork(section, item)
                continue
            key = f"{section.id}/{item.id}" if section is not None else ""
            came = self._up_to(key)
            yield from came
            whole = section is not None and section.when is not None
            if not came and (item.when is not None or whole):
                yield Conditioned(left_out(key, item, self._plan), item.when, taken=False)
        yield from (self._planned(step) for step in self._waiting)

    def _fork(self, section: Section | None, item: ChooseOne) -> Branch:
        place = section.id if section is not None else ""
        present = next((one.choice for one in self._plan.forks if one.name == item.choose_one), "")
        ways = []
        for choice, steps in item.of.items():
            done: list[WorkStep] = []
            for step in steps:
                key = f"{place}/{step.id}"
                came = [one.step for one in self._up_to(key)]
                done += came or [left_out(key, step, self._plan)]
                if step.when is not None:
                    done[-1] = replace(done[-1], only=only_with(step.when, self._protocol))
            ways.append((choice, tuple(done), choice == present))
        return fork(item.choose_one, ways, self._protocol)

    def _up_to(self, key: str) -> list[Conditioned]:
        """The planned steps up to the one of this key, taken off those that wait; none where it is not planned."""
        place = next((number for number, step in enumerate(self._waiting) if step.key == key), None)
        if place is None:
            return []
        came, self._waiting = self._waiting[: place + 1], self._waiting[place + 1 :]
        return [self._planned(step) for step in came]

    def _planned(self, step: PlannedStep) -> Conditioned:
        slept = nights(step.wait.rings_ms) if step.wait is not None else 0
        self.day += slept
        numbers = number_ranges(self._numbers[_all_rounds(step)])
        shown = planned_step(step, numbers, self.day if slept else 0, self._protocol)
        return Conditioned(shown, step.step.when if step.step is not None else None, taken=True)


def _all_rounds(step: PlannedStep) -> str:
    """What the rounds of a step share; a portion of a solution is a step of its own."""
    return step.key if step.step is not None else step.ref
