"""A co-immunoprecipitation that cannot tell a partner from what sticks to beads or IgG."""

from __future__ import annotations

from collections.abc import Iterator

from protocolapp.lint.case import Case
from protocolapp.lint.precipitating import precipitating
from protocolapp.lint.rule import Rule, Severity, Trouble, Ways
from protocolapp.protocol.roles import Role


def look(case: Case) -> Iterator[Trouble]:
    """An IP without isotype IgG, and without tubes that get no antibody."""
    antibodies = precipitating(case)
    if not antibodies or case.of(Role.ISOTYPE_CONTROL):
        return
    with_antibody = {kind for use in antibodies for kind in use.placed.step.tubes or case.kinds}
    if set(case.kinds) - with_antibody:
        return
    antibody = antibodies[0]
    message = f"no tube shows what comes down without {antibody.thing.name}"
    remedy = "Add a tube with isotype IgG (role: isotype control), or one with beads alone, under tubes:."
    yield Trouble(antibody.path, message, remedy, (antibody.thing.id,))


RULE = Rule(
    id="no-ip-control",
    title="Co-IP without an IgG or beads-only control",
    reason="Proteins stick to agarose and to the constant part of any antibody. Without a control of the same lysate a "
    "sticky protein cannot be told from a partner.",
    source="Antibodies.com, Co-immunoprecipitation controls.",
    severity=Severity.WARNING,
    look=look,
    ways=Ways.DEFAULTS,
)
