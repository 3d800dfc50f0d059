"""More DMSO than a kinase reaction usually bears."""

from __future__ import annotations

from collections.abc import Iterator

from protocolapp.calc.doses.vehicle_limits import LIMITS
from protocolapp.lint.case import Case
from protocolapp.lint.dmso import more_dmso
from protocolapp.lint.rule import Rule, Severity, Trouble
from protocolapp.protocol.model import PlateUse


def look(case: Case) -> Iterator[Trouble]:
    """Plates of a kinase reaction whose wells hold more."""
    return more_dmso(case, PlateUse.KINASE_REACTION, LIMITS["kinase"], "1 %")


RULE = Rule(
    id="too-much-dmso-for-kinase",
    title="DMSO above 1 % in a kinase reaction",
    reason="Many kinases lose activity above 1 % DMSO, and the loss is read as inhibition.",
    source="Common bench practice; a cell line or an enzyme may bear less.",
    severity=Severity.WARNING,
    look=look,
)
