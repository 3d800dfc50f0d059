"""The table of samples: typed, pasted, deleted, taken back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from protocolapp.gui.widgets.editable_table import CellNote, EditableTable, RowsChanged
from protocolapp.gui.widgets.line_input import InputState
from protocolapp.gui.widgets.pasted_table import pasted_rows
from protocolapp.gui.widgets.table_cells import TableColumn
from tests.gui.accessibility import accessibility_faults

COLUMNS = (
    TableColumn("name", "Name", editable=True, stretch=True),
    TableColumn("protein", "Protein, mg/mL", editable=True, numbers=True),
    TableColumn("lysate", "Lysate", numbers=True),
)
TWO = ({"name": "A", "protein": "4.20"}, {"name": "B", "protein": "3.98"})
_Ctrl = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def table(qtbot: QtBot) -> EditableTable:
    table = EditableTable("Samples", COLUMNS, most=6)
    qtbot.addWidget(table)
    table.set_rows(TWO)
    table.resize(600, 400)
    table.show()
    return table


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("C\t5.1\nD\t6\n", [{"name": "C", "protein": "5.1"}, {"name": "D", "protein": "6"}]),
        ("protein (mg/ml)\tName\n5.1\tC\n", [{"protein": "5.1", "name": "C"}]),
        ("Well\tNAME\nA1\tC\n", [{"name": "C"}]),
        ('"two\nlines"\t1\r\n', [{"name": "two\nlines", "protein": "1"}]),
        ("C,5.1\n", [{"name": "C", "protein": "5.1"}]),
        ("C\n\n\nD\n", [{"name": "C"}, {"name": "D"}]),
        ("", []),
        ("Name\tProtein\n", []),
    ],
)
def test_pasted_cells_find_their_columns(text: str, rows: list[dict[str, str]]) -> None:
    assert pasted_rows(text, COLUMNS) == rows


@given(st.text())
def test_no_paste_raises_or_reaches_a_column_that_is_worked_out(text: str) -> None:
    assert all(row.keys() <= {"name", "protein"} for row in pasted_rows(text, COLUMNS))


def test_paste_goes_over_the_rows_from_the_cursor_on_and_is_taken_back(
    qtbot: QtBot, table: EditableTable
) -> None:
    QGuiApplication.clipboard().setText("X\t1\nY\t2\n")
    table.grid.go_to(1, 0)
    with qtbot.waitSignal(table.changed, timeout=500) as told:
        qtbot.keyClick(table.grid, Qt.Key.Key_V, _Ctrl)
    after = (TWO[0], {"name": "X", "protein": "1"}, {"name": "Y", "protein": "2"})
    assert told.args == [RowsChanged(after)]
    with qtbot.waitSignal(table.changed, timeout=500) as told:
        qtbot.keyClick(table.grid, Qt.Key.Key_Z, _Ctrl)
    assert told.args == [RowsChanged(TWO)] == [RowsChanged(table.rows())]


def test_no_more_rows_than_allowed(table: EditableTable) -> None:
    QGuiApplication.clipboard().setText("".join(f"S{n}\t1\n" for n in range(50)))
    table.paste()
    assert len(table.rows()) == 6


def test_a_typed_cell_changes_its_row(qtbot: QtBot, table: EditableTable) -> None:
    table.grid.go_to(1, 1)
    qtbot.keyClick(table.grid, Qt.Key.Key_F2)
    editor = table.grid.findChild(QLineEdit)
    assert editor is not None
    editor.setText(" 4.57 ")
    with qtbot.waitSignal(table.changed, timeout=500) as told:
        qtbot.keyClick(editor, Qt.Key.Key_Return)
    assert told.args == [RowsChanged((TWO[0], {"name": "B", "protein": "4.57"}))]


def test_delete_takes_the_row_of_the_cursor(qtbot: QtBot, table: EditableTable) -> None:
    table.grid.go_to(0, 0)
    table.grid.clearSelection()
    with qtbot.waitSignal(table.changed, timeout=500) as told:
        qtbot.keyClick(table.grid, Qt.Key.Key_Delete)
    assert told.args == [RowsChanged((TWO[1],))]


def test_an_empty_row_is_no_sample(qtbot: QtBot, table: EditableTable) -> None:
    add = next(button for button in table.findChildren(QPushButton) if button.text() == "Add row")
    qtbot.mouseClick(add, Qt.MouseButton.LeftButton)
    assert table.grid.table.rowCount() == 3
    assert table.rows() == TWO
    assert table.grid.currentIndex().row() == 2


def test_notes_show_what_is_worked_out_and_what_is_wrong(table: EditableTable) -> None:
    table.set_notes(
        {(0, "lysate"): CellNote("238 µL"), (1, "protein"): CellNote(None, InputState.ERROR, "not a number")}
    )
    cell = table.grid.table.rows[1].cells[1]
    assert table.grid.table.rows[0].cells[2].text == "238 µL"
    assert (cell.text, cell.state, cell.message) == ("3.98", InputState.ERROR, "not a number")
    assert accessibility_faults(table) == []


def _type(qtbot: QtBot, table: EditableTable, text: str, key: Qt.Key) -> None:
    editor = table.grid.findChild(QLineEdit)
    if editor is None:
        qtbot.keyClick(table.grid, Qt.Key.Key_F2)
        editor = table.grid.findChild(QLineEdit)
    assert editor is not None
    editor.setText(text)
    qtbot.keyClick(editor, key)
    qtbot.waitUntil(lambda: table.grid.findChild(QLineEdit) is not editor)


def test_tab_from_the_last_cell_goes_on_in_a_new_row(qtbot: QtBot, table: EditableTable) -> None:
    table.grid.go_to(1, 0)
    for text in ("B", "3.98", "C", "4.57"):
        _type(qtbot, table, text, Qt.Key.Key_Tab)
    assert table.rows() == (*TWO, {"name": "C", "protein": "4.57"})


def test_enter_goes_down_to_the_column_where_the_row_was_begun(qtbot: QtBot, table: EditableTable) -> None:
    table.grid.go_to(0, 0)
    _type(qtbot, table, "A", Qt.Key.Key_Tab)
    _type(qtbot, table, "4.3", Qt.Key.Key_Return)
    assert (table.grid.currentIndex().row(), table.grid.currentIndex().column()) == (1, 0)
    table.grid.go_to(0, 1)
    _type(qtbot, table, "4.4", Qt.Key.Key_Return)
    _type(qtbot, table, "3.99", Qt.Key.Key_Return)
    assert table.rows() == ({"name": "A", "protein": "4.4"}, {"name": "B", "protein": "3.99"})
    assert table.grid.currentIndex().row() == 2


def test_rows_pasted_into_an_open_cell_go_to_the_table(qtbot: QtBot, table: EditableTable) -> None:
    QGuiApplication.clipboard().setText("X\t1\nY\t2\n")
    table.grid.go_to(1, 0)
    qtbot.keyClick(table.grid, Qt.Key.Key_F2)
    editor = table.grid.findChild(QLineEdit)
    assert editor is not None
    qtbot.keyClick(editor, Qt.Key.Key_V, _Ctrl)
    assert table.rows() == (TWO[0], {"name": "X", "protein": "1"}, {"name": "Y", "protein": "2"})
