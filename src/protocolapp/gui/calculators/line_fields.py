"""The inputs of a calculator's form, one for each kind of field."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from protocolapp.calc.flag import Severity
from protocolapp.calc.form import Field, Kind
from protocolapp.gui.calculators.calculator_view import Standing
from protocolapp.gui.calculators.form_state import in_locale
from protocolapp.gui.theme import Ink, Space, Type
from protocolapp.gui.widgets.box import Column
from protocolapp.gui.widgets.check_box import CheckBox
from protocolapp.gui.widgets.choice_field import Choice, ChoiceField
from protocolapp.gui.widgets.field import LineField
from protocolapp.gui.widgets.line_input import InputState
from protocolapp.gui.widgets.offers import offer
from protocolapp.gui.widgets.plain_label import PlainLabel
from protocolapp.quantity import DecimalMark

STATES = {
    Severity.BLOCK: InputState.ERROR,
    Severity.WARN: InputState.WARN,
    Severity.NOTE: InputState.NORMAL,
}
_LISTS = (Kind.QUANTITIES, Kind.NUMBERS)
_LONG_CHOICE = 12

_DATE_HINT = "2026-11-21"


class TypedField(LineField):
    """A line to type into. While its value is worked out it shows it, marked, and is empty: typing makes it given."""

    def __init__(
        self, field: Field, decimal: DecimalMark, offers: Sequence[str], parent: QWidget | None = None
    ) -> None:
        self._unit = field.unit if field.kind in (Kind.QUANTITY, Kind.QUANTITIES) else ""
        self._hint = _hint(field, decimal)
        self._worked_out = ""
        self._standing: Standing | None = None
        super().__init__(
            field.label, "", _help(field), unit=self._unit, placeholder=self._hint, parent=parent
        )
        offer(self.input, offers)
        self.input.textChanged.connect(self._dress)
        self._dress()

    def put(self, text: str) -> None:
        """Hold this text, whoever has the keyboard."""
        if self.input.text() != text:
            self.input.setText(text)
            self.input.setCursorPosition(0)  # of a long one the beginning is seen
            self._committed = text

    def show_standing(self, standing: Standing | None, worked_out: str) -> None:
        """worked_out: the value to show while the field is empty, or nothing."""
        if (standing, worked_out) == (self._standing, self._worked_out):
            return
        self._standing = standing
        if worked_out != self._worked_out:
            self._worked_out = worked_out
            self._dress()
        message = standing.message if standing is not None else ""
        if worked_out and not message:
            message = self.tr("worked out")
        self.set_state(STATES[standing.severity] if standing is not None else InputState.NORMAL, message)
        if worked_out:
            told = self.tr("worked out: {value}").format(value=worked_out)
            self.input.setAccessibleDescription(
                f"{told}. {standing.message}" if standing is not None else told
            )

    def _dress(self) -> None:
        """A hint and what is worked out name their units themselves."""
        worked = bool(self._worked_out)
        hinted = not self.input.text() and bool(worked or self._hint)
        self.input.set_unit("" if hinted else self._unit)
        self.input.setPlaceholderText(f"= {self._worked_out}" if worked else self._hint)
        if self.input.property("worked") is not worked:
            self.input.setProperty("worked", worked)
            self.input.style().unpolish(self.input)
            self.input.style().polish(self.input)


class ChosenField(ChoiceField):
    """One of a few. edited carries the key."""

    edited = Signal(str)

    def __init__(self, field: Field, parent: QWidget | None = None) -> None:
        choices = [Choice(one.key, one.text) for one in field.choices]
        super().__init__(field.label, choices, field.default, field.help, parent)
        self._standing: Standing | None = None
        self.keep_no_line()
        self.chosen.connect(self.edited)

    def put(self, text: str) -> None:
        """Choose this one."""
        if self.key() != text:
            self.set_key(text)

    def show_standing(self, standing: Standing | None, _worked_out: str) -> None:
        if standing == self._standing:
            return
        self._standing = standing
        state = STATES[standing.severity] if standing is not None else InputState.NORMAL
        self.set_state(state, standing.message if standing is not None else "")


class SwitchField(Column):
    """Yes or no. edited carries the word."""

    edited = Signal(str)

    def __init__(self, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(Space.HAIR, parent=parent)
        self._help = field.help
        self.input = CheckBox(self.tr("Yes"))
        self.input.setAccessibleName(field.label)
        self.input.setAccessibleDescription(field.help)
        self.input.clicked.connect(self._tell)
        self._below = PlainLabel(field.help or " ", Type.TINY, ink=Ink.THIRD, wrap=True)
        self._caption = PlainLabel(field.label, Type.SMALL, ink=Ink.SECOND, wrap=True)
        self.add(self._caption)
        self.add(self.input)
        self.add(self._below)
        self.setFocusProxy(self.input)

    def head_height(self, width: int) -> int:
        """How high all above the box is in this width."""
        return self._caption.heightForWidth(width)

    def put(self, text: str) -> None:
        """Show this one of `yes` and `no`."""
        self.input.setChecked(text == "yes")

    def show_standing(self, standing: Standing | None, _worked_out: str) -> None:
        self._below.setText((standing.message if standing is not None else self._help) or " ")
        self._below.set_ink(Ink.THIRD if standing is None else Ink.WARN)

    def _tell(self, checked: bool) -> None:
        self.edited.emit("yes" if checked else "no")


FormField = TypedField | ChosenField | SwitchField


def form_field(field: Field, decimal: DecimalMark, offers: Sequence[str]) -> FormField:
    """The input that suits the field; a table has its own."""
    if field.kind is Kind.CHOICE:
        return ChosenField(field)
    if field.kind is Kind.YES_NO:
        return SwitchField(field)
    return TypedField(field, decimal, offers)


def takes_a_line(field: Field) -> bool:
    """Whether what is typed or chosen is so long that it takes the whole width of the form."""
    return field.kind in _LISTS or any(len(one.text) > _LONG_CHOICE for one in field.choices)


def _help(field: Field) -> str:
    return "; ".join(part for part in ("optional" if field.optional else "", field.help) if part)


def _hint(field: Field, decimal: DecimalMark) -> str:
    if field.default:
        return f"{in_locale(field, field.default, decimal)}{_shown_unit(field)} if empty"
    return _DATE_HINT if field.kind is Kind.DATE else ""


def _shown_unit(field: Field) -> str:
    """in_locale leaves the field's own unit out; here there is no other place for it."""
    shortened = field.default.partition(" ")[2] == field.unit
    return f"\u00a0{field.unit}" if field.unit and shortened else ""
