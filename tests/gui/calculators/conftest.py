"""The workplace, the desk and the screen that the tests of calculators start from."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from protocolapp.calc.registry import calculators
from protocolapp.gui.desk import Desk
from tests.gui.calculators.at_the_calculators import AtTheCalculators
from tests.gui.folder_workplace import FolderWorkplace


@pytest.fixture
def workplace(tmp_path: Path) -> FolderWorkplace:
    return FolderWorkplace(tmp_path)


@pytest.fixture
def desk(qapp: QApplication, workplace: FolderWorkplace) -> Iterator[Desk]:
    made = Desk(workplace, qapp)
    yield made
    made.deleteLater()


@pytest.fixture
def at(qtbot: QtBot, desk: Desk) -> Iterator[AtTheCalculators]:
    made = AtTheCalculators(qtbot, desk, calculators())
    yield made
    made.screen.hide()  # leaving keeps what was typed, and ends the wait for it
