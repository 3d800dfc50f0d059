"""A blot that is measured, without anything that tells how much was loaded."""

from __future__ import annotations

from collections.abc import Iterator

from protocolapp.lint.case import Case
from protocolapp.lint.rule import BENCH, Rule, Severity, Trouble, Ways
from protocolapp.protocol.roles import Role


def look(case: Case) -> Iterator[Trouble]:
    """Blots with densitometry or with a phospho-specific antibody, without a loading control."""
    if not case.of(Role.SECONDARY_ANTIBODY) or case.of(Role.LOADING_CONTROL):
        return
    measured = case.doing(Role.DENSITOMETRY)
    antibodies = case.of(Role.PHOSPHO_SPECIFIC)
    if not measured and not antibodies:
        return
    path = measured[0].path if measured else antibodies[0].placed.path
    message = "the bands are compared, and no loading control is probed"
    remedy = "Probe the total protein or a housekeeping protein, or stain all protein: role: loading control."
    yield Trouble(path, message, remedy, tuple(use.thing.id for use in antibodies))


RULE = Rule(
    id="no-loading-control",
    title="A quantified blot without a loading control",
    reason="A weak band may be little protein in the lane. A phosphorylation is told relative to the total protein.",
    source=BENCH,
    severity=Severity.WARNING,
    look=look,
    ways=Ways.DEFAULTS,
)
