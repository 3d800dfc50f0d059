"""Orthovanadate beside DTT."""

from __future__ import annotations

from collections.abc import Iterator

from protocolapp.lint.case import Case
from protocolapp.lint.rule import BENCH, Rule, Severity, Trouble, Ways
from protocolapp.protocol.roles import Role


def look(case: Case) -> Iterator[Trouble]:
    """Solutions that hold both."""
    for thing in case.used():
        vanadate, reducer = (next(thing.with_role(role), None) for role in (Role.VANADATE, Role.REDUCER))
        if vanadate is not None and reducer is not None:
            message = f"{thing.name} holds {vanadate.name} beside {reducer.name}"
            remedy = (
                f"Leave {reducer.name} out until the sample buffer, or use another phosphatase inhibitor."
            )
            yield Trouble(vanadate.path, message, remedy)


RULE = Rule(
    id="vanadate-with-reducer",
    title="Vanadate with DTT",
    reason="DTT reduces vanadate to a form that no longer holds tyrosine phosphatases back: the phosphates are lost.",
    source=BENCH,
    severity=Severity.WARNING,
    look=look,
    ways=Ways.IN_PAIRS,
)
