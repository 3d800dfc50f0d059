"""A table of a calculator's form: typed, pasted from a spreadsheet, with what is wrong at each cell."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from protocolapp.calc.form import Field, Kind, Row
from protocolapp.gui.calculators.calculator_view import Place, Standing
from protocolapp.gui.calculators.line_fields import STATES
from protocolapp.gui.theme import Ink, Space, Type
from protocolapp.gui.widgets.box import Column
from protocolapp.gui.widgets.editable_table import CellNote, EditableTable
from protocolapp.gui.widgets.headings import Caption, Heading
from protocolapp.gui.widgets.plain_label import PlainLabel
from protocolapp.gui.widgets.table_cells import TableColumn
from protocolapp.services.calculator_rows import table_rows
from protocolapp.services.sample_rows import cells

_NUMBERS = (Kind.QUANTITY, Kind.NUMBER, Kind.COUNT, Kind.RATIO)
_LEAST, _LEAST_NAME = 60, 104


class TableInput(Column):
    """changed carries RowsChanged of the table's rows as typed."""

    changed = Signal(object)

    def __init__(
        self, field: Field, offers: Mapping[str, Sequence[str]], parent: QWidget | None = None
    ) -> None:
        super().__init__(Space.HAIR, parent=parent)
        self._field = field
        self._standing: Standing | None = None
        self._cells: Mapping[Place, Standing] = {}
        self.table = CalculatorGrid(field, offers)
        self._below = PlainLabel("", Type.SMALL, ink=Ink.WARN, wrap=True)
        self._below.hide()
        heading = Heading(field.label, Type.BODY)
        heading.set_ink(Ink.SECOND)
        self.add(heading)
        if field.help:
            self.add(Caption(field.help))
        self.add(self.table)
        self.add(self._below)
        self.setFocusProxy(self.table.grid)
        self.table.changed.connect(self._changed)
        self.table.not_taken.connect(self._remark)

    def put(self, rows: Sequence[Row]) -> None:
        """Hold these rows, and an empty one where there are none."""
        if list(self.table.rows()) != [dict(row) for row in rows] or not rows:
            self.table.set_rows(rows or [{}])

    def show_standing(self, standing: Standing | None, at: Mapping[Place, Standing]) -> None:
        """standing: of the table as a whole; at: of its cells, by the number of a row."""
        if standing != self._standing or at != self._cells:
            self._standing = standing
            self._remark(_told(standing, at))
        if at != self._cells or self.table.bare:
            self._cells = dict(at)
            self.table.show_cells(at)

    def _changed(self, changed: object) -> None:
        self._remark(_told(self._standing, self._cells))
        self.changed.emit(changed)

    def _remark(self, sentence: str) -> None:
        self._below.setText(sentence)
        self._below.setVisible(bool(sentence))


class CalculatorGrid(EditableTable):
    """not_taken carries a sentence about pasted columns that the table does not have. bare: no defaults shown yet."""

    not_taken = Signal(str)

    def __init__(
        self, field: Field, offers: Mapping[str, Sequence[str]], parent: QWidget | None = None
    ) -> None:
        self._field = field
        columns = tuple(_column(place, one, offers) for place, one in enumerate(field.columns))
        super().__init__(field.label, columns, parent, most=field.most)
        self._defaults = {one.name: _read(one, one.default) for one in field.columns if one.default}
        self._example: tuple[dict[str, str], ...] = ()
        self.bare = True

    def set_example(self, rows: Sequence[Row]) -> None:
        """The rows that stand for others, for show."""
        self._example = tuple(dict(row) for row in rows)

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Show these; choices by what people read."""
        named = {one.name: one for one in self._field.columns}
        super().set_rows(
            [{key: _read(named[key], text) for key, text in row.items() if key in named} for row in rows]
        )
        self.bare = True

    def show_cells(self, at: Mapping[Place, Standing]) -> None:
        """Defaults in empty cells, and what is wrong where."""
        notes: dict[Place, CellNote] = {}
        for number, row in enumerate(self.rows()):
            for name, default in self._defaults.items():
                if not row.get(name, "").strip():
                    notes[number, name] = CellNote(default, quiet=True)
        for place, standing in at.items():
            notes[place] = CellNote(None, STATES[standing.severity], standing.message)
        self.bare = False
        if notes != self._notes:
            self.set_notes(notes)

    def paste(self) -> None:
        """With headings, each cell goes to the column it is named for, in the heading's unit; an example makes room."""
        grid = cells(QGuiApplication.clipboard().text())
        read = table_rows(self._field, grid)
        named = bool(grid) and len(read.rows) < len(grid)
        if not named:
            super().paste()
            return
        before = () if self.rows() == self._example else self.rows()
        room = self._most - len(before)
        self._take((*before, *(dict(row) for row in read.rows[: max(room, 0)])))
        told = [f"{one.message}." for one in read.problems]
        if len(read.rows) > room:
            told.append(self.tr("It takes {most} rows at the most.").format(most=self._most))
        if told:
            self.not_taken.emit(" ".join(told))


def _told(standing: Standing | None, at: Mapping[Place, Standing]) -> str:
    """Of the table as a whole, else of the first cell where something is wrong; the others say it when pointed at."""
    if standing is not None or not at:
        return standing.message if standing is not None else ""
    row, column = min(at)
    more = f" {len(at) - 1} more are marked." if len(at) > 1 else ""
    return f"Row\u00a0{row + 1}: {at[row, column].message}{more}"


def _column(place: int, field: Field, offers: Mapping[str, Sequence[str]]) -> TableColumn:
    choices = tuple(one.text for one in field.choices)
    if field.kind is Kind.YES_NO:
        choices = ("yes", "no")
    words = tuple(offers.get(field.suggest, ())) if field.suggest is not None else ()
    return TableColumn(
        field.name,
        f"{field.label}, {field.unit}" if field.unit else field.label,
        numbers=field.kind in _NUMBERS,
        editable=True,
        stretch=place == 0,
        least=_LEAST_NAME if place == 0 else _LEAST,
        choices=choices,
        offers=words,
    )


def _read(field: Field, text: str) -> str:
    """A key as people read it; anything else as it is."""
    return next((one.text for one in field.choices if one.key == text), text)
