"""A kinase plate without wells that tell the signal of no reaction."""

from __future__ import annotations

from collections.abc import Iterator

from protocolapp.lint.case import Case
from protocolapp.lint.rule import BENCH, Rule, Severity, Trouble
from protocolapp.lint.wells import has_wells
from protocolapp.protocol.model import ControlWell, PlateUse


def look(case: Case) -> Iterator[Trouble]:
    """Plates of kinase reactions without no-enzyme wells."""
    for name, plate in case.plates.items():
        if plate.holds is PlateUse.KINASE_REACTION and not has_wells(case, plate, ControlWell.NO_ENZYME):
            message = f"{plate.label} has no wells without enzyme"
            yield Trouble(("plates", name), message, "Add `no enzyme: 2` or more under controls:.")


RULE = Rule(
    id="no-enzyme-free-wells",
    title="Kinase plate without no-enzyme wells",
    reason="Per cent inhibition needs both ends: vehicle is 0 %, no enzyme is 100 %. ATP is never free of ADP, so the "
    "lower end is not zero.",
    source=BENCH,
    severity=Severity.WARNING,
    look=look,
)
