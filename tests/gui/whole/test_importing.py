"""An export of protocols.io opened at the real window: its protocol is shown, with a word on what is missing."""

from __future__ import annotations

import json
import threading
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from protocolapp.gui.library.screen import LibraryScreen
from protocolapp.gui.protocol.screen import ProtocolScreen
from tests.gui.whole.at_the_window import AtTheWindow
from tests.protocol.importing.exports import HEAD, as_components

WHOLE = {**HEAD, "steps": [{"guid": "A", "step": "Mix."}]}


@pytest.mark.parametrize(
    ("export", "told"),
    [
        (as_components(), "Imported from protocols.io: 1 thing could not be carried over"),
        (WHOLE, "Imported from protocols.io: everything was carried over"),
    ],
)
def test_an_opened_export_is_shown_with_what_is_missing(
    qtbot: QtBot, tmp_path: Path, export: dict[str, object], told: str
) -> None:
    before = set(threading.enumerate())
    path = tmp_path / "export.json"
    path.write_text(json.dumps(export), "utf-8")
    at = AtTheWindow(qtbot, tmp_path / "data")
    at.window.open_files((path,))
    at.shown(ProtocolScreen)
    qtbot.waitUntil(lambda: told in _texts(at))
    assert "Beads & buffers" in _texts(at)
    library = at.window.findChild(LibraryScreen)
    assert isinstance(library, LibraryScreen)
    qtbot.waitUntil(lambda: not library.busy())
    at.close()
    qtbot.waitUntil(lambda: set(threading.enumerate()) <= before)


def _texts(at: AtTheWindow) -> list[str]:
    return [label.text() for label in at.window.findChildren(QLabel) if label.isVisible()]
