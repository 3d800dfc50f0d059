"""More DMSO than cells usually bear."""

from __future__ import annotations

from collections.abc import Iterator

from protocolapp.calc.doses.vehicle_limits import LIMITS
from protocolapp.lint.case import Case
from protocolapp.lint.dmso import more_dmso
from protocolapp.lint.rule import Rule, Severity, Trouble
from protocolapp.protocol.model import PlateUse


def look(case: Case) -> Iterator[Trouble]:
    """Plates of cells whose wells hold more."""
    return more_dmso(case, PlateUse.CELLS, LIMITS["cells"], "0.5 %")


RULE = Rule(
    id="too-much-dmso-for-cells",
    title="DMSO above 0.5 % on cells",
    reason="Above 0.5 % DMSO slows the growth of many lines, and some differentiate.",
    source="Common bench practice; a cell line or an enzyme may bear less.",
    severity=Severity.WARNING,
    look=look,
)
