"""The calculators' place in the window: the rail, its keys, and the way to the pipettes."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QWidget
from pytestqt.qtbot import QtBot

from protocolapp.gui.calculators.screen import CalculatorsScreen
from protocolapp.gui.desk import Desk
from protocolapp.gui.history.screen import HistoryScreen
from protocolapp.gui.settings.screen import SettingsScreen
from protocolapp.gui.window import MainWindow
from tests.gui.accessibility import accessibility_faults


@pytest.fixture
def window(qtbot: QtBot, desk: Desk) -> Iterator[MainWindow]:
    made = MainWindow(desk)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    yield made
    made.screens.go("library")


def _shown(window: MainWindow) -> QWidget | None:
    stack = window.findChild(QStackedWidget)
    assert stack is not None
    return stack.currentWidget()


def test_ctrl_3_leads_to_the_calculators_and_ctrl_4_to_history(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.keyClick(window, Qt.Key.Key_3, Qt.KeyboardModifier.ControlModifier)
    screen = _shown(window)
    assert isinstance(screen, CalculatorsScreen)
    assert screen.view is not None
    assert accessibility_faults(window) == []
    qtbot.keyClick(window, Qt.Key.Key_4, Qt.KeyboardModifier.ControlModifier)
    assert isinstance(_shown(window), HistoryScreen)


def test_from_the_pipettes_one_gets_to_settings_and_back(qtbot: QtBot, window: MainWindow) -> None:
    window.screens.go("calculators")
    screen = _shown(window)
    assert isinstance(screen, CalculatorsScreen)
    screen.results.pipettes.key.click()
    assert isinstance(_shown(window), SettingsScreen)
    qtbot.keyClick(window, Qt.Key.Key_3, Qt.KeyboardModifier.ControlModifier)
    assert _shown(window) is screen


@pytest.mark.parametrize("scale", [100, 200])
def test_the_smallest_window_holds_it_at_every_text_size(window: MainWindow, desk: Desk, scale: int) -> None:
    window.resize(1024, 700)
    while desk.preferences.scale < scale:
        window.banners.larger()
    window.screens.go("calculators")
    assert accessibility_faults(window) == []
    assert window.width() == 1024
    while desk.preferences.scale > 100:
        window.banners.smaller()
