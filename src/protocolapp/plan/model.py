"""The plan as frozen data: what the screens paint, the record keeps, and the command line prints."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from protocolapp.calc.flag import Code, Flag, Severity
from protocolapp.plan.facts import Sample, Value
from protocolapp.protocol.model import Kind, Protocol, Step
from protocolapp.quantity import Quantity

__all__ = [
    "Asked",
    "Chip",
    "Code",
    "Component",
    "Flag",
    "Missing",
    "PickItem",
    "Plan",
    "PlannedBatch",
    "PlannedSection",
    "PlannedSolution",
    "PlannedStep",
    "PlannedTube",
    "PlannedWait",
    "Resolved",
    "Row",
    "Severity",
    "Slot",
    "StepKind",
]


@dataclass(frozen=True, slots=True)
class Missing:
    """A value that is not known yet.

    step, number: the planned step that will give it ("needs Protein, step 7"), else empty and 0.
    """

    name: str
    label: str
    row: str = ""
    step: str = ""
    number: int = 0

    @property
    def text(self) -> str:
        """What the screen shows in place of the value."""
        return f"needs {self.label}, step {self.number}" if self.number else f"needs {self.label}"


@dataclass(frozen=True, slots=True)
class Resolved:
    """A named value, or what it waits for.

    text: as shown, with its unit. formula, inputs (`Protein = 4 mg/mL`), cite: where it comes from. detail:
    how it is pipetted, `P2, set 2.00`, for a volume that was worked out; plain: for the clipboard.
    """

    name: str
    label: str
    value: Value | None
    text: str
    waits_for: tuple[Missing, ...] = ()
    cite: str = ""
    formula: str = ""
    inputs: tuple[str, ...] = ()
    detail: str = ""
    plain: str = ""


@dataclass(frozen=True, slots=True)
class PlannedTube:
    """A tube in the rack. id: `ip:s1`; kind: `ip`; sample: its id. holds: name -> reagent id."""

    id: str
    kind: str
    label: str
    sample: str
    holds: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Chip:
    """A value shown large.

    detail: `P2, set 2.00` or what it waits for. plain: for the clipboard. ready: whether it is known.
    """

    name: str
    label: str
    text: str
    detail: str = ""
    plain: str = ""
    ready: bool = True


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a step's table: a tick, a name, and the cells of the step's columns."""

    id: str
    label: str
    cells: tuple[Chip, ...] = ()


@dataclass(frozen=True, slots=True)
class Asked:
    """A value the step asks for, answered under EntryKey(the step's ref, name, row).

    row: which sample, tube or component, or empty. limits: the allowed range, as text. value, text: what is
    known of it by now. outside: that is out of the limits. column: it fills a column of the sample table.
    label, row_label: for people.
    """

    name: str
    label: str
    kind: Kind
    row: str = ""
    row_label: str = ""
    unit: str = ""
    choices: tuple[str, ...] = ()
    limits: str = ""
    typical: str = ""
    help: str = ""
    required: bool = True
    value: Value | None = None
    text: str = ""
    outside: bool = False
    column: bool = False


@dataclass(frozen=True, slots=True)
class PlannedWait:
    """A step's timer, in milliseconds: may continue, rings, overdue.

    fixed: least, typical and most are one given time.
    """

    label: str
    least_ms: int
    rings_ms: int
    overdue_ms: int
    text: str
    fixed: bool = True
    spin: bool = False
    cite: str = ""


class StepKind(StrEnum):
    """An instruction of the protocol, the making of a solution, or the adding of what must be fresh."""

    INSTRUCTION = "instruction"
    PREPARE = "prepare"
    FRESH = "fresh"


@dataclass(frozen=True, slots=True)
class Component:
    """A line of a recipe as worked out.

    take: the volume or mass, as shown; plain: the same for the clipboard. pipette: `P1000, 2 × 550 µL`.
    delivered: the strength that this really gives, where it differs in what is shown. rest: it makes the
    mixture up to its volume. value: the exact amount.
    """

    key: str
    what: str
    final: str
    stock: str
    take: str
    plain: str
    pipette: str = ""
    delivered: str = ""
    fresh: bool = False
    rest: bool = False
    cite: str = ""
    value: Quantity | None = None


@dataclass(frozen=True, slots=True)
class PlannedBatch:
    """What is made in one go of a solution: the base, or a day's portion with its fresh components.

    index: 0 for what is made in section Prepare, 1, 2 … for the portions completed with fresh components.
    volume: what the mixture is made up to, exact. used_in: refs of the steps that use it.
    """

    solution: str
    name: str
    index: int
    fresh: bool
    volume: Quantity
    volume_text: str
    components: tuple[Component, ...]
    used_in: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PlannedSolution:
    """A solution scaled to the run.

    need: before the overage; volume: with it; None while unknown. components: for the whole volume, in
    order of addition. steps: refs of the steps that make it. estimated: some amounts are not known yet and
    typical ones stand for them.
    """

    id: str
    name: str
    need: Quantity | None
    need_text: str
    volume: Quantity | None
    volume_text: str
    overage_text: str
    keep: str
    note: str
    components: tuple[Component, ...]
    batches: tuple[PlannedBatch, ...]
    steps: tuple[str, ...]
    flags: tuple[Flag, ...] = ()
    waits_for: tuple[Missing, ...] = ()
    estimated: bool = False
    cite: str = ""


@dataclass(frozen=True, slots=True)
class PlannedStep:
    """One step as it applies to this run.

    ref: unique, `washing/wash.2` for the second round; key: `washing/wash`. text: the values filled in.
    columns: the headings of the cells in rows. hands_on_assumed: the protocol gives no hands-on time, so a
    usual one stands for it. step: the protocol's own, None for what the plan adds (making solutions). uses:
    ids of solutions and reagents.
    """

    ref: str
    key: str
    number: int
    section: str
    section_title: str
    kind: StepKind
    text: str
    rows: tuple[Row, ...]
    columns: tuple[str, ...]
    chips: tuple[Chip, ...]
    asked: tuple[Asked, ...]
    hands_on_ms: int
    round: int = 1
    rounds: int = 1
    wait: PlannedWait | None = None
    spin: str = ""
    at: str = ""
    agitate: str = ""
    checks: tuple[str, ...] = ()
    caution: str = ""
    hazard: str = ""
    tip: str = ""
    ready: str = ""
    optional: bool = False
    stop_ms: int = 0
    stop: str = ""
    cite: str = ""
    batch: PlannedBatch | None = None
    step: Step | None = None
    waits_for: tuple[Missing, ...] = ()
    hands_on_assumed: bool = False
    uses: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PlannedSection:
    """A section with the refs of its steps that apply."""

    id: str
    title: str
    steps: tuple[str, ...]
    note: str = ""


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
    """A protocol bound to what is known."""

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
    by_ref: Mapping[str, PlannedStep] = field(repr=False, default_factory=dict)

    @property
    def blocked(self) -> bool:
        """Whether something in it cannot be done as it stands."""
        return any(flag.severity is Severity.BLOCK for flag in self.flags)

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
    def total_ms(self) -> int:
        """The expected length of the whole run."""
        return self.slots[-1].end_ms if self.slots else 0

    @property
    def hands_on_ms(self) -> int:
        """The part of it that needs hands."""
        return sum(slot.hands_on_ms for slot in self.slots)
