"""A table as text: a line for each row, a tab or a semicolon between cells, perhaps the columns' names on top."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence

from protocolapp.protocol.model import Column
from protocolapp.protocol.problem import quote
from protocolapp.protocol.readings import TableValue
from protocolapp.protocol.value_problem import ValueProblem

MOST_ROWS = 500
"""Rows of one entry: more belong into a file."""

ReadCell = Callable[[Column, str], str]
"""A cell as it is kept. Raises ValueProblem."""

_BREAK = re.compile(r"\r\n|\r|\n")
_BESIDE = re.compile(r"[,(\[].*$")


def read_table(columns: Mapping[str, Column], text: str, read: ReadCell) -> TableValue:
    """The table of a text; empty rows are left out, cells that are not there are empty. Raises ValueProblem."""
    lines = cells_of(text)
    if not lines:
        raise ValueProblem("The table is empty.", "Fill in at least one row.")
    if len(lines) > MOST_ROWS + 1:
        raise ValueProblem(
            f"The table has {len(lines)} rows; {MOST_ROWS} fit.", "Attach it as a file instead."
        )
    names = list(columns)
    order = _named(lines[0], columns)
    body = lines[1:] if order else lines
    rows = [_row(number, line, order or names, columns, read) for number, line in enumerate(body, 1)]
    if not rows:
        raise ValueProblem("The table holds only its headings.", "Fill in at least one row.")
    return TableValue(tuple(names), tuple(rows))


def table_text(table: TableValue) -> str:
    """What `read_table` reads back to the same table."""
    return lines_of(table.columns, table.rows)


def lines_of(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Rows below the names of their columns, so that no row is taken for headings and no cell for two."""
    return "\n".join("\t".join((*row, "")) for row in (columns, *rows))


def cells_of(text: str) -> list[list[str]]:
    """The lines that hold something, each in its cells."""
    mark = "\t" if "\t" in text else ";"
    lines = ([cell.strip() for cell in line.split(mark)] for line in _BREAK.split(text))
    return [line for line in lines if any(line)]


def _named(cells: Sequence[str], columns: Mapping[str, Column]) -> list[str]:
    """The columns that a line of headings names; none where it is not one."""
    known = {_bare(column.label): name for name, column in columns.items()}
    known |= {_bare(word): name for name in columns for word in (name.replace("_", " "), name)}
    found = [known.get(_bare(cell), "") for cell in cells if cell]
    return found if all(found) and len(set(found)) == len(found) else []


def _bare(heading: str) -> str:
    """`Protein, mg/mL` and `protein (mg/mL)` are one heading."""
    return " ".join(_BESIDE.sub("", heading).split()).casefold()


def _row(
    number: int, line: Sequence[str], order: Sequence[str], columns: Mapping[str, Column], read: ReadCell
) -> tuple[str, ...]:
    beyond = [cell for cell in line[len(order) :] if cell]
    if beyond:
        raise ValueProblem(
            f"Row {number} has more cells than the table has columns: {quote(beyond[0])}.",
            f"Its columns are {', '.join(columns[name].label for name in order)}.",
        )
    given = dict(zip(order, line, strict=False))
    return tuple(_cell(number, column, given.get(name, ""), read) for name, column in columns.items())


def _cell(number: int, column: Column, text: str, read: ReadCell) -> str:
    if not text:
        return ""
    try:
        return read(column, text)
    except ValueProblem as problem:
        raise ValueProblem(f"{column.label}, row {number}: {problem.message}", problem.remedy) from problem
