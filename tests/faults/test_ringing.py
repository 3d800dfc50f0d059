"""A timer that ends while something else goes on rings within a second (T8), and hinders nobody who leaves (T13)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QFileDialog, QMenu
from pytestqt.qtbot import QtBot

from protocolapp.gui.background import Background
from protocolapp.gui.desk import Beat
from protocolapp.gui.run.keys import Gesture
from protocolapp.gui.run.screen import RunScreen
from protocolapp.gui.window import MainWindow
from protocolapp.run.commands import StartTimer
from protocolapp.services.export import pdf_of, record_of
from protocolapp.services.preferences import PageSize
from tests.faults.conftest import OpenProgram
from tests.faults.stored_runs import RUN_ID, folder_with_a_run

SOON_MS = 1500
LATEST_MS = 1000
"""How late a ring may be; a computer that does other things as well gets no more."""


@pytest.fixture
def window(tmp_path: Path, open_program: OpenProgram, qtbot: QtBot) -> Iterator[MainWindow]:
    window = open_program(folder_with_a_run(tmp_path)).window
    assert window is not None
    qtbot.waitUntil(lambda: RUN_ID in window.desk.runs())
    window.screens.show_run(RUN_ID)
    yield window
    window.close()
    window.desk.deleteLater()


def rings_in_time(window: MainWindow, qtbot: QtBot, still: Callable[[], bool]) -> None:
    """A timer started now rings in time, by the heartbeat alone, and what goes on meanwhile still goes on then."""
    heard: list[int] = []

    def beat(beat: Beat) -> bool:
        heard[:] = [one.over_ms for one in beat.readings[RUN_ID].values() if one.ringing]
        return bool(heard)

    assert window.desk.submit(RUN_ID, StartTimer(label="Stir", length_ms=SOON_MS))
    with qtbot.waitSignal(window.desk.beat, timeout=SOON_MS + 5 * LATEST_MS, check_params_cb=beat):
        pass
    assert heard[0] < LATEST_MS
    assert still()


def test_while_a_menu_is_open(window: MainWindow, qtbot: QtBot) -> None:
    screen = window.findChild(RunScreen)
    assert screen is not None
    screen.driver.do(Gesture.MORE)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    rings_in_time(window, qtbot, menu.isVisible)
    menu.close()


def test_while_the_choice_of_a_file_is_open(window: MainWindow, qtbot: QtBot) -> None:
    dialog = QFileDialog(window)
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.open()
    rings_in_time(window, qtbot, dialog.isVisible)
    dialog.close()
    dialog.deleteLater()


def test_while_a_long_record_is_printed(window: MainWindow, qtbot: QtBot) -> None:
    record = record_of(window.desk.workplace.store(), RUN_ID, window.desk.workplace.clock.now())
    long = replace(record, sections=record.sections * 120)
    printing = Background(window)
    printing.start(lambda: pdf_of(long, PageSize.A4))
    rings_in_time(window, qtbot, lambda: printing.busy)
    qtbot.waitUntil(lambda: not printing.busy, timeout=60_000)


def test_while_keys_are_held(window: MainWindow, qtbot: QtBot) -> None:
    """A flood of events does not starve the heartbeat."""
    screen = window.findChild(RunScreen)
    assert screen is not None
    screen.driver.do(Gesture.NOTE)

    def type_on() -> bool:
        qtbot.keyClicks(QApplication.focusWidget() or screen, "abc" * 20)
        return True

    assert window.desk.submit(RUN_ID, StartTimer(label="Stir", length_ms=SOON_MS))
    beats: list[Beat] = []
    window.desk.beat.connect(beats.append)

    def ringing() -> bool:
        type_on()
        return any(one.ringing for beat in beats for one in beat.readings[RUN_ID].values())

    qtbot.waitUntil(ringing, timeout=SOON_MS + 5 * LATEST_MS)
    first = next(one for beat in beats for one in beat.readings[RUN_ID].values() if one.ringing)
    assert first.over_ms < LATEST_MS


def test_closing_with_timers_running_asks_nothing_and_they_go_on_counting(
    window: MainWindow, tmp_path: Path, open_program: OpenProgram, qtbot: QtBot
) -> None:
    assert window.desk.submit(RUN_ID, StartTimer(label="Stir", length_ms=600_000))
    [before] = window.desk.runs()[RUN_ID].readings().values()
    window.close()
    assert not window.isVisible()
    window.desk.workplace.close()
    again = open_program(tmp_path).window
    assert again is not None
    qtbot.waitUntil(lambda: RUN_ID in again.desk.runs())
    [after] = again.desk.runs()[RUN_ID].readings().values()
    assert after.timer.id == before.timer.id
    assert 0 < after.remaining_ms < before.remaining_ms
    again.close()
