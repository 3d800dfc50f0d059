"""Amounts really taken (`actual:`): calculations that come out as a quantity, for the same rows as the step."""

from __future__ import annotations

from collections.abc import Iterator

from protocolapp.protocol.checks.meanings import Meanings
from protocolapp.protocol.checks.subject import Sort, Subject
from protocolapp.protocol.finding import Finding
from protocolapp.protocol.known import nearest
from protocolapp.protocol.model import Step
from protocolapp.protocol.places import Path
from protocolapp.quantity import NUMBER


def check_taken(subject: Subject, meanings: Meanings) -> Iterator[Finding]:
    """Every `actual:` of steps."""
    for path, _, step in subject.steps():
        for place, name in enumerate(step.actual):
            yield from _taken(subject, meanings, step, name, (*path, "actual", place))


def _taken(subject: Subject, meanings: Meanings, step: Step, name: str, path: Path) -> Iterator[Finding]:
    named = subject.names.get(name)
    if named is None or named.sort is not Sort.CALCULATION:
        if named is None and subject.excused(name):
            return
        near = nearest(name, subject.protocol.calculations)
        remedy = (
            f"Did you mean {near}?" if near else "Define it under calculations:, or ask for it by enter:."
        )
        what = f"there is no calculation “{name}”" if named is None else f"“{name}” is {named.sort}"
        yield Finding(path, what, remedy)
    elif named.per is not step.per:
        rows = f"one value per {named.per}" if named.per is not None else "one value for the run"
        here = f"per {step.per}" if step.per is not None else "for all at once"
        remedy = (
            f"Add per: {named.per} to the step." if named.per is not None else "Take per: out of the step."
        )
        yield Finding(path, f"“{name}” has {rows}, but the step is {here}", remedy)
    elif meanings.of(named).dimension == NUMBER:
        message = f"“{name}” comes out as a number, which nobody takes an amount of"
        yield Finding(path, message, "Name a calculation with a unit, such as a volume.")
