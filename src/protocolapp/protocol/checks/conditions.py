"""Conditions: known names, known choices, comparisons of like with like."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from protocolapp.protocol.checks.meanings import USABLE, Meanings
from protocolapp.protocol.checks.subject import Sort, Subject
from protocolapp.protocol.expression import Condition, Is, parts_of
from protocolapp.protocol.finding import Finding
from protocolapp.protocol.known import nearest
from protocolapp.protocol.model import Kind
from protocolapp.protocol.places import Path
from protocolapp.protocol.values import NO, YES, kind_of

_OF_TUBES = (Sort.PARAMETER,)
"""Which tubes there are is settled before the run."""


def check_conditions(subject: Subject, meanings: Meanings) -> Iterator[Finding]:
    """Every `when:` of tubes and steps, and the choices that calculations hang on."""
    for name, tube in subject.protocol.tubes.items():
        if tube.when is not None:
            yield from _condition(subject, meanings, tube.when, ("tubes", name, "when"), _OF_TUBES)
    for path, _, step in subject.steps():
        if step.when is not None:
            yield from _condition(subject, meanings, step.when, (*path, "when"), USABLE)
    for name, calculation in subject.protocol.calculations.items():
        for choice in calculation.of:
            path = ("calculations", name, "of", choice)
            chosen = Is(calculation.choose_one or "", choice)
            yield from (replace(finding, at_key=True) for finding in _is(subject, chosen, path, USABLE))


def _condition(
    subject: Subject, meanings: Meanings, condition: Condition, path: Path, usable: tuple[Sort, ...]
) -> Iterator[Finding]:
    for part in parts_of(condition.tree):
        if isinstance(part, Is):
            yield from _is(subject, part, path, usable)
        else:
            meanings.of_comparison(part, path, usable)


def _is(subject: Subject, part: Is, path: Path, usable: tuple[Sort, ...]) -> Iterator[Finding]:
    named = subject.names.get(part.name)
    if named is None or named.sort not in usable or named.valued is None:
        if named is None and subject.excused(part.name):
            return
        known = [
            name for name, each in subject.names.items() if each.sort in usable and each.valued is not None
        ]
        near = nearest(part.name, known)
        remedy = f"Did you mean {near}?" if near else "Name a parameter that is a choice or yes/no."
        what = (
            f"there is no “{part.name}” to choose by" if named is None else f"“{part.name}” is {named.sort}"
        )
        yield Finding(path, what, remedy, offset=part.offset)
        return
    if named.per is not None:
        message = f"“{part.name}” has one value per {named.per}, but a condition holds for the whole step"
        yield Finding(path, message, "Use a parameter.", offset=part.offset)
        return
    kind = kind_of(named.valued)
    options = _options(kind, named.valued.choices)
    if options is None:
        message = f"“{part.name}” is a {kind}; “is” is for choices and yes/no"
        yield Finding(path, message, "Compare it: <, <=, > or >=.", offset=part.offset)
    elif options and part.value not in options:
        near = nearest(part.value, options)
        remedy = f"Did you mean {near}?" if near else f"Its choices are {', '.join(options)}."
        yield Finding(
            path, f"“{part.value}” is none of the choices of “{part.name}”", remedy, offset=part.offset
        )


def _options(kind: Kind, choices: tuple[str, ...] | None) -> tuple[str, ...] | None:
    """What a value of this kind may be compared with; empty for any text, None where `is` makes no sense."""
    if kind is Kind.CHOICE:
        return choices or ()
    if kind is Kind.YES_NO:
        return (YES[0], NO[0])
    return () if kind is Kind.TEXT else None
