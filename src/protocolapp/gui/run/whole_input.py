"""What the inputs over the width of the card share: a caption, what is wrong, and the key that records."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from protocolapp.gui.run.entry_view import FieldView
from protocolapp.gui.run.typed import Typed
from protocolapp.gui.theme import Ink, Space, Type
from protocolapp.gui.widgets.box import Column, Row
from protocolapp.gui.widgets.button import Button, Variant
from protocolapp.gui.widgets.plain_label import PlainLabel
from protocolapp.gui.widgets.plain_text import visible

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_INSIDE = (*_ENTER, Qt.Key.Key_Space)


class WholeInput(Column):
    """entered carries a Typed when the key is pressed: nothing half filled in is ever recorded by itself."""

    entered = Signal(object)

    def __init__(self, view: FieldView, control: QWidget, record: str, parent: QWidget | None = None) -> None:
        super().__init__(Space.HAIR, parent=parent)
        self.field = view
        self._caption = PlainLabel(visible(view.name), Type.SMALL, ink=Ink.SECOND, wrap=True)
        self._below = PlainLabel("", Type.TINY, ink=Ink.THIRD, wrap=True)
        self.record = Button(record, Variant.SECONDARY, icon="check", key="Ctrl+Enter")
        self.record.clicked.connect(self.give)
        self.keys = Row(Space.TIGHT)
        self.keys.add(self.record)
        self.keys.add_stretch()
        for part in (self._caption, control, self._below, self.keys):
            self.add(part)
        self.take_keys(control)

    def take_keys(self, control: QWidget) -> None:
        """This part has the keyboard; Ctrl+Enter in it records."""
        self.setFocusProxy(control)
        control.installEventFilter(self)

    def given_text(self) -> str:
        """What would be recorded now; empty for nothing new."""
        raise NotImplementedError

    def give(self) -> None:
        """Hand over what is filled in."""
        text = self.given_text()
        if text and self.field.enabled:
            self.entered.emit(Typed(self.field.key, text))

    def show_field(self, view: FieldView) -> None:
        """Show what holds now, unless something is filled in here that is not stored."""
        self.field = view
        self.tell(view.warning or view.history or view.help, Ink.WARN if view.warning else Ink.THIRD)
        self.fit()

    def settle(self) -> None:
        """What was filled in is stored, or given up."""
        raise NotImplementedError

    def refuse(self) -> None:
        """What was filled in was not taken; it stays to be mended."""

    def tell(self, text: str, ink: str = Ink.ALARM) -> None:
        """A sentence below it."""
        self._below.set_ink(ink)
        self._below.setText(text or " ")

    def fit(self) -> None:
        """The key is for what is new."""
        self.record.setEnabled(self.field.enabled and bool(self.given_text()))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Before the part takes Enter for itself, and before the run takes it for Done."""
        pressed = isinstance(event, QKeyEvent) and event.key() in _ENTER
        if (
            pressed
            and isinstance(event, QKeyEvent)
            and event.modifiers() & Qt.KeyboardModifier.ControlModifier
        ):
            if event.type() is QEvent.Type.KeyPress and not event.isAutoRepeat():
                self.give()
            event.accept()
            return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Space belong to what is filled in here, never to the run's one key."""
        if event.key() in _INSIDE and event.modifiers() == Qt.KeyboardModifier.NoModifier:
            event.accept()
        else:
            super().keyPressEvent(event)
