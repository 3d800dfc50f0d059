"""Cells on their way to a spreadsheet."""

from __future__ import annotations

import re
from collections.abc import Sequence

from PySide6.QtCore import QModelIndex

from protocolapp.gui.widgets.table_cells import Cell, TableColumn
from protocolapp.gui.widgets.table_model import TableModel

_FORMULA_SIGNS = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
_BREAKS = re.compile(r"[\t\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
_NUMBER = re.compile(r"[+-]?[0-9]+(?:[.,][0-9]+)*(?: [^=+\-@|!(\"'&;＝＋－＠]*)?")
"""What may stand behind the number is a unit, not the rest of a formula: `-1 +cmd|…`."""


def as_tsv(model: TableModel, chosen: Sequence[QModelIndex]) -> str:
    """The chosen cells, or the whole table with its titles, one line a row."""
    if not chosen:
        columns = range(len(model.columns))
        titles = "\t".join(_safe(column.title) for column in model.columns)
        lines = [_line(model, row, columns) for row in range(model.rowCount())]
        return "\n".join([titles, *lines]) + "\n"
    rows = sorted({index.row() for index in chosen})
    wide = sorted({index.column() for index in chosen})
    return "\n".join(_line(model, row, wide) for row in rows) + "\n"


def tsv_line(cells: Sequence[str]) -> str:
    """Texts of any origin as one line for a spreadsheet."""
    return "\t".join(_safe(cell) for cell in cells) + "\n"


def _line(model: TableModel, row: int, columns: Sequence[int]) -> str:
    return "\t".join(_text(model.columns[column], model.rows[row].cells[column]) for column in columns)


def _text(column: TableColumn, cell: Cell) -> str:
    if column.ticks:
        return "yes" if cell.checked else "no"
    return _safe(cell.text)


def _safe(text: str) -> str:
    """One cell; never a formula (numbers stay numbers, with their units); the clipboard has ASCII minus."""
    plain = _BREAKS.sub(" ", text).replace("\u2212", "-").replace("\u00a0", " ")
    is_formula = plain.lstrip().startswith(_FORMULA_SIGNS) and not _NUMBER.fullmatch(plain)
    return "'" + plain if is_formula else plain
