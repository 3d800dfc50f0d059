"""The plan as a whole."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from protocolapp.calc.flag import Flag, Severity
from protocolapp.plan.facts import Sample
from protocolapp.plan.model.choice import PlannedFork
from protocolapp.plan.model.plate import PlannedPlate
from protocolapp.plan.model.solution import PlannedSolution
from protocolapp.plan.model.step import PlannedSection, PlannedStep
from protocolapp.plan.model.values import Missing, PlannedTube, Resolved
from protocolapp.protocol.model import Column, Next, Protocol


@dataclass(frozen=True, slots=True)
class PickItem:
    """A line of the pick list: a reagent or stock, where it is kept, and the total the run takes of it.

    id: the reagent's, `lysis_buffer.nacl` for a stock, `equipment.rotator` for equipment. total: empty
    where no amount is given. used_in: step numbers. estimated: typical values stand for what is not known
    yet.
    """

    id: str
    name: str
    total: str
    keep: str = ""
    note: str = ""
    used_in: tuple[int, ...] = ()
    estimated: bool = False


@dataclass(frozen=True, slots=True)
class Slot:
    """A step's expected place in time, in milliseconds from the start.

    waiting: from hands-on end to the typical ring.
    """

    ref: str
    start_ms: int
    hands_on_ms: int
    wait_ms: int

    @property
    def end_ms(self) -> int:
        """When it is expected to be over."""
        return self.start_ms + self.hands_on_ms + self.wait_ms


@dataclass(frozen=True, slots=True)
class Plan:
    """A protocol bound to what is known.

    values, row_values: of all names that apply; left_out: the parameters, columns, calculations, plates and entries
    that do not.
    forks: in the order of the file. follow: where one may go on after it, by its choices.
    """

    protocol: Protocol
    samples: tuple[Sample, ...]
    tubes: tuple[PlannedTube, ...]
    values: Mapping[str, Resolved]
    row_values: Mapping[tuple[str, str], Resolved]
    sections: tuple[PlannedSection, ...]
    steps: tuple[PlannedStep, ...]
    solutions: tuple[PlannedSolution, ...]
    pick_list: tuple[PickItem, ...]
    slots: tuple[Slot, ...]
    flags: tuple[Flag, ...]
    missing: tuple[Missing, ...]
    follow: tuple[Next, ...] = ()
    forks: tuple[PlannedFork, ...] = ()
    left_out: frozenset[str] = frozenset()
    by_ref: Mapping[str, PlannedStep] = field(repr=False, default_factory=dict)
    plates: tuple[PlannedPlate, ...] = ()

    @property
    def blocked(self) -> bool:
        """Whether something in it cannot be done as it stands."""
        return any(flag.severity is Severity.BLOCK for flag in self.flags)

    def plate(self, name: str) -> PlannedPlate | None:
        """A plate that this run takes; None for one it does not, and for an unknown name."""
        return next((one for one in self.plates if one.id == name), None)

    def value_at(self, name: str, row: str = "") -> Resolved | None:
        """A value as one row sees it: its own, else its sample's, else the run's.

        None for an unknown name.
        """
        found = self.row_values.get((name, row))
        if found is None and row:
            sample = next((tube.sample for tube in self.tubes if tube.id == row), "")
            found = self.row_values.get((name, sample))
        return found or self.values.get(name)

    @property
    def columns(self) -> Mapping[str, Column]:
        """The columns of the sample table that apply."""
        columns = self.protocol.samples.columns.items()
        return {name: column for name, column in columns if name not in self.left_out}

    @property
    def total_ms(self) -> int:
        """The expected length of the whole run."""
        return self.slots[-1].end_ms if self.slots else 0

    @property
    def hands_on_ms(self) -> int:
        """The part of it that needs hands."""
        return sum(slot.hands_on_ms for slot in self.slots)
