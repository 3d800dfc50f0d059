"""A secondary antibody that does not bind the primary one."""

from __future__ import annotations

from collections.abc import Iterator

from protocolapp.lint.case import Case
from protocolapp.lint.rule import BENCH, Rule, Severity, Trouble, Ways
from protocolapp.protocol.roles import Role


def look(case: Case) -> Iterator[Trouble]:
    """Secondary antibodies against another species than those of the primary antibodies before them."""
    before = 0
    for secondary in case.of(Role.SECONDARY_ANTIBODY):
        primaries = [use for use in case.of(Role.PRIMARY_ANTIBODY) if before <= use.at <= secondary.at]
        hosts = {use.thing.host for use in primaries}
        against = secondary.thing.against
        before = secondary.at
        if not hosts or None in hosts or against is None or against in hosts:
            continue
        listed = ", ".join(f"{use.thing.name} ({use.thing.host})" for use in primaries)
        message = f"{secondary.thing.name} binds {against} antibodies, but before it comes {listed}"
        remedy = (
            "Take a secondary antibody against the host of the primary one, or correct host: or against:."
        )
        yield Trouble(secondary.path, message, remedy, (secondary.thing.id,))


RULE = Rule(
    id="secondary-against-other-host",
    title="Secondary antibody against another species than the primary's host",
    reason="It binds nothing, and the blot stays empty.",
    source=BENCH,
    severity=Severity.WARNING,
    look=look,
    ways=Ways.IN_PAIRS,
)
