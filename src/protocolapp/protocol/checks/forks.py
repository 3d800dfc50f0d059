"""Forks: what decides is a choice that is known by then, and the ways are among its choices."""

from __future__ import annotations

from collections.abc import Iterator

from protocolapp.protocol.checks.subject import Named, Sort, Subject
from protocolapp.protocol.finding import Finding
from protocolapp.protocol.known import nearest
from protocolapp.protocol.model import ChooseOne, Kind
from protocolapp.protocol.model.section import CHOOSE_ONE
from protocolapp.protocol.places import Path
from protocolapp.protocol.values import kind_of

_DECIDES = (Sort.PARAMETER, Sort.ENTRY)


def check_forks(subject: Subject) -> Iterator[Finding]:
    """Every `choose one:`."""
    asked: set[str] = set()
    for number, section in enumerate(subject.protocol.sections):
        for place, item in enumerate(section.steps):
            if isinstance(item, ChooseOne):
                yield from _fork(subject, item, ("sections", number, "steps", place), asked)
                asked |= {name for way in item.of.values() for step in way for name in step.enter}
            else:
                asked |= item.enter.keys()


def _fork(subject: Subject, fork: ChooseOne, path: Path, asked: set[str]) -> Iterator[Finding]:
    named = subject.names.get(fork.choose_one)
    if named is None and subject.excused(fork.choose_one):
        return
    trouble = _undecided(subject, fork.choose_one, named, asked)
    if trouble is not None:
        yield Finding((*path, CHOOSE_ONE), *trouble)
    elif named is not None and named.valued is not None:
        choices = named.valued.choices or ()
        for choice in fork.of:
            if choices and choice not in choices:
                near = nearest(choice, choices)
                remedy = f"Did you mean {near}?" if near else f"Its choices are {', '.join(choices)}."
                message = f"“{choice}” is none of the choices of “{named.name}”"
                yield Finding((*path, "of", choice), message, remedy, at_key=True)


def _undecided(subject: Subject, name: str, named: Named | None, asked: set[str]) -> tuple[str, str] | None:
    """Why nothing is chosen by this name, and what to do."""
    if named is None:
        near = nearest(name, [one.name for one in subject.names.values() if _is_choice(one)])
        remedy = f"Did you mean {near}?" if near else "Name a parameter or an earlier entry with choices."
        return f"there is no “{name}” to choose by", remedy
    if not _is_choice(named):
        kind = (
            named.sort if named.sort not in _DECIDES or named.valued is None else f"a {kind_of(named.valued)}"
        )
        return (
            f"“{name}” is {kind}; ways go by a choice",
            "Name a parameter or an earlier entry with choices.",
        )
    if named.per is not None:
        message = f"“{name}” has one value per {named.per}, but all go the same way"
        return message, "Use a parameter, or ask for it once."
    if named.sort is Sort.ENTRY and name not in asked:
        remedy = "Put the step that asks for it in front, or make it a parameter."
        return f"“{name}” is not entered before this", remedy
    return None


def _is_choice(named: Named) -> bool:
    return named.sort in _DECIDES and named.valued is not None and kind_of(named.valued) is Kind.CHOICE
