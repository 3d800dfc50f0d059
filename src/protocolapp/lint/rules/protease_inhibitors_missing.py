"""A native lysis without protease inhibitors."""

from __future__ import annotations

from collections.abc import Iterator

from protocolapp.lint.case import TAKEN_ON, Case
from protocolapp.lint.rule import BENCH, Rule, Severity, Trouble
from protocolapp.lint.things import apart
from protocolapp.protocol.roles import Role


def look(case: Case) -> Iterator[Trouble]:
    """Every lysis for proteins without an inhibitor in its buffer or beside it; hot sample buffer needs none."""
    if not any(case.of(role) for role in (*TAKEN_ON, Role.PRIMARY_ANTIBODY)):
        return
    for use in apart(case.lyses):
        protected = any(Role.PROTEASE_INHIBITOR in thing.roles for thing in case.beside(use))
        if use.thing.contains and Role.SAMPLE_BUFFER not in use.thing.roles and not protected:
            message = f"{use.thing.name} has no protease inhibitors"
            remedy = "Add a cocktail with role: protease inhibitor, add: fresh."
            yield Trouble(use.thing.path, message, remedy, (use.placed.key,))


RULE = Rule(
    id="protease-inhibitors-missing",
    title="Lysis without protease inhibitors",
    reason="Proteases of the lysosomes are set free with everything else, and cut what is to be seen.",
    source=BENCH,
    severity=Severity.WARNING,
    look=look,
)
