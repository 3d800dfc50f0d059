"""The keyboard alone is enough, and where all does not fit a key leads to the rest."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from protocolapp.gui.calculators.keys import KEYS, Gesture, key_list
from protocolapp.gui.calculators.line_fields import ChosenField
from tests.gui.accessibility import accessible_name
from tests.gui.calculators.at_the_calculators import AtTheCalculators, plain

MOST_TABS = 80


def _focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def _press(qtbot: QtBot, key: Qt.Key) -> None:
    qtbot.keyClick(_focused(), key)


def _is_left(editor: QWidget) -> bool:
    return _focused() is not editor


def _tab_to(qtbot: QtBot, name: str) -> list[str]:
    """Tab until the control of this name has the keyboard. Returns what was passed."""
    passed: list[str] = []
    for _ in range(MOST_TABS):
        passed.append(accessible_name(_focused()))
        if passed[-1].startswith(name):
            return passed
        _press(qtbot, Qt.Key.Key_Tab)
    raise AssertionError(f"{name} was never reached: {passed}")


def test_a_whole_calculation_by_keys(qtbot: QtBot, at: AtTheCalculators) -> None:
    assert accessible_name(_focused()) == "Search calculators"
    qtbot.keyClicks(_focused(), "c1v1")
    _press(qtbot, Qt.Key.Key_Return)
    assert accessible_name(_focused()).startswith("Stock")
    qtbot.keyClicks(_focused(), "2")  # over what stood there
    _press(qtbot, Qt.Key.Key_Tab)
    assert accessible_name(_focused()).startswith("Take of the stock")
    qtbot.keyClicks(_focused(), "4")
    _tab_to(qtbot, "Take of the stock, 4")
    _press(qtbot, Qt.Key.Key_Return)
    assert plain(QGuiApplication.clipboard().text()).startswith("4.0")
    _tab_to(qtbot, "How it is worked out")
    _press(qtbot, Qt.Key.Key_Space)
    assert at.screen.results.how.open
    _tab_to(qtbot, "Copy")
    _press(qtbot, Qt.Key.Key_Space)
    assert "V2 = C1·V1 / C2" in plain(QGuiApplication.clipboard().text())


def test_tab_walks_as_people_read(qtbot: QtBot, at: AtTheCalculators) -> None:
    at.open("series")  # made after the results were: its fields still come before them
    at.screen.results.finish()
    at.screen.form.focus_first()
    passed = _tab_to(qtbot, "Copy table")
    labels = [one.label for one in at.screen.form.calculator.fields]
    order = [name for name in passed if any(name.startswith(label) for label in labels)]
    first, last = passed.index("Clear"), passed.index("Copy")
    assert order
    assert first < last
    assert not any(name.startswith("Tubes") for name in passed[:first])
    assert any(name.startswith("Tubes") for name in passed[first:last])


def test_arrows_walk_the_list_and_enter_opens(qtbot: QtBot, at: AtTheCalculators) -> None:
    at.screen.pick.search.setFocus()
    _press(qtbot, Qt.Key.Key_Down)
    assert accessible_name(_focused()) == "Dilution, open"
    _press(qtbot, Qt.Key.Key_Down)
    wanted = accessible_name(_focused())
    _press(qtbot, Qt.Key.Key_Return)
    assert at.screen.form.calculator.title == wanted


def test_a_search_shows_only_what_is_found(qtbot: QtBot, at: AtTheCalculators) -> None:
    pick = at.screen.pick
    qtbot.keyClicks(pick.search, "zebra")
    assert all(line.isHidden() for line in pick.lines.values())
    assert "No calculator is called so." in at.said(pick)
    _press(qtbot, Qt.Key.Key_Escape)
    assert not any(line.isHidden() for line in pick.lines.values())


def test_ctrl_f_searches_from_anywhere(qtbot: QtBot, at: AtTheCalculators) -> None:
    at.screen.form.focus_first()
    qtbot.keyClick(_focused(), Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert accessible_name(_focused()) == "Search calculators"


def test_where_there_is_little_room_the_list_gives_way(qtbot: QtBot, at: AtTheCalculators) -> None:
    at.screen.resize(948, 700)
    assert not at.screen.pick.isVisible()
    assert at.screen.side.isVisible()
    assert at.screen.results.isVisible()
    at.screen.sides.to_list.click()
    assert at.screen.pick.isVisible()
    qtbot.keyClick(at.screen.pick.lines["series"], Qt.Key.Key_Return)
    assert not at.screen.pick.isVisible()
    assert at.screen.form.calculator.name == "series"


def test_where_there_is_less_one_side_is_shown_and_nothing_is_untold(at: AtTheCalculators) -> None:
    at.screen.resize(600, 700)
    assert not at.screen.results.isVisible()
    at.type("stock", "1 µM")
    at.screen.sides.to_results.click()
    assert not at.screen.side.isVisible()
    assert "weaker" in at.said(at.screen.results)
    at.screen.sides.to_form.click()
    assert at.screen.side.isVisible()


def test_a_table_of_many_columns_takes_the_room_of_the_list(at: AtTheCalculators) -> None:
    at.open("recipe")
    assert not at.screen.pick.isVisible()
    grid = at.screen.form.tables["components"].table.grid
    assert grid.horizontalScrollBar().maximum() == 0
    assert at.screen.results.isVisible()
    at.screen.sides.to_list.click()
    assert at.screen.pick.isVisible()
    at.open("dilution")
    assert at.screen.pick.isVisible()


def test_f1_and_a_question_mark_show_the_keys(qtbot: QtBot, at: AtTheCalculators) -> None:
    line = at.type("stock", "1?")
    assert line.text() == "1?"  # while something is typed it is a sign like others
    qtbot.keyClick(line, Qt.Key.Key_F1)
    assert at.screen.keys.isVisible()
    said = at.said(at.screen.keys)
    assert all(str(gesture) in said for gesture in Gesture)
    _press(qtbot, Qt.Key.Key_Escape)
    assert not at.screen.keys.isVisible()
    assert _focused() is line
    at.screen.side.to_keys.setFocus()
    qtbot.keyClick(_focused(), "?")
    assert at.screen.keys.isVisible()
    at.screen.keys.toggle()


def test_every_gesture_has_a_key() -> None:
    assert set(KEYS.values()) == set(Gesture)
    assert len({key for key, _ in key_list()}) == len(key_list())


def test_a_table_is_filled_and_its_result_copied_by_keys(qtbot: QtBot, at: AtTheCalculators) -> None:
    at.open("lane_loading")
    grid = at.screen.form.tables["samples"].table.grid
    grid.go_to(0, 0)
    _press(qtbot, Qt.Key.Key_F2)
    for text, key in (("H3122", Qt.Key.Key_Tab), ("4.2", Qt.Key.Key_Return)):
        editor = _focused()
        assert isinstance(editor, QLineEdit)
        editor.selectAll()
        qtbot.keyClicks(editor, text)
        qtbot.keyClick(editor, key)
        qtbot.waitUntil(lambda: grid.table.rows[0].cells[0].text == "H3122")
        qtbot.waitUntil(partial(_is_left, editor))
    qtbot.waitUntil(lambda: grid.table.rows[0].cells[1].text == "4.2")
    qtbot.keyClick(
        grid, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    )
    assert QGuiApplication.clipboard().text().startswith("5")


def test_what_has_the_keyboard_is_seen(at: AtTheCalculators) -> None:
    at.screen.activateWindow()
    for widget in (
        at.input("stock"),
        at.screen.results.tiles.tiles[0],
        at.screen.results.copy,
        at.screen.pick.lines["series"],
        at.screen.side.to_keys,
    ):
        at.screen.results.undo.setFocus()
        at.screen.pick.search.setFocus()
        before = widget.grab().toImage()
        widget.setFocus(Qt.FocusReason.TabFocusReason)
        assert widget.grab().toImage() != before, widget


def test_room_is_made_when_a_table_is_asked_for_and_not_before(at: AtTheCalculators) -> None:
    at.open("mts")
    assert at.screen.pick.isVisible()
    mode = at.screen.form.fields["task"]
    assert isinstance(mode, ChosenField)
    mode.set_key("readings")
    mode.edited.emit("readings")
    assert at.screen.form.tables
    assert not at.screen.pick.isVisible()
