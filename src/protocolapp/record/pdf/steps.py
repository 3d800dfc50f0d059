"""The steps of a section, each kept on one page where that is possible."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from reportlab.platypus import CondPageBreak, Flowable, Spacer

from protocolapp.record.model import SectionBlock, StepBlock
from protocolapp.record.pdf.headings import heading
from protocolapp.record.pdf.paragraphs import worded
from protocolapp.record.pdf.parts import file_whole, part_whole
from protocolapp.record.pdf.styles import INDENT, STYLES
from protocolapp.record.pdf.tables import ROW, table
from protocolapp.record.pictures import Picture

_LARGEST_KEPT = 150.0
"""Points: a taller step may be divided, but never right below its instruction."""

_PER_LINE = 105
"""Characters of a line of the record, about: enough to tell how tall a step will be."""


def section(block: SectionBlock, width: float, pictures: Mapping[str, Picture]) -> Iterator[Flowable]:
    """A section: its heading and its steps. pictures: of its files, by where they lie."""
    first = _height(block.steps[0]) if block.steps else 0.0
    yield from heading(block.title, needs=first)
    for step in block.steps:
        yield from _step(step, width, pictures)


def _step(step: StepBlock, width: float, pictures: Mapping[str, Picture]) -> Iterator[Flowable]:
    yield CondPageBreak(_height(step))
    yield from worded("step", step=step)
    if step.table is not None and step.table.rows:
        yield Spacer(0, 2)
        yield table(step.table, width - INDENT, align="RIGHT")
        yield Spacer(0, 4)
    yield from worded("step_after", step=step)
    for part in step.parts:
        yield from part_whole(part, width - INDENT)
    for file in step.files:
        yield from file_whole(file, pictures.get(file.where), width - INDENT)


def _height(step: StepBlock) -> float:
    """About how tall a step is in points, never more than what is kept together."""
    lines = [step.text, step.conditions, step.status, step.reason, *step.timers, *step.remarks, *step.checks]
    lines += [f"{label} {text}" for label, text in (*step.entries, *step.notes)]
    wrapped = sum(-(-len(line) // _PER_LINE) for line in lines)
    rows = len(step.table.rows) + 1 if step.table is not None and step.table.rows else 0
    height = float(STYLES.step.spaceBefore + (wrapped + 2) * STYLES.step_value.leading + rows * ROW)
    return min(height, _LARGEST_KEPT)
