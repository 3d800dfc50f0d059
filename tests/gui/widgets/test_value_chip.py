"""Values are copied as they are read."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from protocolapp.gui.theme import Type, theme_now
from protocolapp.gui.widgets.value_chip import ValueChip
from tests.gui.accessibility import accessibility_faults, accessible_name


def test_click_enter_and_ctrl_c_copy(qtbot: QtBot) -> None:
    chip = ValueChip("Antibody per IP", "2.00\u00a0µL", "P2, set 2.00", copy="2.00")
    qtbot.addWidget(chip)
    chip.show()
    clipboard = QGuiApplication.clipboard()
    gestures: list[Callable[[], object]] = [
        lambda: qtbot.mouseClick(chip, Qt.MouseButton.LeftButton),
        lambda: qtbot.keyClick(chip, Qt.Key.Key_Return),
        lambda: qtbot.keyClick(chip, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier),
    ]
    for copying in gestures:
        clipboard.setText("before")
        with qtbot.waitSignal(chip.copied, timeout=500) as copied:
            copying()
        assert copied.args == ["2.00"]
        assert clipboard.text() == "2.00"


def test_without_a_text_to_copy_the_value_is_copied(qtbot: QtBot) -> None:
    chip = ValueChip("Lot", "<b>D5F3</b>")
    qtbot.addWidget(chip)
    with qtbot.waitSignal(chip.copied, timeout=500) as copied:
        chip.copy_value()
    assert copied.args == ["<b>D5F3</b>"]


def test_chips_of_all_sizes_stand_in_line_and_have_names(qtbot: QtBot) -> None:
    large, small = ValueChip("Volume", "2.00\u00a0µL", "P2"), ValueChip("Lot", "D5", value_size=Type.TITLE)
    for chip in (large, small):
        qtbot.addWidget(chip)
        chip.show()
        assert accessibility_faults(chip) == []
    assert large.height() == small.height()
    assert accessible_name(large) == "Volume, 2.00\u00a0µL, P2"


@pytest.mark.parametrize(
    "caption", ["Lysis buffer per dish", "Reagent that has a name longer than any chip is wide"]
)
def test_a_caption_ends_before_the_mark_that_asks_where_from(qtbot: QtBot, caption: str) -> None:
    chips = [ValueChip(text, "1 mL") for text in (caption, "A")]
    for chip in chips:
        qtbot.addWidget(chip)
        chip.set_asking(True)
        chip.resize(chips[0].sizeHint())
    side = theme_now().px(16)  # as large as the mark, in the middle of what a hand can press
    corner = QRect(chips[0].width() - theme_now().px(30), theme_now().px(14), side, side)
    assert chips[0].grab(corner).toImage() == chips[1].grab(corner).toImage()
