"""The run record as frozen text: everything that happened, ready to print. All times carry their own zone's offset."""

from __future__ import annotations

from dataclasses import dataclass


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
    """A parameter as it was used. source: its citation; changed: from what, when and why, where it was changed in the run."""

    label: str
    value: str
    source: str
    changed: str = ""


@dataclass(frozen=True, slots=True)
class TableBlock:
    """A plain table. numeric: which columns are aligned on the decimal."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numeric: tuple[int, ...] = ()


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
    """One occurrence of a step. status: done, skipped, failed, open, undone. Lines are ready sentences."""

    number: str
    text: str
    status: str
    planned: str
    started: str
    ended: str
    took: str
    by: str
    values: tuple[tuple[str, str], ...] = ()
    table: TableBlock | None = None
    entries: tuple[tuple[str, str], ...] = ()
    ticks: str = ""
    timers: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SectionBlock:
    """A section with its steps."""

    title: str
    steps: tuple[StepBlock, ...]


@dataclass(frozen=True, slots=True)
class TimeSegment:
    """A stretch of the time line, as shares of the whole. kind: hands-on, waiting, late, open."""

    begin: float
    end: float
    kind: str


@dataclass(frozen=True, slots=True)
class RunRecord:
    """Everything recorded of one run. status: completed, abandoned, unfinished. facts: the title block, label and value."""

    run_id: str
    label: str
    title: str
    aim: str
    rehearsal: bool
    status: str
    protocol_line: str
    fingerprint: str
    facts: tuple[tuple[str, str], ...]
    exceptions: tuple[ExceptionLine, ...]
    planned: tuple[TimeSegment, ...]
    actual: tuple[TimeSegment, ...]
    parameters: tuple[ParameterLine, ...]
    samples: TableBlock
    lots: TableBlock
    solutions: tuple[SolutionBlock, ...]
    sections: tuple[SectionBlock, ...]
    notes: tuple[tuple[str, str], ...]
    undone: tuple[tuple[str, str], ...]
    sources: tuple[str, ...]
    events: int
    chain_head: str
    chain_fault: str
    program: str
    exported: str
