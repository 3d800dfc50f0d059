"""A small form inside the window: it stops nothing else, Enter accepts it and Esc closes it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from protocolapp.gui.theme import Space, Type
from protocolapp.gui.widgets.box import Row
from protocolapp.gui.widgets.button import Button, Variant
from protocolapp.gui.widgets.card import Card
from protocolapp.gui.widgets.choice_field import Choice, ChoiceField
from protocolapp.gui.widgets.field import TextField
from protocolapp.gui.widgets.headings import Caption, Heading
from protocolapp.gui.widgets.lent_keyboard import LentKeyboard
from protocolapp.gui.widgets.line_input import InputState


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a form. choices: key -> text, for a choice; hint: stands in an empty line."""

    key: str
    caption: str
    text: str = ""
    help: str = ""
    hint: str = ""
    choices: tuple[tuple[str, str], ...] = ()
    needed: bool = False


@dataclass(frozen=True, slots=True)
class Form:
    """name: what it is for, given back when it is filled. accept: the word of its key."""

    name: str
    title: str
    lines: tuple[Line, ...]
    accept: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class Filled:
    """A form's name and what was filled in, by the lines' keys."""

    form: str
    values: Mapping[str, str] = field(default_factory=dict)


class Sheet(Card):
    """filled carries a Filled; closed says that it was left without one."""

    filled = Signal(object)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        margins = (Space.ROOMY, Space.BASE, Space.ROOMY, Space.BASE)
        super().__init__(spacing=Space.SNUG, margins=margins, line="accent", parent=parent)
        self._form = Form("", "", (), "")
        self._fields: dict[str, TextField | ChoiceField] = {}
        self._lent = LentKeyboard()
        self.hide()

    def open(self, form: Form) -> None:
        """Show a form with the cursor in the first line that is needed; what was open before is given up."""
        if not self.isVisible():
            self._lent.take()
        self.clear()
        self._form = form
        self._fields = {line.key: _field(line) for line in form.lines}
        self.add(Heading(form.title, Type.LEAD))
        if form.text:
            self.add(Caption(form.text))
        for one in self._fields.values():
            self.add(one)
            if isinstance(one, TextField):
                one.input.returnPressed.connect(self._next_or_accept)
        self.add(self._keys())
        self.show()
        needed = [line.key for line in form.lines if line.needed and not line.text]
        for key in (*needed, *self._fields)[:1]:
            self._fields[key].setFocus(Qt.FocusReason.OtherFocusReason)

    def fill(self, key: str, text: str) -> None:
        """Put a text, or the key of a choice, into a line."""
        one = self._fields[key]
        if isinstance(one, ChoiceField):
            one.set_key(text)
        else:
            one.input.setText(text)

    def problem(self, key: str, message: str) -> None:
        """Say at a line what is wrong with it."""
        self._fields[key].set_state(InputState.ERROR, message)
        self._fields[key].setFocus(Qt.FocusReason.OtherFocusReason)

    def close_sheet(self) -> None:
        """Hide it and give the keyboard back, if whoever had it is still there."""
        self._lent.give_back()
        self.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            event.accept()
            self._dismiss()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.accept()  # a closed list of choices leaves it to us; the step must not take it for its own key
            if not event.isAutoRepeat():
                self.accept()
        else:
            super().keyPressEvent(event)

    def _keys(self) -> Row:
        close = Button(self.tr("Close"), Variant.QUIET, key="Esc")
        close.clicked.connect(self._dismiss)
        accept = Button(self._form.accept, Variant.PRIMARY, key="Enter")
        accept.clicked.connect(self.accept)
        row = Row(Space.TIGHT)
        row.add_stretch()
        row.add(close)
        row.add(accept)
        return row

    def _next_or_accept(self) -> None:
        """Enter goes to the next empty line that is needed, and accepts when there is none."""
        missing = [line.key for line in self._form.lines if line.needed and not self._value(line.key)]
        if missing and self._fields[missing[0]].focusProxy() is not self.sender():
            self._fields[missing[0]].setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.accept()

    def accept(self) -> None:
        """Take what is filled in, unless something that is needed is missing."""
        for line in self._form.lines:
            if line.needed and not self._value(line.key):
                self.problem(line.key, self.tr("This is needed."))
                return
        self.filled.emit(Filled(self._form.name, {key: self._value(key) for key in self._fields}))

    def _value(self, key: str) -> str:
        one = self._fields[key]
        return one.key() if isinstance(one, ChoiceField) else one.text().strip()

    def _dismiss(self) -> None:
        self.close_sheet()
        self.closed.emit()


def _field(line: Line) -> TextField | ChoiceField:
    if line.choices:
        return ChoiceField(line.caption, _choices(line.choices), line.text, line.help)
    return TextField(line.caption, line.text, line.help, placeholder=line.hint)


def _choices(pairs: Sequence[tuple[str, str]]) -> list[Choice]:
    return [Choice(key, text) for key, text in pairs]
