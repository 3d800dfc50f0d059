"""The Co-IP in the real window with its other controls, and on to the blot."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QComboBox
from pytestqt.qtbot import QtBot

from protocolapp.gui.setup.screen import SetupScreen
from protocolapp.run.state import RunStatus
from tests.gui.whole.at_the_window import AtTheWindow

ROWS = "Name\tTreatment\nH3122\tDMSO\nH2228\tlorlatinib\n"
CONTROLS = [("beads only", ["1", "2", "1C"]), ("none", ["1", "2"])]


def _choose(here: AtTheWindow, name: str, choice: str) -> None:
    """By the first letters, as a person does at a list that has the keyboard."""
    [box] = [
        one for one in here.window.findChildren(QComboBox) if one.isVisible() and one.accessibleName() == name
    ]
    box.setFocus()
    here.qtbot.keyClicks(box, choice[:3])
    assert box.currentText() == choice


@pytest.mark.parametrize(("control", "lids"), CONTROLS, ids=[row[0] for row in CONTROLS])
def test_only_what_has_an_antibody_is_given_one_and_all_eluates_go_on(
    qtbot: QtBot, tmp_path: Path, control: str, lids: list[str]
) -> None:
    here = AtTheWindow(qtbot, tmp_path / "data")
    here.press("Co-immunoprecipitation of ALK complexes")
    here.press("Set up a run")
    QApplication.clipboard().setText(ROWS)
    here.press("Paste rows")
    _choose(here, "Negative control", control)
    here.press("Start run")
    assert [tube.lid for tube in here.service.plan.tubes] == lids
    here.work(until="ip/antibody")
    assert here.view.step is not None
    assert len(here.view.step.rows) == 2
    here.work()
    assert here.service.state.status is RunStatus.COMPLETED
    assert here.service.state.deviations == ()
    here.press("Blot the eluates")
    draft = here.shown(SetupScreen).form.draft()
    assert [row["Name"] for row in draft.rows] == [tube.label for tube in here.service.plan.tubes]
    assert draft.parameters["start"] == "Co-IP eluates"
    assert draft.rows[0]["treatment"] == "DMSO"
    here.close()
