"""A protein assay on a plate without standards."""

from __future__ import annotations

from collections.abc import Iterator

from protocolapp.lint.case import Case
from protocolapp.lint.rule import Rule, Severity, Trouble
from protocolapp.lint.wells import has_wells
from protocolapp.protocol.model import ControlWell, PlateUse


def look(case: Case) -> Iterator[Trouble]:
    """Plates of protein assays without standard wells."""
    for name, plate in case.plates.items():
        if plate.holds is PlateUse.PROTEIN_ASSAY and not has_wells(case, plate, ControlWell.STANDARD):
            message = f"{plate.label} has no standards"
            yield Trouble(("plates", name), message, "Add `standard: 16` or more under controls:.")


RULE = Rule(
    id="no-standard-wells",
    title="Protein assay plate without standards",
    reason="The colour goes on developing: a curve from another plate or another day does not hold.",
    source="Pierce BCA Protein Assay Kit user guide (23225): the BCA method is not a true end-point method.",
    severity=Severity.WARNING,
    look=look,
)
