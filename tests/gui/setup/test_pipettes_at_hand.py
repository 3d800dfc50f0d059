"""Choosing at set-up which pipettes are at hand: a quiet line, a box each, and volumes that follow."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from protocolapp.gui.desk import Desk
from protocolapp.gui.setup.pipettes_at_hand import PipettesAtHand
from protocolapp.gui.setup.screen import SetupScreen
from protocolapp.lab import Lab, Pipette
from protocolapp.protocol.load import load_protocol
from protocolapp.quantity import Quantity
from protocolapp.resources import protocols_folder
from protocolapp.run.service import RunService
from tests.gui.accessibility import accessibility_faults
from tests.gui.folder_workplace import LAB, FolderWorkplace

SAMPLES = "Name\tTreatment\tProtein (mg/mL)\nH3122\tDMSO\t4.20\n"


@pytest.fixture
def desk(qapp: QApplication, tmp_path: Path) -> Iterator[Desk]:
    made = Desk(FolderWorkplace(tmp_path), qapp)
    yield made
    made.deleteLater()


@pytest.fixture
def screen(qtbot: QtBot, desk: Desk) -> SetupScreen:
    protocol = load_protocol(protocols_folder() / "co_ip_alk.yaml").protocol
    assert protocol is not None
    made = SetupScreen(desk)
    qtbot.addWidget(made)
    made.resize(1216, 800)
    made.show_protocol(protocol)
    made.show()
    QGuiApplication.clipboard().setText(SAMPLES)
    made.form.samples.paste()
    return made


def taken(screen: SetupScreen, what: str) -> str:
    rows = screen.prep.cards["lysis_buffer"].table.table.rows
    return next("  ".join(cell.text for cell in row.cells) for row in rows if row.cells[0].text == what)


def choose(qtbot: QtBot, line: PipettesAtHand, *names: str) -> None:
    """Tick or untick the boxes of these, by the keyboard alone."""
    if line.boxes and not next(iter(line.boxes.values())).isVisible():
        line.key.setFocus()
        qtbot.keyClick(line.key, Qt.Key.Key_Space)
    for name in names:
        line.boxes[name].setFocus()
        qtbot.keyClick(line.boxes[name], Qt.Key.Key_Space)


def test_all_are_at_hand_and_the_boxes_stay_out_of_the_way(screen: SetupScreen) -> None:
    line = screen.form.pipettes
    assert line.line() == f"Pipettes: all\u00a0{len(LAB.pipettes)}"
    assert line.at_hand() is None
    assert not any(box.isVisible() for box in line.boxes.values())


def test_volumes_follow_what_is_at_hand(qtbot: QtBot, screen: SetupScreen) -> None:
    line = screen.form.pipettes
    before = taken(screen, "EDTA")
    small = [one.name for one in LAB.pipettes if one.maximum <= Quantity.of(200, "µL")]
    choose(qtbot, line, *small)
    assert set(small).isdisjoint(line.at_hand() or ())
    assert taken(screen, "EDTA") != before
    assert f"{len(LAB.pipettes) - len(small)} of\u00a0{len(LAB.pipettes)}, without P2" in line.line()
    assert accessibility_faults(screen) == []
    choose(qtbot, line, *small)
    assert taken(screen, "EDTA") == before
    assert line.at_hand() is None


def test_the_run_keeps_what_was_chosen(qtbot: QtBot, screen: SetupScreen, desk: Desk) -> None:
    choose(qtbot, screen.form.pipettes, "P2", "P10")
    with qtbot.waitSignal(screen.started) as started:
        screen.start()
    assert started.args is not None
    run: RunService = desk.open(started.args[0])
    assert run.lab == LAB.with_pipettes([one.name for one in LAB.pipettes if one.name not in ("P2", "P10")])
    assert desk.workplace.lab() == LAB


def test_without_any_the_volumes_are_fitted_to_none_and_it_says_so(qtbot: QtBot, screen: SetupScreen) -> None:
    choose(qtbot, screen.form.pipettes, *(one.name for one in LAB.pipettes))
    assert screen.form.pipettes.line() == "Pipettes: none, so volumes are not fitted to any"
    assert screen.bar.begin.isEnabled()


def test_a_pipette_that_the_lab_gets_meanwhile_is_at_hand(
    qtbot: QtBot, screen: SetupScreen, desk: Desk
) -> None:
    choose(qtbot, screen.form.pipettes, "P2")
    new = Pipette("<b>P5</b> & co", Quantity.of("0.5", "µL"), Quantity.of(5, "µL"), Quantity.of("0.01", "µL"))
    desk.set_lab(replace(LAB, pipettes=(*LAB.pipettes, new)))
    names = screen.form.pipettes.at_hand()
    assert names is not None
    assert new.name in names
    assert "P2" not in names
    assert screen.form.pipettes.boxes[new.name].literal() == new.name
    desk.set_lab(Lab())
    assert not screen.form.pipettes.isVisible()
    assert screen.form.pipettes.at_hand() is None
