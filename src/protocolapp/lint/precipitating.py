"""How a case is known to be an immunoprecipitation."""

from __future__ import annotations

from protocolapp.lint.case import Case
from protocolapp.lint.things import Use
from protocolapp.protocol.roles import Role


def precipitating(case: Case) -> tuple[Use, ...]:
    """The uses of antibodies that beads are added to afterwards; none where nothing is precipitated."""
    last = max((use.at for use in case.of(Role.AFFINITY_BEADS)), default=-1)
    antibodies = (*case.of(Role.IP_ANTIBODY), *case.of(Role.PRIMARY_ANTIBODY))
    return tuple(use for use in antibodies if use.at < last)
