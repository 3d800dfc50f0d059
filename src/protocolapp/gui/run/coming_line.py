"""Below the card: what comes next, and what to get ready for it."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from protocolapp.gui.run.coming_view import ComingView
from protocolapp.gui.run.window_chip import WindowChip
from protocolapp.gui.theme import Ink, Space, Type, Weight
from protocolapp.gui.widgets.box import Column, Row
from protocolapp.gui.widgets.plain_label import PlainLabel


class ComingLine(Column):
    """One line each; both keep their place when there is nothing to say."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Space.HAIR, (Space.HAIR, 0, Space.HAIR, 0), parent)
        self._word = PlainLabel(self.tr("Next"), ink=Ink.SECOND)
        self._text = PlainLabel(weight=Weight.SEMIBOLD, elide=True)
        self.chip = WindowChip()
        self._tail = PlainLabel(ink=Ink.SECOND, elide=True)
        self._ready = PlainLabel(size=Type.SMALL, ink=Ink.SECOND, elide=True)
        self._head = Row(Space.SNUG)
        self._head.add(self._word)
        self._head.add(self._text)
        self._head.add(self._tail, stretch=1)
        self._head.add(self.chip)
        self._foot = Row(Space.SNUG)
        self._foot.add(self._ready, stretch=1)
        self.add(self._head)
        self.add(self._foot)

    def put(self, widget: QWidget) -> None:
        """Something at the end of the lower line."""
        self._foot.add(widget)

    def be_short(self, short: bool) -> None:
        """Leave out what comes next, or say it."""
        self._head.setVisible(not short)

    def show_coming(self, coming: ComingView) -> None:
        """The next step."""
        self._word.setText(self.tr("Next") if coming.text else " ")
        self._text.setText(coming.text)
        self._tail.setText(coming.tail)
        self._ready.setText(coming.ready or " ")
        self.chip.show_window(coming.window)
        self.setAccessibleName(coming.said)
