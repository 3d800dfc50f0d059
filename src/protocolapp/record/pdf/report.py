"""The record's pages: title block, exceptions first, then everything in the order it happened."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType

from reportlab.platypus import Flowable, KeepTogether

from protocolapp.record.digests import grouped
from protocolapp.record.model import ExceptionLine, Pair, RunRecord, SolutionBlock, TableBlock
from protocolapp.record.pdf.facts import facts
from protocolapp.record.pdf.headings import heading
from protocolapp.record.pdf.page import Pages, lay_out, text_width
from protocolapp.record.pdf.paragraphs import paragraphs, worded
from protocolapp.record.pdf.steps import section
from protocolapp.record.pdf.styles import STYLES
from protocolapp.record.pdf.tables import table
from protocolapp.record.pdf.time_line import TimeLine
from protocolapp.record.pictures import Picture


def render(
    record: RunRecord, *, size: str = "A4", pictures: Mapping[str, Picture] = MappingProxyType({})
) -> Pages:
    """The record as PDF. size: A4 or Letter. The same record gives the same bytes.

    pictures: of its files, by where they lie.
    """
    footer = f"Run {record.label} · chain head {grouped(record.chain_head)}"
    if record.chain_fault:
        footer += " · CHAIN BROKEN"
    story = list(_story(record, text_width(size), pictures))
    return lay_out(story, size=size, title=f"{record.label} {record.title}", footer=footer)


def _story(record: RunRecord, width: float, pictures: Mapping[str, Picture]) -> Iterator[Flowable]:
    yield from worded("head", record=record)
    yield facts(record.facts, width)
    yield from worded("notices", record=record)
    yield from _exceptions(record.exceptions, width)
    yield from _time_line(record, width)
    yield from _tables("Samples", record.samples, width)
    yield from _tables("Tubes", record.tubes, width)
    for solution in record.solutions:
        yield from _solution(solution, width)
    yield from _tables("Reagents", (record.lots,), width)
    yield from _tables("Pipettes and rotor", (record.equipment,), width)
    yield from _tables("Parameters", (_parameters(record),), width)
    for block in record.sections:
        yield from section(block, width, pictures)
    yield from _lines("Timers of no step", record.timers)
    yield from _pairs("Notes", "Note", record.notes, width)
    yield from _tables("Course of the run", (record.course,), width)
    yield from _pairs("Undone", "What was taken back", record.undone, width)
    yield from _lines("Sources", record.sources)
    verification = list(heading("Verification", needs=0))[1:]
    yield KeepTogether([*verification, *worded("end", record=record)])


def _exceptions(exceptions: tuple[ExceptionLine, ...], width: float) -> Iterator[Flowable]:
    yield from heading("Exceptions")
    if not exceptions:
        yield from worded("no_exceptions")
        return
    rows = tuple(
        (
            line.step,
            line.kind,
            line.planned,
            line.actual,
            line.reason,
            ", ".join(filter(None, (line.at, line.by))),
        )
        for line in exceptions
    )
    block = TableBlock(("Step", "Kind", "Planned", "Actual", "Reason", "When, who"), rows)
    yield table(block, width, marked=1)


def _time_line(record: RunRecord, width: float) -> Iterator[Flowable]:
    if record.time_line.planned or record.time_line.actual:
        yield from heading("Time, planned above, actual below")
        yield TimeLine(record.time_line, width)


def _tables(title: str, blocks: Iterable[TableBlock], width: float) -> Iterator[Flowable]:
    filled = [block for block in blocks if block.rows]
    if filled:
        yield from heading(title)
    for block in filled:
        yield table(block, width)


def _solution(solution: SolutionBlock, width: float) -> Iterator[Flowable]:
    title = ", ".join(filter(None, (solution.name, solution.volume)))
    yield from heading(title, under=solution.made)
    yield table(solution.table, width)
    if solution.note:
        yield from paragraphs(solution.note, STYLES.term)


def _parameters(record: RunRecord) -> TableBlock:
    header = ("Parameter", "Value", "Source", "Changed in the run")
    rows = tuple((line.label, line.value, line.source, line.changed) for line in record.parameters)
    if any(line.changed for line in record.parameters):
        return TableBlock(header, rows, (1,))
    return TableBlock(header[:3], tuple(row[:3] for row in rows), (1,))


def _pairs(title: str, what: str, pairs: tuple[Pair, ...], width: float) -> Iterator[Flowable]:
    if pairs:
        yield from heading(title)
        yield table(TableBlock(("When, who", what), pairs), width)


def _lines(title: str, lines: Iterable[str]) -> Iterator[Flowable]:
    filled = [line for line in lines if line]
    if filled:
        yield from heading(title, needs=2 * STYLES.body.leading)  # two lines are never parted
    for line in filled:
        yield from paragraphs(line, STYLES.body)
