"""Conditions: known names, known choices, comparisons of like with like."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from protocolapp.protocol.checks.meanings import USABLE, Meanings
from protocolapp.protocol.checks.rings import rings
from protocolapp.protocol.checks.subject import Sort, Subject
from protocolapp.protocol.expression import Condition, Is, names_in_condition, parts_of
from protocolapp.protocol.finding import Finding
from protocolapp.protocol.known import nearest
from protocolapp.protocol.model import Column, Kind, Parameter, Plate, Protocol, Tube
from protocolapp.protocol.places import Path
from protocolapp.protocol.plain_values import NO, YES
from protocolapp.protocol.values import kind_of

_SETTLED = (Sort.PARAMETER,)
"""What is settled before the run: which tubes, columns and plates there are, and what is asked for beforehand."""

Found = tuple[Condition, Path]
"""A condition and its path."""


def check_conditions(subject: Subject, meanings: Meanings) -> Iterator[Finding]:
    """Every `when:` of the file."""
    for condition, path in _before_the_run(subject.protocol):
        yield from _condition(subject, meanings, condition, path, _SETTLED)
    for condition, path in (*_of_sections(subject.protocol), *_elsewhere(subject.protocol)):
        yield from _condition(subject, meanings, condition, path, USABLE)
    for path, _, step in subject.steps():
        if step.when is not None:
            yield from _condition(subject, meanings, step.when, (*path, "when"), USABLE)
    yield from _of_calculations(subject)
    yield from _rings(subject.protocol)
    yield from _too_early(subject)


def _before_the_run(protocol: Protocol) -> Iterator[Found]:
    groups: tuple[tuple[Path, Mapping[str, Parameter | Column | Tube | Plate]], ...] = (
        (("parameters",), protocol.parameters),
        (("samples", "columns"), protocol.samples.columns),
        (("tubes",), protocol.tubes),
        (("plates",), protocol.plates),
    )
    for path, group in groups:
        for name, one in group.items():
            if one.when is not None:
                yield one.when, (*path, name, "when")


def _of_sections(protocol: Protocol) -> Iterator[Found]:
    for number, section in enumerate(protocol.sections):
        if section.when is not None:
            yield section.when, ("sections", number, "when")


def _elsewhere(protocol: Protocol) -> Iterator[Found]:
    for name, solution in protocol.solutions.items():
        for place, component in enumerate(solution.contains):
            if component.when is not None:
                yield component.when, ("solutions", name, "contains", place, "when")
    for name, calculation in protocol.calculations.items():
        if calculation.when is not None:
            yield calculation.when, ("calculations", name, "when")
    for one in protocol.placed():
        for name, entry in one.step.enter.items():
            for key, column in entry.columns.items():
                if column.when is not None:
                    yield column.when, (*one.path, "enter", name, "columns", key, "when")
    for place, follow in enumerate(protocol.follow):
        if follow.when is not None:
            yield follow.when, ("next", place, "when")


def _of_calculations(subject: Subject) -> Iterator[Finding]:
    """The choices that calculations hang on."""
    for name, calculation in subject.protocol.calculations.items():
        for choice in calculation.of:
            path = ("calculations", name, "of", choice)
            chosen = Is(calculation.choose_one or "", choice)
            yield from (replace(finding, at_key=True) for finding in _is(subject, chosen, path, USABLE))


def _rings(protocol: Protocol) -> Iterator[Finding]:
    """Parameters that are asked for only when each other is."""
    parameters = protocol.parameters.items()
    needs = {name: names_in_condition(one.when.tree) if one.when else () for name, one in parameters}
    for ring in rings(needs):
        chain = " → ".join((*ring, ring[0]))
        remedy = "Ask for one of them always, or by another choice."
        yield Finding(("parameters", ring[0], "when"), f"this depends on itself: {chain}", remedy)


def _too_early(subject: Subject) -> Iterator[Finding]:
    """Conditions of sections and steps on an entry that is made only there, or later."""
    asked: set[str] = set()
    begun: set[str] = set()
    for one in subject.protocol.placed():
        if one.section.id not in begun and one.section.when is not None:
            yield from _unasked(subject, one.section.when, (*one.path[:2], "when"), asked)
        begun.add(one.section.id)
        if one.step.when is not None:
            yield from _unasked(subject, one.step.when, (*one.path, "when"), asked)
        asked |= one.step.enter.keys()


def _unasked(subject: Subject, condition: Condition, path: Path, asked: set[str]) -> Iterator[Finding]:
    for name in names_in_condition(condition.tree):
        named = subject.names.get(name)
        if named is not None and named.sort is Sort.ENTRY and named.per is None and name not in asked:
            message = f"“{name}” is not entered before this"
            yield Finding(path, message, "Put the step that asks for it in front, or make it a parameter.")


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
