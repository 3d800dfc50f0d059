"""Fields take what is typed as it is typed."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QKeySequence, QShortcut, QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from protocolapp.gui.widgets.box import Column
from protocolapp.gui.widgets.choice_field import Choice, ChoiceField
from protocolapp.gui.widgets.field import QuantityField, SearchField, TextField
from protocolapp.gui.widgets.line_input import InputState
from tests.gui.accessibility import accessibility_faults, accessible_name


def test_what_is_under_the_cursor_is_never_rewritten(qtbot: QtBot) -> None:
    field = QuantityField("Antibody", "2", "µg")
    qtbot.addWidget(field)
    field.show()
    field.input.setFocus()
    qtbot.waitUntil(field.input.hasFocus)
    qtbot.keyClicks(field.input, ".50")
    field.set_text("2.5")
    assert field.text() == "2.50"
    field.input.clearFocus()
    field.set_text("2.5")
    assert field.text() == "2.5"


def test_every_key_is_told_and_the_end_once(qtbot: QtBot) -> None:
    field = TextField("Title")
    qtbot.addWidget(field)
    field.show()
    typed: list[str] = []
    ended: list[str] = []
    field.edited.connect(typed.append)
    field.committed.connect(ended.append)
    qtbot.keyClicks(field.input, "ALK")
    qtbot.keyClick(field.input, Qt.Key.Key_Return)
    qtbot.keyClick(field.input, Qt.Key.Key_Return)
    assert typed == ["A", "AL", "ALK"]
    assert ended == ["ALK"]


def test_what_a_scanner_types_stays_in_the_field(qtbot: QtBot) -> None:
    window = Column()
    field = TextField("Lot")
    window.add(field)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    pressed: list[str] = []
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Space):
        shortcut = QShortcut(QKeySequence(key), window)
        shortcut.activated.connect(lambda: pressed.append("Done"))
    field.input.setFocus()
    qtbot.waitUntil(field.input.hasFocus)
    qtbot.keyClicks(field.input, "D5F3 118")
    qtbot.keyClick(field.input, Qt.Key.Key_Return)
    assert field.text() == "D5F3 118"
    assert pressed == []


@pytest.mark.parametrize(
    ("text", "shown"), [("2", True), ("1e3", True), ("2 mg", False), ("", True), ("5 %", False)]
)
def test_the_unit_stands_until_one_is_typed(qtbot: QtBot, text: str, shown: bool) -> None:
    field = QuantityField("Antibody", text, "µg")
    qtbot.addWidget(field)
    assert (field.input.textMargins().right() > 0) is shown


def test_states_are_a_word_a_sign_and_a_colour_in_the_same_place(qtbot: QtBot) -> None:
    field = QuantityField("Bead slurry", "50", "%", "guide: 50 %")
    qtbot.addWidget(field)
    field.show()
    height = field.sizeHint().height()
    field.set_state(InputState.WARN, "say which: % v/v or % w/v")
    assert field.input.accessibleDescription() == "say which: % v/v or % w/v"
    assert field.input.property("state") == "warn"
    assert field.sizeHint().height() == height
    field.set_state(InputState.NORMAL)
    assert field.input.accessibleDescription() == "guide: 50 %"


def test_name_and_unit_are_told(qtbot: QtBot) -> None:
    window = Column()
    field = QuantityField("Lysate protein <per IP>", "1", "mg")
    window.add(field)
    window.add(ChoiceField("Control", [Choice("igg", "Isotype IgG")]))
    window.add(SearchField("Search protocols"))
    qtbot.addWidget(window)
    window.show()
    assert accessible_name(field.input) == "Lysate protein <per IP>, mg"
    assert accessibility_faults(window) == []


def test_escape_empties_a_search_and_then_goes_further(qtbot: QtBot) -> None:
    search = SearchField("Search")
    qtbot.addWidget(search)
    search.show()
    qtbot.keyClicks(search, "ALK")
    with qtbot.waitSignal(search.textEdited, timeout=500):
        qtbot.keyClick(search, Qt.Key.Key_Escape)
    assert search.text() == ""


def test_a_choice_is_told_by_its_key(qtbot: QtBot) -> None:
    field = ChoiceField("Control", [Choice("igg", "R&D <IgG>"), Choice("none", "None")], "none")
    qtbot.addWidget(field)
    field.show()
    assert field.key() == "none"
    with qtbot.waitSignal(field.chosen, timeout=500) as told:
        qtbot.keyClick(field.input, Qt.Key.Key_Up)
    assert told.args == ["igg"]
    assert field.input.currentText() == "R&D <IgG>"
    field.set_key("unknown")
    assert field.key() == ""


def test_the_wheel_changes_nothing(qtbot: QtBot) -> None:
    field = ChoiceField("Control", [Choice("a", "A"), Choice("b", "B")], "a")
    qtbot.addWidget(field)
    field.show()
    field.input.setFocus()
    down, none = QPoint(0, -120), Qt.MouseButton.NoButton
    wheel = QWheelEvent(
        QPointF(5, 5),
        QPointF(5, 5),
        QPoint(),
        down,
        none,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(field.input, wheel)
    assert field.key() == "a"
    assert not wheel.isAccepted()


def test_a_long_choice_is_read_whole_in_its_list_and_when_pointed_at(qtbot: QtBot) -> None:
    field = ChoiceField(
        "Counted in", [Choice("a", "Neubauer improved, 0.1 µL on a large square"), Choice("b", "None")], "a"
    )
    qtbot.addWidget(field)
    field.resize(160, 80)
    field.show()
    assert "Neubauer improved, 0.1 µL on a large square" in field.input.toolTip()
    field.input.showPopup()
    view = field.input.view()
    assert view.viewport().width() >= view.sizeHintForColumn(0)
    field.input.hidePopup()
    field.set_key("b")
    assert field.input.toolTip() == ""


def test_a_field_that_keeps_no_line_is_lower_until_there_is_something_to_say(qtbot: QtBot) -> None:
    field = ChoiceField("Mode", [Choice("a", "one")])
    qtbot.addWidget(field)
    kept = field.sizeHint().height()
    field.keep_no_line()
    assert field.sizeHint().height() < kept
    field.set_state(InputState.ERROR, "Choose another.")
    assert field.sizeHint().height() >= kept
