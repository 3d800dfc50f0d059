"""Wells that hold more DMSO than what is in them usually bears."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from protocolapp.lint.case import Case
from protocolapp.lint.rule import Trouble
from protocolapp.lint.wells import share
from protocolapp.protocol.model import PlateUse

_DMSO = frozenset({"dmso", "dimethyl sulfoxide", "dimethyl sulphoxide"})


def more_dmso(case: Case, use: PlateUse, most: Fraction, as_text: str) -> Iterator[Trouble]:
    """Plates of this use whose wells hold more. as_text: the most, as people read it."""
    for name, plate in case.plates.items():
        solvent = plate.solvent
        if plate.holds is not use or solvent is None or not _is_dmso(solvent.what):
            continue
        held = share(case, solvent.share)
        if held is not None and held > most:
            message = f"{plate.label} holds more than {as_text} {solvent.what}"
            remedy = "Use a stronger stock of the compound, or a lower highest dose."
            yield Trouble(("plates", name, "solvent", "share"), message, remedy)


def _is_dmso(name: str) -> bool:
    """The usual limits are those of DMSO; of another solvent, such as water, they say nothing."""
    return name.strip().casefold() in _DMSO
