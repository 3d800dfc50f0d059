"""What steps refer to: names in their text, values shown, columns filled, kinds of tube."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from protocolapp.protocol.checks.meanings import USABLE
from protocolapp.protocol.checks.subject import Sort, Subject
from protocolapp.protocol.expression import Insert, Per
from protocolapp.protocol.finding import Finding
from protocolapp.protocol.known import nearest
from protocolapp.protocol.model import Step
from protocolapp.protocol.places import Path

_IN_TEXT = (*USABLE, Sort.HELD)
_SHOWN = (*_IN_TEXT, Sort.PLATE)


def check_steps(subject: Subject) -> Iterator[Finding]:
    """Every step's references."""
    for path, _, step in subject.steps():
        if step.per is Per.TUBE and not subject.protocol.tubes and subject.whole:
            remedy = "Add tubes:, such as ip: {label: IP, each: sample}; or write per: sample."
            yield Finding((*path, "per"), "this protocol has no tubes", remedy)
            continue
        for part in step.do.parts:
            if isinstance(part, Insert):
                yield from _shown(subject, step, part.name, (*path, "do"), _IN_TEXT, part.offset)
        for place, name in enumerate(step.show):
            yield from _shown(subject, step, name, (*path, "show", place), _SHOWN)
        for place, name in enumerate(step.fills):
            yield from _known(
                subject, name, subject.protocol.samples.columns, (*path, "fills", place), "column"
            )
        for place, name in enumerate(step.tubes or ()):
            yield from _known(subject, name, subject.protocol.tubes, (*path, "tubes", place), "kind of tube")


def _known(subject: Subject, name: str, known: Iterable[str], path: Path, what: str) -> Iterator[Finding]:
    if name in known or subject.excused(name):
        return
    near = nearest(name, known)
    remedy = f"Did you mean {near}?" if near else f"There is {', '.join(known) or 'none'}."
    yield Finding(path, f"there is no {what} “{name}”", remedy)


def _shown(
    subject: Subject, step: Step, name: str, path: Path, sorts: tuple[Sort, ...], offset: int = 0
) -> Iterator[Finding]:
    """A name in the text or beside it: known, a value, and one for each row only where the step has rows."""
    named = subject.names.get(name)
    if named is None:
        if not subject.excused(name):
            near = nearest(name, [each for each, one in subject.names.items() if one.sort in sorts])
            remedy = f"Did you mean {near}?" if near else "Define it, or write the text without it."
            yield Finding(path, f"there is no “{name}” to show", remedy, offset=offset)
    elif named.sort not in sorts:
        yield Finding(path, f"“{name}” is {named.sort}, not a value", _instead(named.sort), offset=offset)
    elif named.sort is Sort.HELD:
        yield from missing_holders(subject, step, name, path, offset)
    elif named.per is not None and named.per is not step.per and step.per is not Per.TUBE:
        message = f"“{name}” has one value per {named.per}, but the step is {_rows(step.per)}"
        yield Finding(path, message, f"Add per: {named.per} to the step.", offset=offset)


def _instead(sort: Sort) -> str:
    return "Write its name in words, and show: it." if sort is Sort.PLATE else "Write its name in words."


def _rows(per: Per | None) -> str:
    return "for all at once" if per is None else f"per {per}"


def missing_holders(
    subject: Subject, step: Step, name: str, path: Path, offset: int = 0
) -> Iterator[Finding]:
    """What tubes hold (`with:`) stands only in steps for tubes that all hold it."""
    if step.per is not Per.TUBE:
        message = f"“{name}” is what a tube holds, but the step is {_rows(step.per)}"
        yield Finding(path, message, "Add per: tube to the step.", offset=offset)
        return
    tubes = subject.protocol.tubes
    kinds = [kind for kind in (step.tubes or tubes) if kind in tubes]
    without = [kind for kind in kinds if name not in tubes[kind].holds]
    if without and subject.whole:
        holders = ", ".join(kind for kind in kinds if kind not in without)
        message = f"tubes of kind {', '.join(without)} hold no “{name}”"
        yield Finding(
            path, message, f"Add tubes: [{holders}] to the step, or with: to those tubes.", offset=offset
        )
