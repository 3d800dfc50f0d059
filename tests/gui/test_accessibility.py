"""The walk finds planted faults, and only those."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QToolButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from protocolapp.gui.widgets.box import Column
from protocolapp.gui.widgets.button import Button
from protocolapp.gui.widgets.check_box import CheckBox
from protocolapp.gui.widgets.field import TextField
from tests.gui.accessibility import accessibility_faults


def test_planted_faults_are_found(qtbot: QtBot) -> None:
    window = QWidget()
    layout = QVBoxLayout(window)
    small = QPushButton("Go")
    small.setFixedSize(20, 20)
    nameless = QToolButton()
    nameless.setFixedSize(44, 44)
    for widget in (small, nameless, QLineEdit(), QLabel("<b>bold</b>")):
        layout.addWidget(widget)
    qtbot.addWidget(window)
    window.show()
    faults = accessibility_faults(window)
    assert sum("has no name" in fault for fault in faults) == 2
    assert sum("20 x 20" in fault for fault in faults) == 1
    assert sum("markup" in fault for fault in faults) == 1


def test_the_kit_is_clean(qtbot: QtBot) -> None:
    window = Column()
    for widget in (Button("Go"), CheckBox("Sound"), TextField("Title")):
        window.add(widget)
    qtbot.addWidget(window)
    window.show()
    assert accessibility_faults(window) == []
