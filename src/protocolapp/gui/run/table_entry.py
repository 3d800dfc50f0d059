"""A table that a step asks for: typed, or pasted from a spreadsheet."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from protocolapp.gui.decimal_mark import decimal_mark
from protocolapp.gui.run.entry_view import FieldView
from protocolapp.gui.run.whole_input import WholeInput
from protocolapp.gui.widgets.editable_table import CellNote, EditableTable, RowsChanged, Values
from protocolapp.gui.widgets.line_input import InputState
from protocolapp.gui.widgets.plain_text import visible
from protocolapp.gui.widgets.table_cells import TableColumn
from protocolapp.plan.asking import limits_text
from protocolapp.plan.model import AskedColumn
from protocolapp.protocol.model import Column, Kind
from protocolapp.protocol.readings import TableValue
from protocolapp.protocol.table_text import MOST_ROWS, lines_of
from protocolapp.protocol.values import ValueProblem, read_value, within

_MEASURED = (Kind.QUANTITY, Kind.NUMBER, Kind.COUNT)
_YES_NO = ("yes", "no")
_LEAST = 88


class EntryTable(WholeInput):
    """A draft stays until it is recorded; every cell is read then."""

    def __init__(self, view: FieldView, parent: QWidget | None = None) -> None:
        self.table = EditableTable(visible(view.name), [_column(one) for one in view.columns], most=MOST_ROWS)
        super().__init__(view, self.table, self.tr("Record table"), parent)
        self.take_keys(self.table.grid)
        self._stored: Values = ()
        self.table.changed.connect(self._changed)
        self._take_stored()
        self.show_field(view)

    def show_field(self, view: FieldView) -> None:
        """Show what holds now, unless rows are filled in that are not stored."""
        anew = view.value != self.field.value and not self._dirty()
        self.field = view
        if anew:
            self._take_stored()
        self.table.setEnabled(view.enabled)
        super().show_field(view)

    def draft(self) -> Values:
        """Rows that are not stored."""
        return self.table.rows() if self._dirty() else ()

    def put_draft(self, rows: Values) -> None:
        """Rows that were filled in before."""
        self.table.set_rows(rows)
        self._mark()
        self.fit()

    def given_text(self) -> str:
        names = [one.name for one in self.field.columns]
        rows = [[row.get(name, "") for name in names] for row in self.table.rows()]
        return lines_of(names, rows) if rows and self._dirty() else ""

    def settle(self) -> None:
        self._take_stored()
        self._mark()
        self.fit()

    def _changed(self, _rows: RowsChanged) -> None:
        self._mark()
        self.fit()

    def _mark(self) -> None:
        """What cannot be read, or breaks its limits, is marked where it stands."""
        columns = self.field.entry.columns if self.field.entry is not None else {}
        told = {
            (number, name): _note(columns[name], text)
            for number, row in enumerate(self.table.rows())
            for name, text in row.items()
            if text and name in columns
        }
        self.table.set_notes({place: note for place, note in told.items() if note is not None})

    def _dirty(self) -> bool:
        return [_filled(row) for row in self.table.rows()] != [_filled(row) for row in self._stored]

    def _take_stored(self) -> None:
        value = self.field.value
        if isinstance(value, TableValue):
            kinds = {one.name: one.kind for one in self.field.columns}
            self._stored = tuple(
                {name: _local(text, kinds.get(name)) for name, text in zip(value.columns, row, strict=True)}
                for row in value.rows
            )
        else:
            self._stored = ()
        self.table.set_rows(self._stored or ({},))


def _column(one: AskedColumn) -> TableColumn:
    title = f"{one.label} ({one.unit})" if one.unit else one.label
    choices = _YES_NO if one.kind is Kind.YES_NO else one.choices
    numbers = one.kind in _MEASURED
    return TableColumn(one.name, title, numbers=numbers, editable=True, least=_LEAST, choices=choices)


def _note(column: Column, text: str) -> CellNote | None:
    try:
        value = read_value(column, text, decimal_mark())
    except ValueProblem as problem:
        return CellNote(state=InputState.ERROR, message=str(problem))
    if within(column, value):
        return None
    return CellNote(state=InputState.WARN, message=f"Outside {limits_text(column)}")


def _filled(row: dict[str, str]) -> dict[str, str]:
    return {name: text for name, text in row.items() if text}


def _local(text: str, kind: Kind | None) -> str:
    """A kept number with the decimal mark of the screen."""
    return text.replace(".", decimal_mark()) if kind in _MEASURED else text
