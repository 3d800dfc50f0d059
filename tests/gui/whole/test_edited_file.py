"""A protocol is edited while the program is open: on its page, at the set-up, and while a run of it is on."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from protocolapp.gui.library.screen import LibraryScreen
from tests.gui.library.saving import in_place, replaced
from tests.gui.whole.at_the_window import AtTheWindow
from tests.services.folders import small_protocol

SAMPLES = "Name\nA\nB\n"


def _said(here: AtTheWindow) -> str:
    texts = [label.text() for label in here.window.findChildren(QLabel) if label.isVisible()]
    return "\n".join(texts).replace("\u00a0", " ")


def _wait_for(here: AtTheWindow, words: str) -> None:
    here.qtbot.waitUntil(lambda: words in _said(here), timeout=10_000)


def _wait_for_library(here: AtTheWindow, version: str) -> None:
    library = here.window.findChildren(LibraryScreen)[0]
    here.qtbot.waitUntil(lambda: version in {item.version for item in library.items}, timeout=10_000)


def _small(version: str, first: str) -> str:
    return small_protocol(title="Small rinse").replace("1.0.0", version).replace("Rinse with PBS.", first)


def test_edited_on_its_page_at_the_set_up_and_during_a_run(qtbot: QtBot, tmp_path: Path) -> None:
    file = tmp_path / "data" / "protocols" / "mine.yaml"
    file.parent.mkdir(parents=True)
    in_place(file, _small("1.0.0", "Rinse once."))
    here = AtTheWindow(qtbot, tmp_path / "data")
    here.press("Small rinse")
    _wait_for(here, "Rinse once.")
    replaced(file, _small("1.0.0", "Rinse twice."))
    _wait_for(here, "Rinse twice.")
    here.press("Set up a run")
    QApplication.clipboard().setText(SAMPLES)
    here.press("Paste rows")
    in_place(file, _small("1.0.1", "Rinse three times.").replace("5 min", "5 mL"))
    _wait_for(here, "“5 mL”")
    in_place(file, _small("1.0.1", "Rinse three times."))
    _wait_for(here, "This is version 1.0.1; before it was 1.0.0.")
    here.press("Start run")
    assert here.service.protocol.version == "1.0.1"

    began = here.service.state.identity.fingerprint
    replaced(file, _small("1.0.2", "Rinse four times."))
    newer = "A newer version of this protocol is in the library (1.0.2)."
    _wait_for_library(here, "1.0.2")
    assert "Rinse three times." in _said(here)
    here.key(Qt.Key.Key_Space)  # the step is done: with the next one it is told
    _wait_for(here, newer)
    assert "This run keeps 1.0.1 as it began." in _said(here)
    assert here.service.state.identity.fingerprint == began
    here.press("Close")
    here.close()

    again = AtTheWindow(qtbot, tmp_path / "data", here.clock)
    again.press("Resume")
    assert newer not in _said(again)
    again.window.screens.show_library()
    in_place(file, _small("1.0.3", "Rinse five times."))
    _wait_for_library(again, "1.0.3")
    again.press("Resume")
    assert "is in the library (1.0.3)" in _said(again)
    again.close()
