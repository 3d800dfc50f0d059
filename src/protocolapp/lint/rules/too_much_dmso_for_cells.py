"""More DMSO than cells usually bear."""

from __future__ import annotations

from collections.abc import Iterator

from protocolapp.calc.doses.vehicle_limits import LIMITS
from protocolapp.lint.case import Case
from protocolapp.lint.rule import Rule, Severity, Trouble
from protocolapp.lint.wells import is_dmso, share
from protocolapp.protocol.model import PlateUse


def look(case: Case) -> Iterator[Trouble]:
    """Plates of cells whose wells hold more."""
    for name, plate in case.plates.items():
        solvent = plate.solvent
        if plate.holds is not PlateUse.CELLS or solvent is None or not is_dmso(solvent.what):
            continue
        held = share(case, solvent.share)
        if held is not None and held > LIMITS["cells"]:
            message = f"{plate.label} holds more than 0.5 % {solvent.what}"
            remedy = "Use a stronger stock of the compound, or a lower highest dose."
            yield Trouble(("plates", name, "solvent", "share"), message, remedy)


RULE = Rule(
    id="too-much-dmso-for-cells",
    title="DMSO above 0.5 % on cells",
    reason="Above 0.5 % DMSO slows the growth of many lines, and some differentiate.",
    source="Common bench practice; a cell line or an enzyme may bear less.",
    severity=Severity.WARNING,
    look=look,
)
