"""A viability plate without wells that tell the colour of medium alone."""

from __future__ import annotations

from collections.abc import Iterator

from protocolapp.lint.case import Case
from protocolapp.lint.rule import GUIDE, Rule, Severity, Trouble
from protocolapp.lint.wells import has_wells
from protocolapp.protocol.model import ControlWell, PlateUse
from protocolapp.protocol.roles import Role


def look(case: Case) -> Iterator[Trouble]:
    """Plates of cells read with a tetrazolium, without cell-free wells."""
    if not case.of(Role.TETRAZOLIUM):
        return
    for name, plate in case.plates.items():
        if plate.holds is PlateUse.CELLS and not has_wells(case, plate, ControlWell.BLANK):
            message = f"{plate.label} has no cell-free wells"
            yield Trouble(("plates", name), message, "Add `blank: 3` or more under controls:.")


RULE = Rule(
    id="no-cell-free-wells",
    title="Viability plate without a cell-free blank",
    reason="Medium turns the reagent over by itself (0.2 to 0.3 absorbance in 4 h). Viability is "
    "(S − B)/(C − B): without B low viabilities read too high.",
    source=f"{GUIDE}: subtract wells with medium only. The absorbance: boneandcancer.org, MTS assay (2004).",
    severity=Severity.WARNING,
    look=look,
)
