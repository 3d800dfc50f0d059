"""Cells that are chosen from a few, words that are offered, and defaults in empty cells."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLineEdit
from pytestqt.qtbot import QtBot

from protocolapp.calc.form import Suggest
from protocolapp.calc.form.fields import choice, count, table, text, yes_no
from protocolapp.gui.calculators.table_input import TableInput
from protocolapp.gui.widgets.editable_table import RowsChanged

FIELD = table(
    "samples",
    "Samples",
    (
        text("name", "Name", suggest=Suggest.REAGENTS),
        choice("mode", "Mode", {"ice": "on ice", "warm": "at 37 °C"}),
        yes_no("blank", "Blank", default=False),
        count("tubes", "Tubes", default="3"),
    ),
    rows=({"name": "a", "mode": "warm"},),
)


@pytest.fixture
def made(qtbot: QtBot) -> TableInput:
    table_input = TableInput(FIELD, {Suggest.REAGENTS: ("Tris", "EDTA")})
    qtbot.addWidget(table_input)
    table_input.put(FIELD.rows)
    table_input.show_standing(None, {})
    table_input.resize(600, 300)
    table_input.show()
    table_input.activateWindow()
    qtbot.waitUntil(table_input.isActiveWindow)
    return table_input


def _texts(made: TableInput) -> list[tuple[str, bool]]:
    return [(cell.text, cell.quiet) for cell in made.table.grid.table.rows[0].cells]


def test_choices_are_shown_in_words_and_defaults_quietly(made: TableInput) -> None:
    assert _texts(made) == [("a", False), ("at 37 °C", False), ("no", True), ("3", True)]


def test_a_cell_is_chosen_by_keys(qtbot: QtBot, made: TableInput) -> None:
    grid = made.table.grid
    grid.go_to(0, 1)
    qtbot.keyClick(grid, Qt.Key.Key_Return)
    box = grid.findChild(QComboBox)
    assert box is not None
    qtbot.waitUntil(box.view().isVisible)
    qtbot.keyClick(box.view(), Qt.Key.Key_Up)
    with qtbot.waitSignal(made.changed) as changed:
        qtbot.keyClick(box.view(), Qt.Key.Key_Return)
    assert changed.args is not None
    rows = changed.args[0]
    assert isinstance(rows, RowsChanged)
    assert rows.rows[0]["mode"] == "on ice"


def test_what_is_chosen_with_the_mouse_holds_at_once(qtbot: QtBot, made: TableInput) -> None:
    grid = made.table.grid
    grid.go_to(0, 2)
    qtbot.keyClick(grid, Qt.Key.Key_Return)
    box = grid.findChild(QComboBox)
    assert box is not None
    box.setCurrentIndex(0)
    with qtbot.waitSignal(made.changed):
        box.activated.emit(0)
    assert made.table.rows()[0]["blank"] == "yes"


def test_a_default_is_not_typed_by_looking_at_it(qtbot: QtBot, made: TableInput) -> None:
    grid = made.table.grid
    grid.go_to(0, 3)
    qtbot.keyClick(grid, Qt.Key.Key_Return)
    line = grid.findChild(QLineEdit)
    assert line is not None
    assert line.text() == ""
    with qtbot.assertNotEmitted(made.changed):
        qtbot.keyClick(line, Qt.Key.Key_Return)
    assert "tubes" not in made.table.rows()[0]


def test_known_names_are_offered(qtbot: QtBot, made: TableInput) -> None:
    grid = made.table.grid
    grid.go_to(0, 0)
    qtbot.keyClick(grid, Qt.Key.Key_Return)
    line = grid.findChild(QLineEdit)
    assert line is not None
    completer = line.completer()
    assert completer is not None
    completer.setCompletionPrefix("ris")
    assert completer.currentCompletion() == "Tris"
