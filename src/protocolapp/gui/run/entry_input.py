"""The lines in which a step's values are typed. What was typed stays until it is stored."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from protocolapp.gui.run.entry_view import FieldView
from protocolapp.gui.run.typed import Typed
from protocolapp.gui.theme import theme_now
from protocolapp.gui.widgets.choice_input import ChoiceInput
from protocolapp.gui.widgets.line_input import InputState, LineInput
from protocolapp.gui.widgets.plain_text import tooltip, visible
from protocolapp.protocol.model import Kind

YES_NO = ("yes", "no")
_WIDTH = 92
_NOW_HINTS = {
    Kind.DATE: "2027-03-31, or n for today",
    Kind.TIME: "14:30, or n for now",
    Kind.DATE_AND_TIME: "2026-11-28 14:30, or n for now",
}
"""What stands in an empty line that takes a moment."""

MOMENTS = frozenset(_NOW_HINTS)
"""Kinds that this moment can fill in."""


class EntryLine(LineInput):
    """entered carries a Typed, by Enter or on leaving. passed carries a Typed too: Enter, and nothing had changed.

    now_wanted: the date and time of this moment are to be filled in.
    """

    entered = Signal(object)
    passed = Signal(object)
    now_wanted = Signal(object)

    def __init__(self, view: FieldView, parent: QWidget | None = None) -> None:
        super().__init__(unit=view.unit, parent=parent)
        self.field = view
        self._tried = ""
        self.setText(view.text)
        self.show_field(view)
        self.returnPressed.connect(self._by_enter)
        self.editingFinished.connect(self._by_leaving)

    def show_field(self, view: FieldView) -> None:
        """Show what holds now, unless something is typed here that is not stored."""
        untouched = self.text() == self.field.text or self.text() == self._tried == view.text
        if view.text != self.field.text and (untouched or self.text() == self._tried):
            self.setText(view.text)
            self._tried = ""
        self.field = view
        self.setPlaceholderText(visible(_NOW_HINTS.get(view.kind) or view.hint))
        self.setAccessibleName(
            f"{visible(view.name)}, {visible(view.unit)}" if view.unit else visible(view.name)
        )
        told = " · ".join(part for part in (view.warning, view.help, view.history) if part)
        self.setAccessibleDescription(told)
        self.setToolTip(tooltip(told))
        self.setReadOnly(not view.enabled)
        self.set_state(InputState.WARN if view.warning else InputState.NORMAL)

    def sizeHint(self) -> QSize:
        """As wide as a lot or a date; where there is more room it is wider."""
        return QSize(theme_now().px(_WIDTH), super().sizeHint().height())

    def settle(self) -> None:
        """What was typed is stored: show it as it is kept."""
        self._tried = ""
        if self.text() != self.field.text:
            self.setText(self.field.text)

    def refuse(self) -> None:
        """What was typed here was not taken; it stays to be changed."""
        self.set_state(InputState.ERROR)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """N fills in the moment where one is asked for: no date is written with letters."""
        if event.key() == Qt.Key.Key_N and not event.modifiers() and self.field.kind in _NOW_HINTS:
            event.accept()
            self.ask_now()
        else:
            super().keyPressEvent(event)

    def ask_now(self) -> None:
        """Have this moment filled in."""
        if not self.isReadOnly():
            self.now_wanted.emit(Typed(self.field.key, self.text()))

    def put_now(self, now: datetime) -> None:
        """This moment, as the kind of value asked for is written; and kept at once."""
        written = {Kind.DATE: "%Y-%m-%d", Kind.TIME: "%H:%M"}.get(self.field.kind, "%Y-%m-%d %H:%M")
        self.setText(f"{now:{written}}")
        self._by_enter()

    def _by_enter(self) -> None:
        if self._changed():
            self._enter()
        else:
            self.passed.emit(Typed(self.field.key, self.text().strip()))

    def _by_leaving(self) -> None:
        if self._changed() and self.text() != self._tried:
            self._enter()

    def _enter(self) -> None:
        self._tried = self.text()
        self.entered.emit(Typed(self.field.key, self.text().strip()))

    def _changed(self) -> bool:
        return bool(self.text().strip()) and self.text() != self.field.text


class EntryChoice(ChoiceInput):
    """The same for one of a few."""

    entered = Signal(object)

    def __init__(self, view: FieldView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = view
        self._choices = view.choices or YES_NO
        self.addItems([visible(choice) for choice in self._choices])
        self.show_field(view)
        self.activated.connect(self._choose)

    def show_field(self, view: FieldView) -> None:
        """Show what holds now."""
        self.field = view
        self.setCurrentIndex(self._choices.index(view.text) if view.text in self._choices else -1)
        self.setAccessibleName(visible(view.name))
        self.setAccessibleDescription(" · ".join(part for part in (view.help, view.history) if part))
        self.setEnabled(view.enabled)
        self.set_state(InputState.NORMAL)

    def settle(self) -> None:
        """What was chosen is stored."""

    def refuse(self) -> None:
        """The choice was not taken: show again what holds."""
        self.show_field(self.field)

    def _choose(self, index: int) -> None:
        if self._choices[index] != self.field.text:
            self.entered.emit(Typed(self.field.key, self._choices[index]))


EntryInput = EntryLine | EntryChoice


def entry_input(view: FieldView) -> EntryInput:
    """The input that suits what is asked."""
    return EntryChoice(view) if view.kind in (Kind.CHOICE, Kind.YES_NO) else EntryLine(view)
