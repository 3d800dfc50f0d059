"""A co-immunoprecipitation of which nothing is kept from before the beads."""

from __future__ import annotations

from collections.abc import Iterator

from protocolapp.lint.case import Case
from protocolapp.lint.precipitating import precipitating
from protocolapp.lint.rule import Rule, Severity, Trouble, Ways
from protocolapp.protocol.roles import Role


def look(case: Case) -> Iterator[Trouble]:
    """An IP without a step that sets the input aside."""
    antibodies = precipitating(case)
    if antibodies and not case.doing(Role.INPUT):
        message = "no step sets lysate aside as input"
        remedy = "Add a step with role: input that keeps 1 to 10 % of the lysate before the antibody goes in."
        yield Trouble(antibodies[0].placed.path, message, remedy, (antibodies[0].thing.id,))


RULE = Rule(
    id="no-input-lane",
    title="Co-IP without an input",
    reason="A missing band means nothing unless the input shows that the protein was there and that the blot works.",
    source="Antibodies.com, Co-immunoprecipitation controls: 1 to 10 % of the starting lysate.",
    severity=Severity.WARNING,
    look=look,
    ways=Ways.DEFAULTS,
)
