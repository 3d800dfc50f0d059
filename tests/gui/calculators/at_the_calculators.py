"""The Calculators screen on a workplace of its own, and words for what a person does at it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from protocolapp.calc.form import Calculator
from protocolapp.gui.calculators.line_fields import TypedField
from protocolapp.gui.calculators.screen import CalculatorsScreen
from protocolapp.gui.desk import Desk
from protocolapp.gui.widgets.line_input import LineInput


class AtTheCalculators:
    """Wide enough for list, form and results side by side."""

    def __init__(
        self, qtbot: QtBot, desk: Desk, calculators: tuple[Calculator, ...], width: int = 1204
    ) -> None:
        self.qtbot = qtbot
        self.screen = CalculatorsScreen(desk, calculators)
        qtbot.addWidget(self.screen)
        self.screen.resize(width, 800)
        self.screen.show()
        qtbot.waitExposed(self.screen)

    def open(self, name: str) -> None:
        self.screen.open(name)

    def input(self, name: str) -> LineInput:
        field = self.screen.form.fields[name]
        assert isinstance(field, TypedField)
        return field.input

    def type(self, name: str, text: str) -> LineInput:
        """Over what stands there; an empty text deletes it."""
        line = self.input(name)
        line.setFocus()
        line.selectAll()
        if text:
            self.qtbot.keyClicks(line, text)
        else:
            self.qtbot.keyClick(line, Qt.Key.Key_Delete)
        return line

    def shown(self, name: str) -> str:
        """What is worked out in this field, without its sign."""
        return plain(self.input(name).placeholderText().removeprefix("= "))

    def result(self, name: str) -> str:
        assert self.screen.view is not None
        return plain(next(one.text for one in self.screen.view.results if one.name == name))

    def said(self, widget: QWidget | None = None) -> str:
        """All labels that are in sight."""
        labels = (widget or self.screen).findChildren(QLabel)
        return plain("\n".join(label.text() for label in labels if not label.isHidden()))


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")
