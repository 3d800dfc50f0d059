"""The run record as frozen text: everything that happened, ready to print. All times carry their own zone's offset."""

from __future__ import annotations

from dataclasses import dataclass

from protocolapp.calc.form.picture import PlatePicture, TubesPicture

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class ExceptionLine:
    """A departure from the protocol. step: its number, or empty. kind: the word in its mark (late, skipped …)."""

    step: str
    kind: str
    planned: str
    actual: str
    reason: str
    at: str
    by: str


@dataclass(frozen=True, slots=True)
class ParameterLine:
    """A parameter as it was used. source: its citation; changed: from what, when and why, if it was."""

    label: str
    value: str
    source: str
    changed: str = ""


@dataclass(frozen=True, slots=True)
class TableBlock:
    """A plain table. numeric: which columns are aligned to the right, as numbers are."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numeric: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class PartBlock:
    """What is printed whole, entered or shown: a table, a plate or tubes. label: above it, or where it is found."""

    label: str
    table: TableBlock | None = None
    plate: PlatePicture | None = None
    tubes: TubesPicture | None = None


@dataclass(frozen=True, slots=True)
class FileLine:
    """A file of a step. about: size, SHA-256, when and by whom. where: it lies. fault: what is wrong with it now."""

    name: str
    about: str
    where: str
    media: str
    fault: str = ""

    @property
    def text(self) -> str:
        """All of it in a line."""
        fault = f" · {self.fault.upper()}" if self.fault else ""
        return f"File: {self.name} · {self.about}{fault}"


@dataclass(frozen=True, slots=True)
class SolutionBlock:
    """A solution as it was made. made: when and by whom, or that it was not."""

    name: str
    volume: str
    made: str
    table: TableBlock
    note: str = ""


@dataclass(frozen=True, slots=True)
class StepBlock:
    """One occurrence of a step.

    round: `round 2 of 3` of a step that is done several times, else empty.
    status: done, skipped, failed, under way, not done yet, not done, left out. conditions: wait, spin and temperature
    as planned. planned: when it was expected, and how long. table: one line for each sample, tube or component.
    entries, notes: label and text. timers: the window, too. timers, remarks: ready sentences;
    remarks are what departs from the protocol. parts: what is printed whole.
    """

    number: str
    text: str
    status: str
    round: str = ""
    reason: str = ""
    conditions: str = ""
    planned: str = ""
    started: str = ""
    ended: str = ""
    took: str = ""
    by: str = ""
    values: tuple[Pair, ...] = ()
    table: TableBlock | None = None
    entries: tuple[Pair, ...] = ()
    ticks: str = ""
    checks: tuple[str, ...] = ()
    timers: tuple[str, ...] = ()
    notes: tuple[Pair, ...] = ()
    remarks: tuple[str, ...] = ()
    parts: tuple[PartBlock, ...] = ()
    files: tuple[FileLine, ...] = ()

    @property
    def departs(self) -> bool:
        """Whether its status alone is worth the colour of an exception."""
        return self.status in ("skipped", "failed", "not done")


@dataclass(frozen=True, slots=True)
class SectionBlock:
    """A section with its steps."""

    title: str
    steps: tuple[StepBlock, ...]


@dataclass(frozen=True, slots=True)
class TimeSegment:
    """A stretch of the time line, as shares of the whole. kind: hands-on, waiting, late, resting."""

    begin: float
    end: float
    kind: str


@dataclass(frozen=True, slots=True)
class TimeLineBlock:
    """Planned and actual on one scale. begins, ends: of the scale, as people read them."""

    planned: tuple[TimeSegment, ...]
    actual: tuple[TimeSegment, ...]
    begins: str
    ends: str


@dataclass(frozen=True, slots=True)
class RunRecord:
    """Everything recorded of one run.

    title: the protocol's; named: the run's own. status: completed, abandoned, unfinished. facts: the title block, label
    and value. notices: what must be known before anything else (a rehearsal, a broken chain, an unfinished run).
    timers: those that belong to no step. course: what the run as a whole went through. file_faults: what is no longer
    as it was attached, in sentences.
    """

    run_id: str
    label: str
    title: str
    named: str
    aim: str
    rehearsal: bool
    status: str
    protocol_id: str
    protocol_line: str
    fingerprint: str
    facts: tuple[Pair, ...]
    notices: tuple[str, ...]
    exceptions: tuple[ExceptionLine, ...]
    time_line: TimeLineBlock
    parameters: tuple[ParameterLine, ...]
    samples: tuple[TableBlock, ...]
    tubes: tuple[TableBlock, ...]
    lots: TableBlock
    equipment: TableBlock
    solutions: tuple[SolutionBlock, ...]
    sections: tuple[SectionBlock, ...]
    course: TableBlock
    timers: tuple[str, ...]
    notes: tuple[Pair, ...]
    undone: tuple[Pair, ...]
    sources: tuple[str, ...]
    events: int
    chain_head: str
    chain_fault: str
    program: str
    exported: str
    file_faults: tuple[str, ...] = ()
