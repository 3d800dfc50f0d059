"""Work with a radioactive label that does not say so."""

from __future__ import annotations

from collections.abc import Iterator

from protocolapp.lint.case import Case
from protocolapp.lint.rule import BENCH, Rule, Severity, Trouble
from protocolapp.lint.things import apart
from protocolapp.protocol.roles import Role


def look(case: Case) -> Iterator[Trouble]:
    """The first step that takes a radiolabel, where it has no `hazard:`."""
    for use in apart(case.of(Role.RADIOLABEL)):
        if use.placed.step.hazard is None:
            message = f"{use.thing.name} is used without a word on radiation"
            remedy = "Add hazard: with the shielding, the monitoring and the waste of this nuclide."
            yield Trouble(use.path, message, remedy, (use.thing.id,))


RULE = Rule(
    id="radiolabel-without-hazard",
    title="A radiolabel without a hazard note",
    reason="At the bench the step is read, not the licence: shielding and waste belong where the label is taken.",
    source=BENCH,
    severity=Severity.WARNING,
    look=look,
)
