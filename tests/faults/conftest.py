"""A computer for the command line, and what holds for the tests that open the window in this process."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from protocolapp.gui.start import Session
from protocolapp.gui.theme import apply_theme
from protocolapp.local_workplace import INDEX, LocalWorkplace
from protocolapp.services.preferences import ThemeMode
from tests.fakes.known_library import know_the_shipped
from tests.faults.computer import Computer

OpenProgram = Callable[[Path], Session]


@pytest.fixture
def computer(tmp_path: Path) -> Computer:
    return Computer(tmp_path)


@pytest.fixture
def open_program(qtbot: QtBot, qapp: QApplication) -> Iterator[OpenProgram]:
    """Start the program's window on a data folder, as `protocolapp --data DIR` does; closed at the end."""
    apply_theme(qapp, ThemeMode.LIGHT, 100)
    sessions: list[Session] = []

    def start(folder: Path) -> Session:
        if not (folder / INDEX).exists():
            know_the_shipped(folder / INDEX)
        session = Session(LocalWorkplace(folder, {}), ())
        sessions.append(session)
        session.begin()
        for window in qapp.topLevelWidgets():
            if window.isWindow() and window.isVisible():
                qtbot.addWidget(window)
        return session

    yield start
    for session in sessions:
        session.end()
        session.deleteLater()
