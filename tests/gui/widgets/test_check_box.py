"""Boxes to tick."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from protocolapp.gui.widgets.check_box import CheckBox
from tests.gui.accessibility import accessibility_faults, accessible_name


@pytest.mark.parametrize("switch", [False, True])
def test_the_whole_row_ticks(qtbot: QtBot, switch: bool) -> None:
    box = CheckBox("Label the R&D tubes", switch=switch)
    qtbot.addWidget(box)
    box.show()
    assert box.height() >= 44
    with qtbot.waitSignal(box.toggled, timeout=500):
        qtbot.mouseClick(box, Qt.MouseButton.LeftButton, pos=QPoint(box.width() - 3, 3))
    with qtbot.waitSignal(box.toggled, timeout=500):
        qtbot.keyClick(box, Qt.Key.Key_Space)
    assert not box.isChecked()


@pytest.mark.parametrize("switch", [False, True])
def test_ticked_looks_different_without_colour(qtbot: QtBot, switch: bool) -> None:
    box = CheckBox("Sound", switch=switch)
    qtbot.addWidget(box)
    grey = []
    for checked in (False, True):
        box.setChecked(checked)
        image = box.grab().toImage().convertToFormat(box.grab().toImage().Format.Format_Grayscale8)
        grey.append(image)
    assert grey[0] != grey[1]


def test_its_name_is_its_text(qtbot: QtBot) -> None:
    box = CheckBox("R&D <foo>")
    qtbot.addWidget(box)
    box.show()
    assert accessible_name(box) == "R&D <foo>" == box.literal()
    assert accessibility_faults(box) == []
