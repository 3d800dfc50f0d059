"""Plates and calculations as plain text: the map as a grid of signs, tables in columns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from protocolapp.calc.form.outcome import Table
from protocolapp.calc.form.picture import PlatePicture, PlatesPicture
from protocolapp.calc.plates.plate_format import row_name
from protocolapp.plan.model import Exhibit

_FREE = "."


def exhibit_lines(exhibit: Exhibit) -> Iterator[str]:
    """The picture, then the tables; or what it waits for."""
    if exhibit.waits:
        yield exhibit.waits
    picture = exhibit.picture
    if isinstance(picture, PlatesPicture):
        for number, plate in enumerate(picture.plates):
            if len(picture.plates) > 1:
                yield from ([""] if number else [])
                yield plate.title
            yield from _map(plate)
    elif picture is not None and not exhibit.tables:  # which say the same
        yield picture.text
    for one in exhibit.tables:
        yield from _table(one)


def _map(plate: PlatePicture) -> list[str]:
    signs = {(well.row, well.column): well.text for well in plate.wells}
    head = ["", *(str(column + 1) for column in range(plate.columns))]
    rows = [
        [row_name(row), *(signs.get((row, column), "") or _FREE for column in range(plate.columns))]
        for row in range(plate.rows)
    ]
    return table([head, *rows])


def _table(one: Table) -> Iterator[str]:
    yield f"{one.title}:"
    heads = [column.label for column in one.columns]
    rows = [
        [f"{cell.text} ({cell.detail})" if cell.detail else cell.text for cell in row] for row in one.rows
    ]
    yield from table([heads, *rows], "  ")


def table(lines: Sequence[Sequence[str]], indent: str = "") -> list[str]:
    """Columns set to their widest cell, two spaces apart, nothing trailing."""
    widths = [max((len(cell) for cell in column), default=0) for column in zip(*lines, strict=True)]
    return [
        (indent + "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True))).rstrip()
        for line in lines
    ]
