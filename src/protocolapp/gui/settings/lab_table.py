"""A table of what the lab has: typed or pasted, read at once, kept as soon as every row can be read."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from protocolapp.gui.decimal_mark import decimal_mark
from protocolapp.gui.settings.lab_reading import LabReading
from protocolapp.gui.theme import Ink, Type
from protocolapp.gui.widgets.editable_table import CellNote, EditableTable, RowsChanged
from protocolapp.gui.widgets.line_input import InputState
from protocolapp.gui.widgets.plain_label import PlainLabel
from protocolapp.gui.widgets.table_cells import TableColumn
from protocolapp.quantity import DecimalMark

Read = Callable[[Sequence[dict[str, str]], DecimalMark], LabReading[Any]]
MOST = 200


class LabTable(EditableTable):
    """read_well carries the things, when all rows can be read; until then what was kept before stays in force."""

    read_well = Signal(object)

    def __init__(
        self, name: str, columns: Sequence[TableColumn], read: Read, parent: QWidget | None = None
    ) -> None:
        super().__init__(name, columns, parent, most=MOST)
        self._read, self._titles = read, {column.key: column.title for column in columns}
        self._why = PlainLabel("", Type.SMALL, ink=Ink.ALARM, wrap=True)
        self.add(self._why)
        self._why.hide()
        self.changed.connect(self._take_typed)

    def show_things(self, rows: Sequence[Mapping[str, str]]) -> None:
        """Show what is kept, and in grey what an empty cell is worked out to."""
        self.set_rows(rows)
        self.set_notes(self._understood(self._read(self.rows(), decimal_mark())))

    def replace_rows(self, rows: Sequence[dict[str, str]]) -> None:
        """Put these in the place of the present ones; Ctrl+Z brings those back."""
        self._take(tuple(dict(row) for row in rows))

    def trouble(self) -> str:
        """Why what is typed is not kept yet; empty when it is."""
        return "" if self._why.isHidden() else self._why.text()

    def _take_typed(self, changed: RowsChanged) -> None:
        reading = self._read(changed.rows, decimal_mark())
        notes = self._understood(reading)
        notes |= {
            place: CellNote(None, InputState.ERROR, message) for place, message in reading.troubles.items()
        }
        self.set_notes(notes)
        self._why.setVisible(bool(reading.troubles))
        for (row, column), message in sorted(reading.troubles.items())[:1]:
            place = self.tr("Not kept yet. Row {row}, {column}:").format(
                row=row + 1, column=self._titles[column].lower()
            )
            self._why.setText(f"{place} {message}")
        if not reading.troubles:
            self.read_well.emit(reading.things)

    def _understood(self, reading: LabReading[Any]) -> dict[tuple[int, str], CellNote]:
        rows = self.rows()
        return {
            (row, column): CellNote(text, quiet=not rows[row].get(column))
            for (row, column), text in reading.shown.items()
        }
