"""Rows for a calculator's table that come from elsewhere: a CSV file, or cells pasted from a spreadsheet."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from protocolapp.calc.form import Field, Kind, Row
from protocolapp.services.headings import title_of, unit_in, with_unit
from protocolapp.services.sample_rows import RowProblem

_WORDS = frozenset({Kind.TEXT, Kind.CHOICE, Kind.YES_NO, Kind.DATE})
_SURELY_DECIMAL = re.compile(r"(?<![0-9.,])(?:0,[0-9]+|[0-9]+,(?:[0-9]{1,2}|[0-9]{4,}))(?![0-9,])")
_POINT = re.compile(r"[0-9]\.[0-9]")
_COMMA = re.compile(r"(?<=[0-9]),(?=[0-9])")
_BESIDE = frozenset({"", "#", "no", "nr", "note", "notes", "comment", "comments", "remark", "remarks"})
"""Headings of what people write beside the figures; any other heading that is not known may be a slip."""


@dataclass(frozen=True, slots=True)
class TableRows:
    """The rows as they would be typed, and what is wrong with the heading."""

    rows: tuple[Row, ...]
    problems: tuple[RowProblem, ...] = ()


def table_rows(field: Field, cells: Sequence[Sequence[str]]) -> TableRows:
    """The first row may name the columns (`Protein, mg/mL`); otherwise cells stand in the table's own order.

    A bare number takes the unit that the heading names, else the column's own.
    """
    if not cells:
        return TableRows((), (RowProblem(1, 1, "there are no rows", "write one line per row of the table"),))
    known = {_bare(word): one for one in field.columns for word in (one.name, one.label, *one.also)}
    heading = [known.get(_bare(title_of(cell))) for cell in cells[0]]
    if not any(heading):
        columns = list(field.columns)
        return TableRows(tuple(_row(columns, [""] * len(columns), row) for row in cells))
    names = ", ".join(one.name for one in field.columns)
    problems = [
        RowProblem(1, number, f"“{cell[:60]}” is no column of {field.label}", f"the columns are: {names}")
        for number, (cell, column) in enumerate(zip(cells[0], heading, strict=True), start=1)
        if column is None and _bare(cell) not in _BESIDE
    ]
    units = [unit_in(cell) for cell in cells[0]]
    return TableRows(tuple(_row(heading, units, row) for row in cells[1:]), tuple(problems))


def with_points(field: Field, rows: Sequence[Row]) -> tuple[Row, ...]:
    """The rows of a file with decimal commas, which names no locale: `2,5 mg/mL` becomes `2.5 mg/mL`.

    Only where one of the numbers can have no other (`2,5`, `0,125`) and none has a point; `1,250` alone
    parts thousands, as everywhere.
    """
    numbers = {column.name for column in field.columns if column.kind not in _WORDS}
    cells = [text for row in rows for name, text in row.items() if name in numbers]
    if any(_POINT.search(text) for text in cells) or not any(_SURELY_DECIMAL.search(text) for text in cells):
        return tuple(rows)
    return tuple(
        {name: _COMMA.sub(".", text) if name in numbers else text for name, text in row.items()}
        for row in rows
    )


def _row(columns: Sequence[Field | None], units: Sequence[str], cells: Sequence[str]) -> Row:
    return {
        column.name: _with_unit(column, unit, cell.strip())
        for column, unit, cell in zip(columns, units, cells, strict=False)
        if column is not None
    }


def _with_unit(column: Field, unit: str, text: str) -> str:
    return with_unit(text, unit or column.unit) if column.kind is Kind.QUANTITY else text


def _bare(title: str) -> str:
    return " ".join(title.replace("_", " ").split()).rstrip(".").casefold()
