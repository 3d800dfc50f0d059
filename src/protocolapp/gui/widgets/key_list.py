"""The list of keys that `?` opens: it stops nothing."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from protocolapp.gui.theme import Ink, Space, Type, Weight
from protocolapp.gui.widgets.box import Row
from protocolapp.gui.widgets.button import Button, Variant
from protocolapp.gui.widgets.card import Card
from protocolapp.gui.widgets.flow_layout import Flow
from protocolapp.gui.widgets.headings import Heading
from protocolapp.gui.widgets.lent_keyboard import LentKeyboard
from protocolapp.gui.widgets.plain_label import PlainLabel

_COLUMN = 280


class KeyList(Card):
    """Every key with what it does, in as many columns as fit. closed: it was closed."""

    closed = Signal()

    def __init__(self, of: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        """of: the keys, each with what it does."""
        super().__init__(spacing=Space.SNUG, line="control_line", parent=parent)
        self._lent = LentKeyboard()
        head = Row()
        head.add(Heading(self.tr("Keys"), Type.LEAD), stretch=1)
        self._close = Button(self.tr("Close"), Variant.QUIET, key="Esc")
        self._close.clicked.connect(self.toggle)
        head.add(self._close)
        keys = Flow(Space.TIGHT, _COLUMN)
        for key, what in of:
            line = Row(Space.SNUG)
            line.add(PlainLabel(key, Type.SMALL, Weight.SEMIBOLD))
            line.add(PlainLabel(what, Type.SMALL, ink=Ink.SECOND, wrap=True), stretch=1)
            keys.add(line)
        self.add(head)
        self.add(keys)
        self.hide()

    def toggle(self) -> None:
        """Open it with the keyboard on its way out, or close it."""
        if self.isHidden():
            self._lent.take()
            self.show()
            self._close.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self._lent.give_back()
        self.hide()
        self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape or event.text() == "?":
            event.accept()
            self.toggle()
        else:
            super().keyPressEvent(event)
