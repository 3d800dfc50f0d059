"""Cells that come from a spreadsheet, matched to the columns of a table."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Sequence

from protocolapp.gui.widgets.table_cells import TableColumn

_LONGEST_PASTE = 2_000_000
_UNIT = re.compile(r"[,(\[].*$")


def pasted_rows(text: str, columns: Sequence[TableColumn], first: int = 0) -> list[dict[str, str]]:
    """Each pasted row as column key -> text. A first line that names columns decides which is which; else the cells
    go, in order, into the editable columns from the number `first` on."""
    grid = _grid(text[:_LONGEST_PASTE])
    editable = [column for column in columns if column.editable]
    if not grid or not editable:
        return []
    named = _named(grid[0], editable)
    order = named or [column.key for column in columns[first:] if column.editable]
    body = grid[1:] if named else grid
    return [{key: cell for key, cell in zip(order, row, strict=False) if key} for row in body]


def _grid(text: str) -> list[list[str]]:
    separator = max("\t;,", key=text.partition("\n")[0].count) if "\t" not in text else "\t"
    lines = io.StringIO(text.replace("\0", ""), newline="")
    try:
        rows = [[cell.strip() for cell in row] for row in csv.reader(lines, delimiter=separator)]
    except csv.Error:
        rows = [[cell.strip() for cell in line.split(separator)] for line in text.splitlines()]
    return [row for row in rows if any(row)]


def _named(cells: Sequence[str], columns: Sequence[TableColumn]) -> list[str]:
    """The key of the column each cell names, empty where it names none; nothing at all if no cell names one."""
    known = {_bare(word): column.key for column in columns for word in (column.title, column.key)}
    keys = [known.get(_bare(cell), "") for cell in cells]
    once = [key if key and key not in keys[:at] else "" for at, key in enumerate(keys)]
    return once if any(once) else []


def _bare(title: str) -> str:
    """`Protein, mg/mL` and `protein (mg/ml)` are one title."""
    return " ".join(_UNIT.sub("", title).replace("_", " ").split()).casefold()
