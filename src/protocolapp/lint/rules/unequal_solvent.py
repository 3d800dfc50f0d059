"""Wells that are compared, with different shares of solvent."""

from __future__ import annotations

from collections.abc import Iterator

from protocolapp.lint.case import Case
from protocolapp.lint.rule import BENCH, Rule, Severity, Trouble
from protocolapp.lint.wells import share
from protocolapp.protocol.model import ControlWell

_WITHOUT = frozenset({ControlWell.UNTREATED, ControlWell.BLANK, ControlWell.STANDARD})
"""Wells from which the solvent may be absent: nothing is told relative to them, or no cells are there."""


def look(case: Case) -> Iterator[Trouble]:
    """Controls to whose wells another share is given than to those with compound."""
    for name, plate in case.plates.items():
        if plate.solvent is None:
            continue
        usual = share(case, plate.solvent.share)
        for control, other in plate.solvent.but.items():
            here = share(case, other)
            if control in _WITHOUT or usual is None or here is None or here == usual:
                continue
            what, most = plate.solvent.what, plate.solvent.share.text
            message = f"{plate.label}: {control} wells hold {other.text} {what}, the others {most}"
            remedy = f"Back-fill every well to the same share of {plate.solvent.what}."
            yield Trouble(("plates", name, "solvent", "but", control), message, remedy)


RULE = Rule(
    id="unequal-solvent",
    title="Solvent unequal between wells",
    reason="DMSO by itself slows kinases and cells. Where its share differs, its effect is read as the compound's.",
    source=BENCH,
    severity=Severity.WARNING,
    look=look,
)
