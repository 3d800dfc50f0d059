"""One question, asked inside the window: why? It stops nothing else."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from protocolapp.gui.theme import Space, Type
from protocolapp.gui.widgets.box import Row
from protocolapp.gui.widgets.button import Button, Variant
from protocolapp.gui.widgets.card import Card
from protocolapp.gui.widgets.field import TextField
from protocolapp.gui.widgets.flow_layout import Flow
from protocolapp.gui.widgets.headings import Heading
from protocolapp.gui.widgets.lent_keyboard import LentKeyboard
from protocolapp.gui.widgets.line_input import InputState


class ReasonSheet(Card):
    """given carries the reason; dismissed says that it was closed without one. Enter accepts, Esc closes."""

    given = Signal(str)
    dismissed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        margins = (Space.ROOMY, Space.BASE, Space.ROOMY, Space.BASE)
        super().__init__(spacing=Space.SNUG, margins=margins, line="accent", parent=parent)
        self._lent = LentKeyboard()
        self._question = Heading("", Type.LEAD)
        self._suggestions = Flow(Space.TIGHT)
        self._reason = TextField(self.tr("Reason"))
        self._reason.input.returnPressed.connect(self._accept)
        self._record = Button(self.tr("Record reason"), Variant.PRIMARY, key="Enter")
        self._record.clicked.connect(self._accept)
        self._close = Button(self.tr("Close"), Variant.QUIET, key="Esc")
        self._close.clicked.connect(self.dismiss)
        keys = Row(Space.TIGHT)
        keys.add_stretch()
        keys.add(self._close)
        keys.add(self._record)
        for part in (self._question, self._suggestions, self._reason, keys):
            self.add(part)
        self.hide()

    def ask(self, question: str, suggestions: Sequence[str] = (), record: str = "") -> None:
        """Open it with the cursor in the reason. record: the word of its button, e.g. `Skip step`."""
        self._lent.take()
        self._question.setText(question)
        self._record.setText(record or self.tr("Record reason"))
        self._reason.input.setText("")
        self._reason.set_state(InputState.NORMAL)
        self._suggestions.clear()
        for suggestion in suggestions:
            button = Button(suggestion)
            button.clicked.connect(self._suggest)
            self._suggestions.add(button)
        self._suggestions.setVisible(bool(suggestions))
        self.show()
        self._reason.input.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            event.accept()
            self.dismiss()
        else:
            super().keyPressEvent(event)

    def _suggest(self) -> None:
        """Put the suggestion into the line, where it can still be changed."""
        button = self.sender()
        if isinstance(button, Button):
            self._reason.input.setText(button.literal())
            self._reason.input.setFocus(Qt.FocusReason.OtherFocusReason)

    def _accept(self) -> None:
        reason = self._reason.text().strip()
        if not reason:
            self._reason.set_state(InputState.ERROR, self.tr("Say why, in a few words."))
            return
        self._leave()
        self.given.emit(reason)

    def dismiss(self) -> None:
        """Close it without a reason."""
        self._leave()
        self.dismissed.emit()

    def _leave(self) -> None:
        self.hide()
        self._lent.give_back()
