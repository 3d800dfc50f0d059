"""What steps use and tubes hold: known solutions and reagents, amounts that can be pipetted, weighed or counted."""

from __future__ import annotations

from collections.abc import Iterator

from protocolapp.protocol.checks.meanings import Meanings
from protocolapp.protocol.checks.steps import missing_holders
from protocolapp.protocol.checks.subject import Sort, Subject
from protocolapp.protocol.finding import Finding
from protocolapp.protocol.known import nearest
from protocolapp.protocol.model import Step
from protocolapp.protocol.places import Path
from protocolapp.quantity import CELL_COUNT, MASS, NUMBER, VOLUME, Dimension

_USED = (Sort.SOLUTION, Sort.REAGENT, Sort.HELD)
_AMOUNTS = (VOLUME, MASS, NUMBER, CELL_COUNT)


def check_uses(subject: Subject, meanings: Meanings) -> Iterator[Finding]:
    """Every `uses:` of steps and `with:` of tubes."""
    for kind, tube in subject.protocol.tubes.items():
        for name, held in tube.holds.items():
            yield from _held(subject, held, ("tubes", kind, "with", name))
    taken: dict[str, Dimension] = {}
    for path, _, step in subject.steps():
        for name in step.uses:
            yield from _used(subject, meanings, step, name, (*path, "uses", name), taken)


def _held(subject: Subject, held: str, path: Path) -> Iterator[Finding]:
    known = {**subject.protocol.reagents, **subject.protocol.solutions}
    if held not in known and not subject.excused(held):
        near = nearest(held, known)
        remedy = f"Did you mean {near}?" if near else "Add it under reagents: or solutions:."
        yield Finding(path, f"there is no reagent or solution “{held}”", remedy)


def _used(
    subject: Subject, meanings: Meanings, step: Step, name: str, path: Path, taken: dict[str, Dimension]
) -> Iterator[Finding]:
    """taken: by name, what an earlier step takes of it. What is measured here is not counted there."""
    named = subject.names.get(name)
    if named is None or named.sort not in _USED:
        if named is None and subject.excused(name):
            return
        near = nearest(name, [each for each, one in subject.names.items() if one.sort in _USED])
        remedy = f"Did you mean {near}?" if near else "Add it under reagents: or solutions:."
        what = f"there is no reagent or solution “{name}”" if named is None else f"“{name}” is {named.sort}"
        yield Finding(path, what, remedy, at_key=True)
        return
    if named.sort is Sort.HELD:
        yield from missing_holders(subject, step, name, path)
    amount = step.uses[name]
    if amount is None:
        return
    dimension = meanings.of_expression(amount, path, step.per).dimension
    due = (VOLUME,) if named.sort is Sort.SOLUTION else _AMOUNTS
    if dimension is None:
        return
    if dimension not in due:
        words = "a volume" if named.sort is Sort.SOLUTION else "a volume, a mass or a count"
        yield Finding(path, f"this is {dimension.with_article}, not an amount", f"Give {words}.")
    elif (taken.setdefault(name, dimension) == NUMBER) is not (dimension == NUMBER):
        message = f"this is {dimension.with_article}, but an earlier step takes {taken[name].with_article} of “{name}”"
        yield Finding(path, message, "Count both or measure both; one may have lost its unit.")
