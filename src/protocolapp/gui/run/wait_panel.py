"""The wait of the step on the card, large."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from protocolapp.gui.run.wait_view import WaitView
from protocolapp.gui.theme import Ink, Space, Type
from protocolapp.gui.widgets.box import Column, Row
from protocolapp.gui.widgets.digits import Digits
from protocolapp.gui.widgets.plain_label import PlainLabel


class WaitPanel(Column):
    """Digits with what they mean beside them, and what lies ahead below."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Space.HAIR, parent=parent)
        self._digits = Digits()
        self._said = PlainLabel(size=Type.LEAD, ink=Ink.SECOND, wrap=True)
        self._ahead = PlainLabel(ink=Ink.SECOND, wrap=True)
        row = Row(Space.SNUG)
        row.add(self._digits)
        row.add(self._said, stretch=1, align=Qt.AlignmentFlag.AlignVCenter)
        self.add(row)
        self.add(self._ahead)

    def show_wait(self, view: WaitView | None) -> None:
        """Nothing without a timer."""
        self.setVisible(view is not None)
        if view is None:
            return
        self._digits.setVisible(bool(view.digits))
        self._digits.show_digits(view.digits)
        self._digits.set_ink(Ink.ALARM if view.over else Ink.INK)
        self._said.setText(view.said)
        self._ahead.setText(view.ahead)
        self._ahead.setVisible(bool(view.ahead))
