"""A step as it applies to a run."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from protocolapp.plan.facts import Value
from protocolapp.plan.model.choice import PlannedFork
from protocolapp.plan.model.exhibit import Exhibit
from protocolapp.plan.model.solution import PlannedBatch
from protocolapp.plan.model.values import Missing, Resolved
from protocolapp.protocol.model import Kind, Step


@dataclass(frozen=True, slots=True)
class Chip:
    """A value shown large.

    detail: `P2, set 2.00` or what it waits for. plain: for the clipboard. ready: whether it is known. planned: what
    was planned, where another amount was really taken.
    """

    name: str
    label: str
    text: str
    detail: str = ""
    plain: str = ""
    ready: bool = True
    planned: str = ""

    @property
    def told(self) -> str:
        """As a record keeps it: `260 µL taken, 250 µL planned`."""
        return f"{self.text} taken, {self.planned} planned" if self.planned else self.text


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a step's table: a tick, a name, and the cells of the step's columns."""

    id: str
    label: str
    cells: tuple[Chip, ...] = ()


@dataclass(frozen=True, slots=True)
class AskedColumn:
    """A column of a table that is asked for. limits: the allowed range, as text."""

    name: str
    label: str
    kind: Kind
    unit: str = ""
    choices: tuple[str, ...] = ()
    limits: str = ""


@dataclass(frozen=True, slots=True)
class Asked:
    """A value the step asks for, answered under EntryKey(the step's ref, name, row).

    row: which sample, tube, component or plate of several, or empty. limits: the allowed range, as text. value, text:
    what is known of it by now. outside: that is out of the limits. column: it fills a column of the sample table.
    expiry: it is the last day on which a lot may be used. label, row_label: for people. columns: of a table.
    shape: rows and columns of the plate that is read; wells: the names of those in use, as far as they are known.
    planned: what was worked out, where what was really taken may be entered.
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
    expiry: bool = False
    columns: tuple[AskedColumn, ...] = ()
    shape: tuple[int, int] | None = None
    wells: tuple[str, ...] = ()
    planned: Resolved | None = None


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


@dataclass(frozen=True, slots=True)
class PlannedWindow:
    """When a step is to be begun, in milliseconds from the end of another. after: that step's ref.

    most_ms: None where it may be as late as one likes. text: `within 30 min of step 7`.
    """

    after: str
    least_ms: int
    most_ms: int | None
    text: str
    cite: str = ""


class StepKind(StrEnum):
    """An instruction of the protocol, the making of a solution, or the adding of what must be fresh."""

    INSTRUCTION = "instruction"
    PREPARE = "prepare"
    FRESH = "fresh"


@dataclass(frozen=True, slots=True)
class PlannedStep:
    """One step as it applies to this run.

    ref: unique, `washing/wash.2` for the second round; key: `washing/wash`. text: the values filled in.
    columns: the headings of the cells in rows. hands_on_assumed: the protocol gives no hands-on time, so a
    usual one stands for it. step: the protocol's own, None for what the plan adds (making solutions). uses:
    ids of solutions and reagents. exhibits: plates and calculations shown beside the text. fork: the fork in
    whose way it stands, if it does.
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
    window: PlannedWindow | None = None
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
    exhibits: tuple[Exhibit, ...] = ()
    fork: PlannedFork | None = None


@dataclass(frozen=True, slots=True)
class PlannedSection:
    """A section with the refs of its steps that apply."""

    id: str
    title: str
    steps: tuple[str, ...]
    note: str = ""
