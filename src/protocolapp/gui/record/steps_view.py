"""A step of the record as lines to paint: the same words, in the same order, as in print."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from protocolapp.gui.widgets.state_mark import Mark
from protocolapp.record.model import Pair, StepBlock, TableBlock

Run = tuple[str, bool]
"""A piece of a line, and whether it is strong."""

_MARKS = {
    "done": Mark.DONE,
    "under way": Mark.CURRENT,
    "skipped": Mark.SKIPPED,
    "failed": Mark.FAILED,
    "left out": Mark.SKIPPED,
    "not done": Mark.SKIPPED,
}


class LineKind(StrEnum):
    """How a line looks."""

    TEXT = "text"
    QUIET = "quiet"
    VALUE = "value"
    ALARM = "alarm"


@dataclass(frozen=True, slots=True)
class StepLine:
    """One line, which may wrap."""

    kind: LineKind
    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class StepView:
    """above, below: the lines before and after the table. said: all of it, for those who hear the screen."""

    number: str
    mark: Mark
    above: tuple[StepLine, ...]
    table: TableBlock | None
    below: tuple[StepLine, ...]
    said: str


def step_view(step: StepBlock) -> StepView:
    """One occurrence of a step."""
    table = step.table if step.table is not None and step.table.rows else None
    above, below = tuple(_above(step)), tuple(_below(step))
    return StepView(
        step.number, _MARKS.get(step.status, Mark.OPEN), above, table, below, _said(step, above, table, below)
    )


def _above(step: StepBlock) -> Iterator[StepLine]:
    yield _line(LineKind.TEXT, step.text)
    if step.status != "done":
        state = f"{step.status[:1].upper()}{step.status[1:]}"
        text = f"{state}: {step.reason}" if step.reason else state
        yield _line(LineKind.ALARM if step.departs else LineKind.QUIET, text)
    span = " to ".join(filter(None, (step.started, step.ended)))
    planned = f"planned {step.planned}" if step.planned else ""
    times = " · ".join(filter(None, (span, step.took, planned, step.by, step.ticks)))
    yield from (_line(LineKind.QUIET, text) for text in (times, step.conditions) if text)
    if step.values:
        yield StepLine(LineKind.VALUE, _pairs(step.values))


def _below(step: StepBlock) -> Iterator[StepLine]:
    yield from (StepLine(LineKind.VALUE, _pairs((entry,))) for entry in step.entries)
    yield from (_line(LineKind.QUIET, text) for text in (*step.checks, *step.timers) if text)
    yield from (_line(LineKind.VALUE, f"{label}: {text}") for label, text in step.notes)
    yield from (_line(LineKind.ALARM, text) for text in step.remarks)
    for file in step.files:
        yield _line(LineKind.ALARM if file.fault else LineKind.VALUE, file.text)


def _line(kind: LineKind, text: str) -> StepLine:
    return StepLine(kind, ((text, False),))


def _pairs(pairs: tuple[Pair, ...]) -> tuple[Run, ...]:
    runs: list[Run] = []
    for label, value in pairs:
        runs += [(" · ", False)] if runs else []
        runs += [(f"{label} ", False), (value, True)]
    return tuple(runs)


def _said(
    step: StepBlock, above: tuple[StepLine, ...], table: TableBlock | None, below: tuple[StepLine, ...]
) -> str:
    rows = [", ".join(filter(None, row)) for row in table.rows] if table is not None else []
    lines = ["".join(text for text, _ in line.runs) for line in above]
    lines += [*rows, *("".join(text for text, _ in line.runs) for line in below)]
    return f"Step {step.number}, {step.status}. " + " ".join(lines)
