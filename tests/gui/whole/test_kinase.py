"""Kinase assays in the real window: ways chosen at the set-up, plates read, and the record to the end."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from protocolapp.run.state import RunStatus
from tests.gui.whole.at_the_window import AtTheWindow

ALK, ALK5 = "In vitro ALK kinase assay", "In vitro ALK5 (TGFBR1) kinase assay"

WAYS = [
    pytest.param(ALK, {}, "light/read", "more light is more ADP", id="ADP-Glo"),
    pytest.param(
        ALK,
        {"Read-out": "radiolabel", "Isotope": "32P", "Stopped by": "EDTA", "Counted by": "phosphorimager"},
        "label/image",
        "phosphorimager",
        id="radiolabel",
    ),
    pytest.param(ALK5, {}, "light/read", "less light is less ADP", id="ALK5"),
    pytest.param(
        ALK5,
        {"Reference inhibitor": "RepSox", "Plate": "384-well"},
        "light/read",
        "less light",
        id="ALK5, RepSox",
    ),
]


@pytest.mark.parametrize(("title", "chosen", "read_at", "words"), WAYS)
def test_from_the_library_to_the_ic50(
    qtbot: QtBot, tmp_path: Path, title: str, chosen: dict[str, str], read_at: str, words: str
) -> None:
    here = AtTheWindow(qtbot, tmp_path / "data")
    here.press(title)
    here.press("Set up a run")
    for name, choice in chosen.items():
        here.choose(name, choice)
    QApplication.clipboard().setText("Name\tBatch\nTested 1\tB-7\n")
    here.press("Paste rows")
    here.press("Start run")
    here.work(until=read_at)
    assert here.view.step is not None
    assert words in here.view.step.text
    here.work()
    assert here.service.state.status is RunStatus.COMPLETED
    steps = {one.ref for one in here.service.plan.steps}
    assert ("label/quench" in steps) == ("Stopped by" in chosen)
    given = {key.name for key in here.service.state.facts.entries}
    assert {"ic50"} < given
    assert given & {"luminescence", "intensity"}
    here.close()
