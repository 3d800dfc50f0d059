"""What the run is called, who works, and in which rotor."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from protocolapp.gui.theme import Space
from protocolapp.gui.widgets.choice_field import Choice, ChoiceField
from protocolapp.gui.widgets.field import TextField
from protocolapp.gui.widgets.flow_layout import Flow
from protocolapp.gui.widgets.line_input import InputState
from protocolapp.lab import Lab

_FIELD_WIDTH = 190


class RunFields(Flow):
    """edited: something was typed or chosen. operator_given carries the initials, or a name that was typed."""

    edited = Signal()
    operator_given = Signal(str)

    def __init__(self, lab: Lab, operator: str, parent: QWidget | None = None) -> None:
        super().__init__(Space.SNUG, _FIELD_WIDTH, parent)
        self.title = TextField(self.tr("Title of the run"), help_text=self.tr("if empty, the protocol's"))
        self.aim = TextField(self.tr("Aim"), help_text=self.tr("what this run is to show"))
        self.operator = _operator_field(lab, operator)
        self.rotor = ChoiceField(self.tr("Rotor"), _rotors(lab), "", "")
        for field in (self.title, self.aim):
            field.edited.connect(self._edit)
            self.add(field)
        if isinstance(self.operator, ChoiceField):
            self.operator.chosen.connect(self.operator_given)
        else:
            self.operator.committed.connect(self.operator_given)
        for each in (self.title, self.aim, self.operator, self.rotor):
            each.add_stretch()  # stays at the top of its line
        self.rotor.chosen.connect(self._edit)
        self.add(self.operator)
        self.add(self.rotor)

    def tell_operator(self, operator: str) -> None:
        """Say what the record will name when nobody is chosen."""
        state = InputState.NORMAL if operator else InputState.WARN
        self.operator.set_state(state, "" if operator else self.tr("The record will say “unknown”."))

    def _edit(self, _text: str) -> None:
        self.edited.emit()


def _operator_field(lab: Lab, operator: str) -> ChoiceField | TextField:
    if not lab.operators:
        return TextField("Operator", operator)
    choices = [Choice(one.initials, f"{one.name} ({one.initials})") for one in lab.operators]
    known = lab.operator(operator)
    if known is None and operator:
        choices.append(Choice(operator, operator))
    return ChoiceField("Operator", choices, known.initials if known is not None else operator)


def _rotors(lab: Lab) -> list[Choice]:
    return [Choice("", "none"), *(Choice(one.name, one.name) for one in lab.rotors)]
