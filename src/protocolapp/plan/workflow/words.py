"""The workflow in words: one numbered sentence after the other, for those who hear it."""

from __future__ import annotations

from collections.abc import Iterator

from protocolapp.plan.show import at_words
from protocolapp.plan.workflow.model import Branch, Workflow, WorkSection, WorkStep
from protocolapp.quantity.counts import counted

NOTHING = "Nothing to do"
"""What is said of a way without steps."""


def workflow_paragraphs(workflow: Workflow) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """A sentence on the whole, then each section by its title with a line for each step and way of a branch."""
    end = f"It goes on: {workflow.goes_on_with}." if workflow.goes_on_with else "End."
    sections = ((_titled(section), tuple(_section(section))) for section in workflow.sections)
    return ((_begin(workflow), ()), *sections, (end, ()))


def workflow_lines(workflow: Workflow) -> tuple[str, ...]:
    """The same line by line; it reads well aloud."""
    return tuple(line for title, lines in workflow_paragraphs(workflow) for line in (title, *lines))


def step_sentence(step: WorkStep) -> str:
    """`18. Rotate gently overnight. At 4 °C. Wait: overnight, 8–18 h. Safe stop: up to 18 h at 4 °C. Then day 2.`"""
    marks = (
        f"{step.rounds} times" if step.rounds > 1 else "",
        f"for {step.each}" if step.each else "",
        at_words(step.at),
        step.agitate,
        "optional" if step.optional else "",
        step.only,
    )
    said = ", ".join(mark for mark in marks if mark)
    parts = (
        f"{step.numbers}." if step.numbers else "",
        _stopped(step.text),
        _stopped(said[:1].upper() + said[1:]),
        _stopped(_waited(step)),
        _stopped(f"Safe stop: {step.stop}" if step.stop else ""),
        f"Then day {step.day} begins." if step.day else "",
    )
    return " ".join(part for part in parts if part)


def _begin(workflow: Workflow) -> str:
    days = f" over {workflow.days} days" if workflow.days > 1 else ""
    count = sum(step.rounds for step in workflow.steps() if step.numbers)
    sections = counted(len(workflow.sections), "section", "sections")
    return f"Workflow of {workflow.title}: {counted(count, 'step', 'steps')} in {sections}{days}."


def _titled(section: WorkSection) -> str:
    return _stopped(f"{section.title}, {section.remark}" if section.remark else section.title)


def _section(section: WorkSection) -> Iterator[str]:
    for item in section.items:
        if isinstance(item, WorkStep):
            yield step_sentence(item)
        else:
            yield from _branch(item)


def _branch(branch: Branch) -> Iterator[str]:
    for number, lane in enumerate(branch.lanes):
        word = "Or" if number else "Only with" if len(branch.lanes) == 1 else "Either"
        chosen = "chosen" if lane.taken else "not chosen"
        yield f"{word} {branch.title}: {lane.label} ({chosen}):"
        yield from map(step_sentence, lane.steps) if lane.steps else (f"{NOTHING}.",)


def _waited(step: WorkStep) -> str:
    if step.wait is None:
        return ""
    return f"{'Spin' if step.wait.spin else 'Wait'}: {step.wait.text}"


def _stopped(text: str) -> str:
    return text if not text or text[-1] in ".!?…:" else f"{text}."
