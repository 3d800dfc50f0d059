"""The rail of places and the list of sections: one stop for Tab, arrows within."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from protocolapp.gui.widgets.nav_rail import NavRail, Place
from protocolapp.gui.widgets.section_list import SectionItem, SectionList
from protocolapp.gui.widgets.state_mark import Mark, StateMark
from tests.gui.accessibility import accessibility_faults, accessible_name

PLACES = (
    Place("settings", "Settings", "settings", at_end=True),
    Place("library", "Library", "library"),
    Place("run", "Run", "play"),
)
ITEMS = [
    SectionItem("lysis", "Cell lysis", Mark.DONE, "1", "6 / 6"),
    SectionItem("ip", "IP & <wash>", Mark.CURRENT, "2", "0 / 4", selected=True),
    SectionItem("elute", "Elution", Mark.OPEN, "3", "0 / 4"),
]


def test_the_rail_goes_by_mouse_and_by_keys(qtbot: QtBot) -> None:
    rail = NavRail(PLACES)
    qtbot.addWidget(rail)
    rail.show()
    rail.set_current("library")
    buttons = {button.text(): button for button in rail.findChildren(QPushButton)}
    with qtbot.waitSignal(rail.went, timeout=500) as went:
        qtbot.mouseClick(buttons["Settings"], Qt.MouseButton.LeftButton)
    assert went.args == ["settings"]
    buttons["Library"].setFocus()
    qtbot.keyClick(buttons["Library"], Qt.Key.Key_Down)
    qtbot.waitUntil(buttons["Run"].hasFocus)
    assert not buttons["Run"].isChecked()
    with qtbot.waitSignal(rail.went, timeout=500) as went:
        qtbot.keyClick(buttons["Run"], Qt.Key.Key_Return)
    assert went.args == ["run"]
    qtbot.keyClick(buttons["Run"], Qt.Key.Key_End)
    qtbot.waitUntil(buttons["Settings"].hasFocus)


def test_the_rail_is_one_stop_for_tab_and_shows_where_one_is(qtbot: QtBot) -> None:
    rail = NavRail(PLACES)
    qtbot.addWidget(rail)
    rail.set_current("run")
    buttons = rail.findChildren(QPushButton)
    assert [b.text() for b in buttons if b.focusPolicy() & Qt.FocusPolicy.TabFocus] == ["Run"]
    assert [b.text() for b in buttons if b.isChecked()] == ["Run"]


def test_the_rail_counts_what_is_due(qtbot: QtBot) -> None:
    rail = NavRail(PLACES)
    qtbot.addWidget(rail)
    rail.show()
    run = next(button for button in rail.findChildren(QPushButton) if button.text() == "Run")
    before = run.grab().toImage()
    rail.set_count("run", 2)
    assert run.grab().toImage() != before
    assert run.accessibleDescription() == "2 due"
    assert accessibility_faults(rail) == []


def test_sections_tell_name_state_and_count(qtbot: QtBot) -> None:
    sections = SectionList("Sections")
    qtbot.addWidget(sections)
    sections.set_items(ITEMS)
    sections.show()
    lines = sections.findChildren(QPushButton)
    assert [accessible_name(line) for line in lines] == [
        "Cell lysis, done, 6 of 6",
        "IP & <wash>, current, 0 of 4",
        "Elution, open, 0 of 4",
    ]
    with qtbot.waitSignal(sections.chosen, timeout=500) as chosen:
        qtbot.mouseClick(lines[2], Qt.MouseButton.LeftButton)
    assert chosen.args == ["elute"]


def test_new_items_leave_the_keyboard_where_it_is(qtbot: QtBot, qapp: QApplication) -> None:
    sections = SectionList("Sections")
    qtbot.addWidget(sections)
    sections.set_items(ITEMS)
    sections.show()
    line = sections.findChildren(QPushButton)[1]
    line.setFocus()
    qtbot.waitUntil(line.hasFocus)
    sections.set_items([*ITEMS[:2], SectionItem("wash", "Wash", Mark.OPEN), ITEMS[2]])
    assert qapp.focusWidget() is line
    sections.set_items(ITEMS[:1])
    assert len([one for one in sections.findChildren(QPushButton) if one.isVisibleTo(sections)]) == 1


def test_marks_differ_without_colour(qtbot: QtBot) -> None:
    pictures = []
    for mark in Mark:
        widget = StateMark(mark, "3")
        qtbot.addWidget(widget)
        image = widget.grab().toImage()
        pictures.append(image.convertToFormat(image.Format.Format_Grayscale8))
        assert str(mark) in accessible_name(widget)
    assert all(one != other for at, one in enumerate(pictures) for other in pictures[at + 1 :])
