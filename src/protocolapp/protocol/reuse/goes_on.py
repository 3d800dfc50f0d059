"""`next:`: that the protocol to go on with is there, and takes what is carried over to it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from protocolapp.protocol.checks.meanings import USABLE
from protocolapp.protocol.checks.subject import Subject
from protocolapp.protocol.finding import Finding
from protocolapp.protocol.known import nearest
from protocolapp.protocol.model import Carried, Next, ProtocolFile
from protocolapp.protocol.places import Path
from protocolapp.protocol.values import ValueProblem, read_value

FindFile = Callable[[str], ProtocolFile | None]
"""A protocol by its id as its file says it, with whatever can be read of it; None where there is no such file."""


def check_next(subject: Subject, find: FindFile) -> Iterator[Finding]:
    """Targets that are missing, and parameters, columns and values that do not fit them."""
    for place, one in enumerate(subject.protocol.follow):
        path = ("next", place)
        if one.carry is Carried.TUBES and not subject.protocol.tubes and subject.whole:
            yield Finding((*path, "carry"), "this protocol has no tubes", "Write carry: samples.")
        yield from _values(subject, one, path)
        if one.protocol == subject.protocol.id:
            continue
        target = find(one.protocol)
        if target is None:
            remedy = "Put its file beside this one, or into the library; or correct the id."
            yield Finding((*path, "protocol"), f"there is no protocol “{one.protocol}”", remedy)
            continue
        yield from _columns(target, one, path)
        yield from _parameters(target, one, path)


def _values(subject: Subject, one: Next, path: Path) -> Iterator[Finding]:
    for column, name in one.columns.items():
        named = subject.names.get(name)
        if (named is not None and named.sort in USABLE) or subject.excused(name):
            continue
        near = nearest(name, [each for each, other in subject.names.items() if other.sort in USABLE])
        remedy = f"Did you mean {near}?" if near else "Name a column, a calculation, an entry or a parameter."
        yield Finding((*path, "columns", column), f"there is no value “{name}” to carry over", remedy)


def _columns(target: ProtocolFile, one: Next, path: Path) -> Iterator[Finding]:
    for column in one.columns:
        if column not in target.samples.columns:
            near = nearest(column, target.samples.columns)
            remedy = (
                f"Did you mean {near}?" if near else f"It has {', '.join(target.samples.columns) or 'none'}."
            )
            message = f"“{target.id}” has no column “{column}”"
            yield Finding((*path, "columns", column), message, remedy, at_key=True)


def _parameters(target: ProtocolFile, one: Next, path: Path) -> Iterator[Finding]:
    for name, text in one.given.items():
        here = (*path, "with", name)
        parameter = target.parameters.get(name)
        if parameter is None:
            near = nearest(name, target.parameters)
            remedy = f"Did you mean {near}?" if near else f"It has {', '.join(target.parameters) or 'none'}."
            yield Finding(here, f"“{target.id}” has no parameter “{name}”", remedy, at_key=True)
            continue
        try:
            read_value(parameter, text)
        except ValueProblem as problem:
            yield Finding(here, problem.message, problem.remedy)
