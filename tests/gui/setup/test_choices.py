"""The set-up asks only for what the choices leave in, and shows the plan of the chosen way at once."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from protocolapp.gui.desk import Desk
from protocolapp.gui.setup.screen import SetupScreen
from protocolapp.gui.widgets.choice_field import ChoiceField
from protocolapp.gui.widgets.field import QuantityField
from tests.gui.accessibility import accessibility_faults
from tests.gui.folder_workplace import FolderWorkplace
from tests.run.forked import forked_protocol


@pytest.fixture
def desk(qapp: QApplication, tmp_path: Path) -> Iterator[Desk]:
    made = Desk(FolderWorkplace(tmp_path), qapp)
    yield made
    made.deleteLater()


@pytest.fixture
def screen(qtbot: QtBot, desk: Desk) -> SetupScreen:
    made = SetupScreen(desk)
    qtbot.addWidget(made)
    made.resize(1216, 800)
    made.show_protocol(forked_protocol())
    made.show()
    return made


def choose(qtbot: QtBot, screen: SetupScreen, name: str, choice: str) -> None:
    """By the keyboard: the arrow keys walk through the choices."""
    field = screen.form.parameters.fields[name]
    assert isinstance(field, ChoiceField)
    field.input.setFocus()
    qtbot.keyClick(field.input, Qt.Key.Key_Home)
    while field.key() != choice:
        before = field.key()
        qtbot.keyClick(field.input, Qt.Key.Key_Down)
        assert field.key() != before, f"there is no {choice}"


def paste(screen: SetupScreen, text: str) -> None:
    QGuiApplication.clipboard().setText(text)
    screen.form.samples.paste()


def asked(screen: SetupScreen) -> list[str]:
    return [name for name, field in screen.form.parameters.fields.items() if field.isVisible()]


def columns(screen: SetupScreen) -> list[str]:
    return [column.key for column in screen.form.samples.grid.table.columns]


def test_parameters_come_and_go_with_the_choice(qtbot: QtBot, screen: SetupScreen) -> None:
    assert asked(screen) == ["start", "assay", "wavelength", "transfer"]
    choose(qtbot, screen, "assay", "Bradford")
    assert asked(screen) == ["start", "assay", "transfer"]
    choose(qtbot, screen, "start", "lysates")
    assert asked(screen) == ["start", "transfer"]
    assert accessibility_faults(screen) == []


def test_columns_come_and_go_and_what_was_typed_stays(qtbot: QtBot, screen: SetupScreen) -> None:
    assert columns(screen) == ["Name", "treatment"]
    choose(qtbot, screen, "start", "lysates")
    assert columns(screen) == ["Name", "treatment", "protein"]
    paste(screen, "Name\tProtein\nA\tmuch\n")
    assert not screen.bar.begin.isEnabled()
    choose(qtbot, screen, "start", "cells")
    assert columns(screen) == ["Name", "treatment"]
    assert screen.bar.begin.isEnabled(), "what is not asked for is not in the way"
    choose(qtbot, screen, "start", "lysates")
    assert screen.form.draft().rows[0]["protein"] == "much"


def test_what_cannot_be_read_is_not_in_the_way_when_it_is_not_asked_for(
    qtbot: QtBot, screen: SetupScreen
) -> None:
    field = screen.form.parameters.fields["wavelength"]
    assert isinstance(field, QuantityField)
    paste(screen, "Name\nA\n")
    field.input.setFocus()
    qtbot.keyClicks(field.input, "x")
    assert not screen.bar.begin.isEnabled()
    choose(qtbot, screen, "assay", "none")
    assert screen.bar.begin.isEnabled()


def test_the_recipe_follows_the_choice(qtbot: QtBot, screen: SetupScreen) -> None:
    def components() -> list[str]:
        return [row.cells[0].text for row in screen.prep.cards["transfer_buffer"].table.table.rows]

    assert "methanol" in components()
    choose(qtbot, screen, "transfer", "semi-dry")
    assert "methanol" not in components()


def test_the_run_begins_on_the_chosen_way(qtbot: QtBot, desk: Desk, screen: SetupScreen) -> None:
    choose(qtbot, screen, "assay", "Bradford")
    paste(screen, "Name\nA\n")
    with qtbot.waitSignal(screen.started) as started:
        screen.start()
    [run_id] = started.args or []
    assert [step.ref for step in desk.runs()[run_id].plan.steps][2] == "protein/bradford"
