"""Blotting an immunoprecipitate with an antibody from the species of the one that precipitated it."""

from __future__ import annotations

from collections.abc import Iterator

from protocolapp.lint.case import Case
from protocolapp.lint.precipitating import precipitating
from protocolapp.lint.rule import Rule, Severity, Trouble, Ways
from protocolapp.lint.things import apart
from protocolapp.protocol.roles import Role


def look(case: Case) -> Iterator[Trouble]:
    """Antibodies of the blot, seen by a secondary antibody that also binds the one on the beads."""
    for on_beads in apart((*case.of(Role.IP_ANTIBODY), *precipitating(case))):
        host = on_beads.thing.host
        for blotting in apart(case.of(Role.PRIMARY_ANTIBODY)):
            seen = any(
                use.at > blotting.at and use.thing.against in (host, None)
                for use in case.of(Role.SECONDARY_ANTIBODY)
            )
            if host is None or blotting.at <= on_beads.at or blotting.thing.host is not host or not seen:
                continue
            message = f"{blotting.thing.name} and {on_beads.thing.name} of the IP are both from {host}"
            remedy = (
                "Blot with an antibody from another species, or with a secondary antibody that does not see "
                "denatured IgG, and silence this; bands near 50 and 25 kDa are the IP antibody's chains."
            )
            yield Trouble(
                (*blotting.thing.path, "host"), message, remedy, (on_beads.thing.id, blotting.placed.key)
            )


RULE = Rule(
    id="ip-and-blot-same-host",
    title="IP and blot antibody from the same species",
    reason="The antibody is eluted with the protein. The secondary antibody of the blot sees its heavy chain at 50 kDa "
    "and its light chain at 25 kDa, which hide whatever runs there.",
    source="Biology Insights, How to Interpret Immunoprecipitation Results: chains of about 50 and 25 kDa.",
    severity=Severity.WARNING,
    look=look,
    ways=Ways.IN_PAIRS,
)
