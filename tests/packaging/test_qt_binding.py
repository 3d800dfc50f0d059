"""The Qt binding keeps its references: some releases lose one at each call and abort the program within hours."""

from __future__ import annotations

import sys

import pytest
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QLabel


class Bell(QObject):
    """A signal of our own that carries nothing, as all of ours but the ones with a dataclass do."""

    rung = Signal()


@pytest.mark.usefixtures("qapp")
def test_emitting_loses_no_reference() -> None:
    bell, before = Bell(), sys.getrefcount(True)
    for _ in range(40):
        bell.rung.emit()
    assert sys.getrefcount(True) > before - 20


@pytest.mark.usefixtures("qapp")
def test_fifty_thousand_label_updates_lose_no_reference() -> None:
    label, before = QLabel(), sys.getrefcount(None)
    for second in range(50_000):
        label.setText(str(second))
    assert label.text() == "49999"
    assert sys.getrefcount(None) > before - 20
