"""Ids of sections and steps: each once, so that `section/step` names one step."""

from __future__ import annotations

from collections.abc import Iterator

from protocolapp.protocol.checks.subject import Subject
from protocolapp.protocol.finding import Finding
from protocolapp.protocol.model import PREPARE


def check_ids(subject: Subject) -> Iterator[Finding]:
    """Ids used twice, and the one the plan uses itself."""
    sections: set[str] = set()
    for number, section in enumerate(subject.protocol.sections):
        path = ("sections", number, "id")
        if section.id in sections:
            yield Finding(
                path, f"there is a section “{section.id}” already", "Give each section an id of its own."
            )
        if section.id == PREPARE:
            message = f"“{PREPARE}” is the section in which the solutions are made"
            yield Finding(
                path, message, "Give this section another id; solutions are added to the run by themselves."
            )
        sections.add(section.id)
    seen: set[str] = set()
    for one in subject.protocol.placed():
        if one.key in seen:
            message = f"there is a step “{one.step.id}” in this section already"
            remedy = "Give each step of a section an id of its own, in whatever way it stands."
            yield Finding((*one.path, "id"), message, remedy)
        seen.add(one.key)
