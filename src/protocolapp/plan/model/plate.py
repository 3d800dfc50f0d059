"""A plate as it is laid out for a run: which well holds what, and how many of each there are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from protocolapp.calc.flag import Flag
from protocolapp.calc.form.picture import PlatesPicture, WellRole
from protocolapp.plan.model.values import Missing
from protocolapp.protocol.model import PlateUse
from protocolapp.quantity import Quantity


@dataclass(frozen=True, slots=True)
class PlannedWell:
    """A well that is in use.

    plate: its number, from 1. name: `B3`. row, column: from 0. sample: its id, empty for controls; number: of the
    sample on the map, from 1; dose: from 1, the strongest, 0 without one; replicate: from 1, 0 for controls.
    """

    plate: int
    name: str
    row: int
    column: int
    role: WellRole
    sample: str = ""
    sample_name: str = ""
    number: int = 0
    dose: int = 0
    strength: Quantity | None = None
    replicate: int = 0


@dataclass(frozen=True, slots=True)
class PlannedPlate:
    """The plates of one kind that a run takes.

    size: wells of one plate; plates: how many there are. wells: of all plates in turn, row by row; the first plates
    only where there are very many. counts: wells of each role on all plates. doses: the strongest first; dose_texts:
    the same for people. volume: in a well. shares: of the solvent in a well, by role. applies: its `when:` holds.
    waits_for: what is missing, while it cannot be laid out; nothing is in it then, nor when a flag says why it
    cannot be.
    """

    id: str
    label: str
    holds: PlateUse
    size: int = 0
    plates: int = 0
    wells: tuple[PlannedWell, ...] = ()
    counts: Mapping[WellRole, int] = field(default_factory=dict)
    doses: tuple[Quantity, ...] = ()
    dose_texts: tuple[str, ...] = ()
    replicates: int = 1
    volume: Quantity | None = None
    solvent: str = ""
    shares: Mapping[WellRole, Quantity] = field(default_factory=dict)
    picture: PlatesPicture | None = None
    flags: tuple[Flag, ...] = ()
    waits_for: tuple[Missing, ...] = ()
    applies: bool = True
    cite: str = ""

    @property
    def laid_out(self) -> bool:
        """Whether it is known which well holds what."""
        return self.plates > 0

    def count(self, role: WellRole | None = None, but: WellRole | None = None) -> int:
        """How many wells there are on all plates: of a role, or all in use but the edge (and but those of a role)."""
        if not self.applies:
            return 0
        if role is not None:
            return self.counts.get(role, 0)
        left_out = (WellRole.EDGE, WellRole.EMPTY, but)
        return sum(number for one, number in self.counts.items() if one not in left_out)

    def on(self, plate: int) -> tuple[PlannedWell, ...]:
        """The wells of one plate, from 1."""
        return tuple(well for well in self.wells if well.plate == plate)
