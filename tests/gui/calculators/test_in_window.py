"""The calculators' place in the window: the rail, its keys, and the way to the pipettes."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QStackedWidget, QWidget
from pytestqt.qtbot import QtBot

from protocolapp.gui.calculators.screen import CalculatorsScreen
from protocolapp.gui.desk import Desk
from protocolapp.gui.history.screen import HistoryScreen
from protocolapp.gui.settings.screen import SettingsScreen
from protocolapp.gui.widgets.editable_table import RowsChanged
from protocolapp.gui.window import MainWindow
from protocolapp.run.ports import StoreError
from tests.gui.accessibility import accessibility_faults, accessible_name
from tests.gui.folder_workplace import FolderWorkplace


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


def test_a_substance_that_is_missed_leads_to_the_reagents_and_is_known_at_once(
    qtbot: QtBot, window: MainWindow
) -> None:
    window.screens.go("calculators")
    screen = _shown(window)
    assert isinstance(screen, CalculatorsScreen)
    screen.open("powder")
    line = screen.form.fields["substance"].input
    line.setFocus()
    line.selectAll()  # type: ignore[union-attr]
    qtbot.keyClicks(line, "Compound 17")
    way = screen.form.ways["substance"]
    assert accessible_name(way) == "Add Compound 17 to my reagents"
    way.click()
    settings = _shown(window)
    assert isinstance(settings, SettingsScreen)
    grid = settings.reagents.table.grid
    assert grid.hasFocus()
    grid.go_to(grid.currentIndex().row(), 2)
    qtbot.keyClick(grid, Qt.Key.Key_Return)
    qtbot.keyClicks(QApplication.focusWidget(), "450")
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: screen.view is not None and not screen.view.strangers)  # Enter is queued by Qt
    window.screens.go("calculators")
    assert screen.view is not None
    assert screen.view.results[0].plain == "45.000 g"
    assert screen.form.ways["substance"].isHidden()


def test_a_missed_substance_in_a_table_is_offered_too(window: MainWindow) -> None:
    window.screens.go("calculators")
    screen = _shown(window)
    assert isinstance(screen, CalculatorsScreen)
    screen.open("recipe")
    screen.form.tables["components"].table.changed.emit(
        RowsChanged(({"what": "NaCl", "final": "150"}, {"what": "Compound 17", "final": "5"}))
    )
    assert screen.view is not None
    assert screen.view.strangers == {"components": "Compound 17"}
    assert not screen.form.ways["components"].isHidden()


def test_inputs_that_cannot_be_kept_hold_the_window_open_once(
    monkeypatch: pytest.MonkeyPatch, qtbot: QtBot, window: MainWindow, workplace: FolderWorkplace
) -> None:
    def full(_inputs: object) -> None:
        raise StoreError("Not kept", "The disk is full.", "Make room.")

    window.screens.go("calculators")
    screen = _shown(window)
    assert isinstance(screen, CalculatorsScreen)
    line = screen.form.fields["stock"].input
    line.setFocus()
    qtbot.keyClicks(line, "5")
    with monkeypatch.context() as patched:
        patched.setattr(workplace, "save_calculator_inputs", full)
        assert not window.close()
        told = [label.text() for label in window.banners.widget.findChildren(QLabel)]
        assert "Still open: what was typed into calculators is not saved" in told
        assert window.close()
    screen.keeper.save()


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
