"""What stands below a step on paper: tables and plates that were entered, files with their pictures."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO

from reportlab.platypus import CondPageBreak, Flowable, Image, Indenter, Spacer

from protocolapp.record.model import FileLine, PartBlock
from protocolapp.record.pdf.paragraphs import paragraphs
from protocolapp.record.pdf.plate_drawing import PlateDrawing
from protocolapp.record.pdf.styles import INDENT, STYLES
from protocolapp.record.pdf.tables import ROW, table
from protocolapp.record.pdf.tube_drawing import tube_drawings
from protocolapp.record.pictures import Picture

_LARGEST_PICTURE = (320.0, 240.0)
_DOTS = 150 / 72
"""Pixels of a picture for each point, where it has so many."""


def part_whole(part: PartBlock, width: float) -> Iterator[Flowable]:
    """What is printed whole, below its label."""
    drawing = PlateDrawing(part.plate, width) if part.plate is not None else None
    needed = drawing.height if drawing is not None else 3 * ROW
    yield CondPageBreak(needed + STYLES.step_value.leading)
    yield from paragraphs(part.label, STYLES.step_value)
    if drawing is not None:
        yield from _indented(drawing)
    if part.tubes is not None:
        for tubes in tube_drawings(part.tubes, width):
            yield from _indented(tubes)
    if part.table is not None:
        yield table(part.table, width, align="RIGHT")
    yield Spacer(0, 4)


def file_whole(file: FileLine, picture: Picture | None, width: float) -> Iterator[Flowable]:
    """A file in a line, and what is to be seen of it."""
    style = STYLES.remark if file.fault else STYLES.step_value
    if picture is None:
        yield from paragraphs(file.text, style)
        return
    widest, highest = min(_LARGEST_PICTURE[0], width), _LARGEST_PICTURE[1]
    scale = min(widest / picture.width, highest / picture.height, 1 / _DOTS)
    size = (picture.width * scale, picture.height * scale)
    yield CondPageBreak(size[1] + 2 * style.leading)
    yield from paragraphs(file.text, style)
    image = Image(BytesIO(picture.data), *size, hAlign="LEFT")
    yield from _indented(image)
    yield Spacer(0, 4)


def _indented(flowable: Flowable) -> Iterator[Flowable]:
    yield Indenter(left=INDENT)
    yield flowable
    yield Indenter(left=-INDENT)
