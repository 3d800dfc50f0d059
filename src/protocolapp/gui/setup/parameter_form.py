"""The parameters as a form of two columns."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from protocolapp.gui.setup.parameter_fields import ParameterField
from protocolapp.gui.setup.setup_view import FieldState
from protocolapp.gui.theme import Space
from protocolapp.gui.widgets.choice_field import Choice, ChoiceField
from protocolapp.gui.widgets.field import Field, QuantityField
from protocolapp.gui.widgets.flow_layout import Flow
from protocolapp.gui.widgets.line_input import InputState, LineInput
from protocolapp.gui.widgets.plain_text import tooltip

_FIELD_WIDTH = 190


@dataclass(frozen=True, slots=True)
class Typed:
    """A person has typed or chosen this for a parameter."""

    name: str
    text: str


@dataclass(frozen=True, slots=True)
class Cursor:
    """The parameter that has the keyboard, and before which character of its text."""

    name: str
    position: int


class ParameterForm(Flow):
    """typed carries Typed, at every keystroke. What was typed stays as it was typed."""

    typed = Signal(object)

    def __init__(self, fields: tuple[ParameterField, ...], parent: QWidget | None = None) -> None:
        super().__init__(Space.SNUG, _FIELD_WIDTH, parent)
        self.fields: dict[str, Field] = {}
        self._names: dict[QWidget, str] = {}
        for field in fields:
            self._add(field)

    def set_texts(self, texts: Mapping[str, str]) -> None:
        """Show what was typed before, as it was typed."""
        for name, text in texts.items():
            field = self.fields.get(name)
            if isinstance(field, ChoiceField):
                field.set_key(text)
            elif isinstance(field, QuantityField):
                field.set_text(text)

    def keyboard(self) -> Cursor | None:
        """Where somebody is typing or choosing."""
        for name, field in self.fields.items():
            holder = field.focusProxy()
            if holder is not None and holder.hasFocus():
                return Cursor(name, holder.cursorPosition() if isinstance(holder, LineInput) else 0)
        return None

    def take_keyboard(self, cursor: Cursor) -> None:
        """Go on there, where there is such a parameter."""
        field = self.fields.get(cursor.name)
        if field is not None:
            field.setFocus(Qt.FocusReason.OtherFocusReason)
            if isinstance(field, QuantityField):
                field.input.deselect()
                field.input.setCursorPosition(cursor.position)

    def show_states(self, states: Mapping[str, FieldState]) -> None:
        """Say below each field how it stands; without a state its help is there."""
        for name, field in self.fields.items():
            state = states.get(name)
            if state is None:
                field.set_state(InputState.NORMAL)
            else:
                field.set_state(InputState.ERROR if state.unreadable else InputState.WARN, state.message)

    def leave_out(self, names: frozenset[str]) -> None:
        """Do not ask for these; what was typed for them is there when they apply again."""
        for name, field in self.fields.items():
            field.setVisible(name not in names)

    def _add(self, view: ParameterField) -> None:
        field: QuantityField | ChoiceField
        if view.choices:
            choices = [Choice(choice, choice) for choice in view.choices]
            field = ChoiceField(view.label, choices, view.text, view.help)
            field.chosen.connect(self._tell)
        else:
            field = QuantityField(view.label, view.text, view.unit, view.help)
            field.edited.connect(self._tell)
        field.add_stretch()  # stays at the top of its line
        field.setToolTip(tooltip(view.more))
        self.fields[view.name] = field
        self._names[field] = view.name
        self.add(field)

    def _tell(self, text: str) -> None:
        sender = self.sender()
        if isinstance(sender, QWidget) and sender in self._names:
            self.typed.emit(Typed(self._names[sender], text))
