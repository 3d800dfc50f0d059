"""A finished run is gone on with in another protocol, from the run screen and from its record."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from protocolapp.gui.setup.screen import SetupScreen
from protocolapp.run.state import RunStatus
from tests.gui.whole.at_the_window import AtTheWindow
from tests.services.test_going_on import BLOT, IP


def _files(tmp_path: Path) -> Path:
    folder = tmp_path / "data" / "protocols"
    folder.mkdir(parents=True)
    (folder / "ip.yaml").write_text(IP, encoding="utf-8")
    (folder / "blot.yaml").write_text(BLOT, encoding="utf-8")
    return folder


def _said(here: AtTheWindow) -> str:
    return "\n".join(label.text() for label in here.window.findChildren(QLabel) if label.isVisible())


def _rows(here: AtTheWindow) -> list[str]:
    return [row["Name"] for row in here.shown(SetupScreen).form.draft().rows]


def test_the_tubes_become_the_samples_of_the_next_run(qtbot: QtBot, tmp_path: Path) -> None:
    folder = _files(tmp_path)
    here = AtTheWindow(qtbot, tmp_path / "data")
    here.press("IP")
    here.press("Set up a run")
    QApplication.clipboard().setText("Name\tTreatment\nA\tDMSO\n")
    here.press("Paste rows")
    here.press("Start run")
    here.work()
    first = here.service
    assert first.state.status is RunStatus.COMPLETED
    here.press("Go on with blot")
    assert _rows(here) == ["A", "A (beads only)"]
    draft = here.shown(SetupScreen).form.draft()
    assert draft.rows[0] == {"Name": "A", "volume": "30", "origin": "DMSO"}
    assert dict(draft.parameters) == {"start": "eluates"}
    here.press("Start run")
    second = here.window.desk.runs()
    (started,) = [one for run_id, one in second.items() if run_id != first.run_id]
    assert started.state.identity.continues_label == first.state.identity.label

    here.window.screens.show_record(first.run_id)
    (folder / "blot.yaml").unlink()
    here.press("Go on with blot")
    here.qtbot.waitUntil(lambda: "There is no protocol “blot” in the library." in _said(here), timeout=10_000)
    here.close()
