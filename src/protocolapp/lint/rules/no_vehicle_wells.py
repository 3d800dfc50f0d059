"""A plate with compounds but without their solvent alone."""

from __future__ import annotations

from collections.abc import Iterator

from protocolapp.lint.case import Case
from protocolapp.lint.rule import GUIDE, Rule, Severity, Trouble
from protocolapp.lint.wells import has_wells
from protocolapp.protocol.model import ControlWell, PlateUse


def look(case: Case) -> Iterator[Trouble]:
    """Kinase and cell plates that hold doses or a solvent, without vehicle wells."""
    for name, plate in case.plates.items():
        treated = plate.holds is not PlateUse.PROTEIN_ASSAY and (plate.doses or plate.solvent)
        if treated and not has_wells(case, plate, ControlWell.VEHICLE):
            what = plate.solvent.what if plate.solvent is not None else "the vehicle"
            message = f"{plate.label} has no wells with {what} alone"
            yield Trouble(("plates", name), message, "Add `vehicle: 4` or more under controls:.")


RULE = Rule(
    id="no-vehicle-wells",
    title="Plate with compounds, without vehicle wells",
    reason="Inhibition and viability are told relative to the vehicle. Untreated wells do not show what the solvent "
    "does.",
    source=f"{GUIDE}: relative to the vehicle control.",
    severity=Severity.WARNING,
    look=look,
)
