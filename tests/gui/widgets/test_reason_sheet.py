"""One reason is asked for, and nothing else is stopped."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from protocolapp.gui.widgets.box import Column
from protocolapp.gui.widgets.button import Button
from protocolapp.gui.widgets.reason_sheet import ReasonSheet
from tests.gui.accessibility import accessibility_faults


@pytest.fixture
def sheet(qtbot: QtBot) -> Iterator[ReasonSheet]:
    window = Column()
    before, sheet = Button("Skip"), ReasonSheet()
    window.add(before)
    window.add(sheet)
    qtbot.addWidget(window)
    window.show()
    before.setFocus()
    qtbot.waitUntil(before.hasFocus)
    sheet.ask("Why is step 10 skipped?", ("not needed", "R&D <sample>"), "Skip step")
    yield sheet
    del window  # kept until here, and the sheet with it


def _line(sheet: ReasonSheet) -> QLineEdit:
    line = sheet.findChild(QLineEdit)
    assert line is not None
    return line


def test_enter_gives_the_reason_and_the_focus_goes_back(
    qtbot: QtBot, qapp: QApplication, sheet: ReasonSheet
) -> None:
    assert _line(sheet).hasFocus()
    qtbot.keyClicks(_line(sheet), "  lost on ice ")
    with qtbot.waitSignal(sheet.given, timeout=500) as given:
        qtbot.keyClick(_line(sheet), Qt.Key.Key_Return)
    assert given.args == ["lost on ice"]
    assert sheet.isHidden()
    focus = qapp.focusWidget()
    assert isinstance(focus, Button)
    assert focus.literal() == "Skip"


def test_escape_closes_without_a_reason(qtbot: QtBot, sheet: ReasonSheet) -> None:
    with qtbot.assertNotEmitted(sheet.given), qtbot.waitSignal(sheet.dismissed, timeout=500):
        qtbot.keyClick(_line(sheet), Qt.Key.Key_Escape)
    assert sheet.isHidden()


def test_no_reason_is_no_reason(qtbot: QtBot, sheet: ReasonSheet) -> None:
    qtbot.keyClicks(_line(sheet), "   ")
    with qtbot.assertNotEmitted(sheet.given):
        qtbot.keyClick(_line(sheet), Qt.Key.Key_Return)
    assert sheet.isVisible()
    assert _line(sheet).accessibleDescription() == "Say why, in a few words."


def test_a_suggestion_can_be_taken_and_changed(qtbot: QtBot, sheet: ReasonSheet) -> None:
    button = next(b for b in sheet.findChildren(Button) if b.literal() == "R&D <sample>")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert _line(sheet).text() == "R&D <sample>"
    assert _line(sheet).hasFocus()
    record = next(b for b in sheet.findChildren(QPushButton) if b.text() == "Skip step")
    with qtbot.waitSignal(sheet.given, timeout=500) as given:
        qtbot.mouseClick(record, Qt.MouseButton.LeftButton)
    assert given.args == ["R&D <sample>"]


def test_the_next_question_begins_afresh(qtbot: QtBot, sheet: ReasonSheet) -> None:
    qtbot.keyClicks(_line(sheet), "old")
    sheet.ask("Why was it failed?")
    assert _line(sheet).text() == ""
    assert accessibility_faults(sheet) == []
