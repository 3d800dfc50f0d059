"""The parts of a record in the order of its pages, made one after the other as they are asked for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from protocolapp.gui.record.head import RecordHead
from protocolapp.gui.record.record_view import parameters_block, time_view
from protocolapp.gui.record.step_sheet import StepSheet
from protocolapp.gui.record.steps_view import step_view
from protocolapp.gui.record.tables import block_table, exceptions_table
from protocolapp.gui.record.time_card import TimeCard
from protocolapp.gui.record.verification import Verification
from protocolapp.gui.theme import Ink, Space, Type
from protocolapp.gui.widgets.box import Column
from protocolapp.gui.widgets.headings import Caption, Heading
from protocolapp.gui.widgets.plain_label import PlainLabel
from protocolapp.gui.widgets.plate_drawing import PlateDrawing
from protocolapp.gui.widgets.plate_legend import PlateLegend
from protocolapp.gui.widgets.tubes_drawing import TubesDrawing
from protocolapp.record.model import Pair, PartBlock, RunRecord, SolutionBlock, TableBlock

_HEAD_MARGINS = (Space.NONE, Space.BASE, Space.NONE, Space.NONE)


def record_parts(record: RunRecord, described: QWidget) -> Iterator[QWidget]:
    """Title block, exceptions first, then everything in the order it happened."""
    yield RecordHead(record, described)
    yield _heading(_tr("Exceptions"))
    if record.exceptions:
        yield exceptions_table(record.exceptions, _tr("Exceptions"))
    else:
        yield PlainLabel(_tr("None recorded."))
    if record.time_line.planned or record.time_line.actual:
        yield _heading(_tr("Time"))
        yield TimeCard(time_view(record))
    yield from _tables(_tr("Samples"), record.samples)
    yield from _tables(_tr("Tubes"), record.tubes)
    for solution in record.solutions:
        yield from _solution(solution)
    yield from _tables(_tr("Reagents"), (record.lots,))
    yield from _tables(_tr("Pipettes and rotor"), (record.equipment,))
    yield from _tables(_tr("Parameters"), (parameters_block(record),))
    for section in record.sections:
        yield _heading(section.title)
        for step in section.steps:
            yield StepSheet(step_view(step))
            for part in step.parts:
                yield from _whole(part)
    yield from _lines(_tr("Timers of no step"), record.timers)
    yield from _pairs(_tr("Notes"), _tr("Note"), record.notes)
    yield from _tables(_tr("Course of the run"), (record.course,))
    yield from _pairs(_tr("Undone"), _tr("What was taken back"), record.undone)
    yield from _lines(_tr("Sources"), record.sources)
    yield _heading(_tr("Verification"))
    yield Verification(record)


def _heading(title: str, under: str = "") -> QWidget:
    head = Column(Space.HAIR, _HEAD_MARGINS)
    words = Heading(title, Type.LEAD)
    words.set_ink(Ink.ACCENT)
    head.add(words)
    if under:
        head.add(Caption(under, Ink.SECOND))
    return head


def _tables(title: str, blocks: Iterable[TableBlock]) -> Iterator[QWidget]:
    filled = [block for block in blocks if block.rows]
    if filled:
        yield _heading(title)
    for block in filled:
        yield block_table(title, block)


def _whole(part: PartBlock) -> Iterator[QWidget]:
    yield Caption(part.label, Ink.SECOND)
    if part.table is not None:
        yield block_table(part.label, part.table)
    if part.plate is not None:
        drawing, legend = PlateDrawing(), PlateLegend()
        drawing.show_plate(part.plate)
        legend.show_plate(part.plate)
        yield drawing
        yield legend
    if part.tubes is not None:
        tubes = TubesDrawing()
        tubes.show_picture(part.tubes)
        yield tubes


def _solution(solution: SolutionBlock) -> Iterator[QWidget]:
    title = ", ".join(filter(None, (solution.name, solution.volume)))
    yield _heading(title, solution.made)
    yield block_table(title, solution.table)
    if solution.note:
        yield Caption(solution.note, Ink.SECOND)


def _pairs(title: str, what: str, pairs: tuple[Pair, ...]) -> Iterator[QWidget]:
    if pairs:
        yield _heading(title)
        yield block_table(title, TableBlock((_tr("When, who"), what), pairs))


def _lines(title: str, lines: Iterable[str]) -> Iterator[QWidget]:
    filled = [line for line in lines if line]
    if filled:
        yield _heading(title)
    for line in filled:
        yield PlainLabel(line, Type.SMALL, wrap=True)


def _tr(text: str) -> str:
    return QCoreApplication.translate("record", text)
