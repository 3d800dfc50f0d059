"""The lines in which a step's values are typed. What was typed stays until it is stored."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QWidget

from protocolapp.gui.run.entry_view import FieldView
from protocolapp.gui.theme import theme_now
from protocolapp.gui.widgets.choice_input import ChoiceInput
from protocolapp.gui.widgets.line_input import InputState, LineInput
from protocolapp.gui.widgets.plain_text import tooltip, visible
from protocolapp.plan.facts import EntryKey
from protocolapp.protocol.model import Kind

YES_NO = ("yes", "no")
_WIDTH = 92
_DATE_HINT = "2027-03-31"


@dataclass(frozen=True, slots=True)
class Typed:
    """What was typed or chosen, and where."""

    key: EntryKey
    text: str


class EntryLine(LineInput):
    """entered carries a Typed, by Enter or on leaving. passed carries a Typed too: Enter, and nothing had changed."""

    entered = Signal(object)
    passed = Signal(object)

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
        self.setPlaceholderText(visible(view.hint or (_DATE_HINT if view.kind is Kind.DATE else "")))
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
