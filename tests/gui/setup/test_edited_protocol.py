"""The set-up while the protocol's file is edited: what was typed stays, and so does the cursor."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from protocolapp.gui.desk import Desk
from protocolapp.gui.library.followed_file import FileChange
from protocolapp.gui.setup.screen import SetupScreen
from protocolapp.gui.widgets.field import QuantityField
from protocolapp.protocol.load import Loaded, load_text
from protocolapp.protocol.model import Protocol
from protocolapp.quantity import Quantity
from tests.gui.folder_workplace import FolderWorkplace
from tests.gui.setup.test_carrying_over import TEXT

TIME = ("parameters:\n", "parameters:\n  time: {label: Time, default: 5 min, cite: lab}\n")
LOT = ("  columns:\n", "  columns:\n    lot: {label: Lot, kind: text, typical: x, cite: lab}\n")


@pytest.fixture
def desk(qapp: QApplication, tmp_path: Path) -> Iterator[Desk]:
    made = Desk(FolderWorkplace(tmp_path), qapp)
    yield made
    made.deleteLater()


@pytest.fixture
def screen(qtbot: QtBot, desk: Desk) -> SetupScreen:
    made = SetupScreen(desk)
    qtbot.addWidget(made)
    made.resize(1216, 800)
    made.show_protocol(_protocol(TEXT))
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def _loaded(text: str) -> Loaded:
    return load_text(text, "mine.yaml")


def _protocol(text: str) -> Protocol:
    loaded = _loaded(text)
    assert loaded.protocol is not None, loaded.problems
    return loaded.protocol


def _edit(screen: SetupScreen, *changes: tuple[str, str], before: str = TEXT) -> str:
    """The file is edited and read again. Returns its text."""
    text = before
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    screen.take_change(FileChange(Path("mine.yaml"), _protocol(before), _loaded(text)))
    return text


def _field(screen: SetupScreen, name: str) -> QuantityField:
    field = screen.form.parameters.fields[name]
    assert isinstance(field, QuantityField)
    return field


def _type_amount(qtbot: QtBot, screen: SetupScreen, text: str) -> None:
    field = _field(screen, "amount")
    field.setFocus()
    field.input.selectAll()
    qtbot.keyClicks(field.input, text)


def _begin_cell(qtbot: QtBot, screen: SetupScreen, text: str) -> None:
    """Type into the first cell, and leave it open."""
    grid = screen.form.samples.grid
    grid.go_to(0, 0)
    qtbot.keyClicks(grid, text[0])  # opens the cell
    qtbot.keyClicks(QApplication.focusWidget(), text[1:])


def _shown(screen: SetupScreen) -> str:
    texts = [label.text() for label in screen.findChildren(QLabel) if label.isVisible()]
    return "\n".join(texts).replace("\u00a0", " ")


def test_words_are_edited_and_the_form_is_not_touched(qtbot: QtBot, screen: SetupScreen) -> None:
    _type_amount(qtbot, screen, "2")
    field = _field(screen, "amount")
    text = _edit(screen, ("Rinse with PBS.", "Rinse twice with PBS."), ("1.0.0", "1.0.1"))
    assert _field(screen, "amount") is field
    assert field.input.hasFocus()
    assert screen.form.draft().protocol == _protocol(text)
    assert "This is version 1.0.1; before it was 1.0.0. What was typed is as it was." in _shown(screen)
    assert "v1.0.1" in _shown(screen)


def test_with_other_parameters_typing_goes_on_where_it_was(qtbot: QtBot, screen: SetupScreen) -> None:
    _type_amount(qtbot, screen, "25")
    qtbot.keyClick(_field(screen, "amount").input, Qt.Key.Key_Left)
    _edit(screen, TIME)
    holder = QApplication.focusWidget()
    assert holder is _field(screen, "amount").input
    qtbot.keyClicks(holder, ".")
    assert _field(screen, "amount").text() == "2.5"
    assert "New: Time." in _shown(screen)
    assert screen.form.draft().parameters == {"amount": "2.5"}


def test_with_other_columns_what_is_being_typed_in_a_cell_counts(qtbot: QtBot, screen: SetupScreen) -> None:
    grid = screen.form.samples.grid
    _begin_cell(qtbot, screen, "H3122")
    assert screen.form.samples.rows() == ()  # not yet: the cell is still open
    _edit(screen, LOT)
    assert screen.form.samples.rows() == ({"Name": "H3122"},)
    assert screen.form.samples.grid is not grid
    assert QApplication.focusWidget() is screen.form.samples.grid


def test_the_run_begins_with_the_edited_protocol_and_what_was_typed(
    qtbot: QtBot, screen: SetupScreen, desk: Desk
) -> None:
    _begin_cell(qtbot, screen, "H3122")
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    _type_amount(qtbot, screen, "2")
    qtbot.keyClicks(screen.form.run_fields.title.input, "Mine")
    text = _edit(screen, ("default: 1 mg", "default: 900 µg"), TIME, LOT)
    with qtbot.waitSignal(screen.started) as started:
        screen.bar.begin.click()
    assert started.args is not None
    state = desk.runs()[started.args[0]].state
    assert state.facts.parameters["amount"] == Quantity.of(2, "mg")
    assert [sample.name for sample in state.facts.samples] == ["H3122"]
    assert state.title == "Mine"
    assert desk.runs()[started.args[0]].protocol == _protocol(text)


def test_while_the_file_has_problems_nothing_is_touched(qtbot: QtBot, screen: SetupScreen) -> None:
    _type_amount(qtbot, screen, "2")
    screen.take_change(FileChange(Path("mine.yaml"), _protocol(TEXT), _loaded(TEXT.replace("5 min", "5 mL"))))
    assert "“5 mL”" in _shown(screen)
    assert screen.form.draft().protocol == _protocol(TEXT)
    assert _field(screen, "amount").text() == "2"
    screen.take_change(FileChange(Path("mine.yaml"), _protocol(TEXT), _loaded(TEXT)))
    assert "“5 mL”" not in _shown(screen)


def test_another_version_of_the_protocol_takes_over_what_was_typed(qtbot: QtBot, screen: SetupScreen) -> None:
    _type_amount(qtbot, screen, "2")
    screen.show_protocol(_protocol(TEXT.replace("1.0.0", "2.0.0")))
    assert _field(screen, "amount").text() == "2"
    assert "This is another version of the protocol" in _shown(screen)
    screen.show_protocol(_protocol(TEXT.replace("id: small", "id: another")))
    assert _field(screen, "amount").text() == "1"
    assert "another version" not in _shown(screen)


def test_the_news_of_another_protocol_is_nothing_to_this_set_up(screen: SetupScreen) -> None:
    other = TEXT.replace("id: small", "id: another")
    _edit(screen, TIME, before=other)
    assert "time" not in screen.form.parameters.fields
