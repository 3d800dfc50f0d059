"""Cells on their way to a spreadsheet."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex

from protocolapp.gui.widgets.table_cells import Cell, TableColumn
from protocolapp.gui.widgets.table_model import TableModel

_FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")


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
    """One cell; never a formula (numbers stay numbers); the clipboard has ASCII minus."""
    plain = " ".join(text.replace("\u2212", "-").split(None)) if "\n" in text or "\t" in text else text
    plain = plain.replace("\u2212", "-").replace("\u00a0", " ")
    return "'" + plain if plain.startswith(_FORMULA_SIGNS) and not _is_number(plain) else plain


def _is_number(text: str) -> bool:
    number = text.partition(" ")[0]
    return number.isascii() and number.lstrip("+-").replace(".", "", 1).isdigit()
