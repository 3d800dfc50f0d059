"""Caption above, something to fill in, help below: what all fields share."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from protocolapp.gui.theme import Ink, Space, Type
from protocolapp.gui.widgets.box import Column, Row
from protocolapp.gui.widgets.choice_input import ChoiceInput
from protocolapp.gui.widgets.icon_label import IconLabel
from protocolapp.gui.widgets.line_input import InputState, LineInput
from protocolapp.gui.widgets.plain_label import PlainLabel

_INKS = {InputState.NORMAL: Ink.THIRD, InputState.WARN: Ink.WARN, InputState.ERROR: Ink.ALARM}
_ICONS = {InputState.WARN: "triangle-alert", InputState.ERROR: "circle-x"}


class Field(Column):
    """An input with a caption and one line that is kept for help or for what is wrong, so that nothing jumps."""

    def __init__(
        self,
        caption: str,
        control: LineInput | ChoiceInput,
        help_text: str = "",
        *,
        unit: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(Space.HAIR, parent=parent)
        self._help = help_text
        self._keeps_line = True
        self._control = control
        self._caption = PlainLabel(caption, Type.SMALL, ink=Ink.SECOND, wrap=True)
        self._below = PlainLabel(help_text or " ", Type.TINY, ink=Ink.THIRD, wrap=True)
        self._sign = IconLabel("triangle-alert", Ink.WARN, 14)
        self._sign.hide()
        self._last = Row(Space.HAIR)
        self._last.add(self._sign, align=Qt.AlignmentFlag.AlignTop)
        self._last.add(self._below, stretch=1)
        for part in (self._caption, control, self._last):
            self.add(part)
        self.setFocusProxy(control)  # no buddy: for one, Qt would take an & of the caption as an Alt key
        control.setAccessibleName(f"{caption}, {unit}" if unit else caption)
        control.setAccessibleDescription(help_text)

    def keep_no_line(self) -> None:
        """Take no room below while there is nothing to say: for what is chosen, and so is hardly ever wrong."""
        self._keeps_line = False
        self._last.setVisible(bool(self._below.literal().strip()))

    def head_height(self, width: int) -> int:
        """How high all above the control is in this width: fields side by side stand in line by it."""
        return self._caption.heightForWidth(width)

    def set_help(self, text: str) -> None:
        """Another help line; shown while nothing is wrong."""
        self._help = text
        self.set_state(InputState.NORMAL)

    def set_state(self, state: InputState, message: str = "") -> None:
        """Say how the input stands; the message takes the place of the help. NORMAL brings the help back."""
        text = message or self._help
        self._control.set_state(state)
        if state in _ICONS:
            self._sign.set_icon(_ICONS[state], _INKS[state])
        self._sign.setVisible(state in _ICONS)
        self._below.set_ink(_INKS[state])
        self._below.setText(text or " ")
        self._last.setVisible(self._keeps_line or bool(text))
        self._control.setAccessibleDescription(text)


class LineField(Field):
    """A field of one line of text. edited: each change by a person; committed: by Enter or on leaving, if changed."""

    edited = Signal(str)
    committed = Signal(str)

    def __init__(
        self,
        caption: str,
        text: str = "",
        help_text: str = "",
        *,
        unit: str = "",
        icon: str = "",
        placeholder: str = "",
        parent: QWidget | None = None,
    ) -> None:
        self.input = LineInput(unit=unit, icon=icon)
        super().__init__(caption, self.input, help_text, unit=unit, parent=parent)
        self._committed = text
        self.input.setText(text)
        self.input.setPlaceholderText(placeholder)
        self.input.textEdited.connect(self.edited)
        self.input.editingFinished.connect(self._commit)

    def text(self) -> str:
        """As typed."""
        return self.input.text()

    def set_text(self, text: str) -> None:
        """Show another text, unless a person is typing here: what is under the cursor is never rewritten."""
        if not self.input.hasFocus() and self.input.text() != text:
            self.input.setText(text)
            self._committed = text

    def _commit(self) -> None:
        if self.input.text() != self._committed:
            self._committed = self.input.text()
            self.committed.emit(self._committed)


class TextField(LineField):
    """A name, a note, a lot."""


class QuantityField(LineField):
    """A number with its unit at the right; a unit may be typed instead. Reading it is the screen's work."""

    def __init__(
        self, caption: str, text: str = "", unit: str = "", help_text: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(caption, text, help_text, unit=unit, parent=parent)


class SearchField(LineInput):
    """One line without a caption. Its placeholder is its name; Esc empties it."""

    def __init__(self, placeholder: str, parent: QWidget | None = None) -> None:
        super().__init__(icon="search", parent=parent)
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(placeholder)
        self.setClearButtonEnabled(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
            self.textEdited.emit("")
            event.accept()
        else:
            super().keyPressEvent(event)
