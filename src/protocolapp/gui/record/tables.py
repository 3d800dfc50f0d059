"""The record's tables on the screen."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from protocolapp.gui.record.record_view import exceptions_block
from protocolapp.gui.widgets.data_table import DataTable
from protocolapp.gui.widgets.line_input import InputState
from protocolapp.gui.widgets.table_cells import Cell, TableColumn, TableRow
from protocolapp.record.model import ExceptionLine, TableBlock

_LEAST = 110
_KIND = 1


def block_table(name: str, block: TableBlock, parent: QWidget | None = None) -> DataTable:
    """A table as it is printed. name: what it holds, for those who hear the screen."""
    table = DataTable(name, _columns(block), parent)
    table.set_rows([TableRow(str(at), tuple(map(Cell, row))) for at, row in enumerate(block.rows)])
    return table


def exceptions_table(exceptions: tuple[ExceptionLine, ...], name: str) -> DataTable:
    """Each with a sign beside the word for its kind."""
    block = exceptions_block(exceptions)
    table = DataTable(name, _columns(block, stretching=(2, 3, 4, 5)))
    table.set_rows(
        [
            TableRow(
                str(at),
                tuple(
                    Cell(text, state=InputState.ERROR if column == _KIND else InputState.NORMAL)
                    for column, text in enumerate(row)
                ),
            )
            for at, row in enumerate(block.rows)
        ]
    )
    return table


def _columns(block: TableBlock, stretching: tuple[int, ...] = (0,)) -> tuple[TableColumn, ...]:
    return tuple(
        TableColumn(
            str(at),
            title,
            numbers=at in block.numeric,
            stretch=at in stretching,
            least=_LEAST if at in stretching else 0,
        )
        for at, title in enumerate(block.header)
    )
