"""From what I have: the amounts at hand, the largest size they allow, and what runs out first."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from protocolapp.calc.form import Bench, Outcome
from protocolapp.calc.form.outcome import Used
from protocolapp.calc.supply import supply
from protocolapp.gui.bare_numbers import with_unit
from protocolapp.gui.calculators.form_state import FormState
from protocolapp.gui.theme import Ink, Space, Weight
from protocolapp.gui.widgets.field import QuantityField
from protocolapp.gui.widgets.flow_layout import Flow
from protocolapp.gui.widgets.folding_card import FoldingCard
from protocolapp.gui.widgets.line_input import InputState
from protocolapp.gui.widgets.plain_label import PlainLabel
from protocolapp.quantity import Quantity, QuantityError, parse_quantity

_FIELD_WIDTH = 150
_MOST = 12
_PAUSE_MS = 150
"""It takes many calculations, so it waits until nobody types in the form."""


class SupplyCard(FoldingCard):
    """Behind one key, for it is asked now and then. rebuilt: other fields are there."""

    rebuilt = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.key.setText(self.tr("From what I have"))
        self._state: FormState | None = None
        self._bench = Bench()
        self._used: tuple[Used, ...] = ()
        self.fields: dict[str, QuantityField] = {}
        self._flow = Flow(Space.SNUG, _FIELD_WIDTH)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(_PAUSE_MS)
        self._later.timeout.connect(self._work_out)
        self.answer = PlainLabel("", weight=Weight.SEMIBOLD, wrap=True)
        told = self.tr("Say how much there is of something, and read how far it reaches.")
        self.column.add(PlainLabel(told, ink=Ink.SECOND, wrap=True))
        self.column.add(self._flow)
        self.column.add(self.answer)
        self.turned.connect(self._show_fields)
        self.hide()

    def show_calculation(self, state: FormState, outcome: Outcome, bench: Bench) -> None:
        """What this calculation uses; only for one that grows with something."""
        other = self._state is None or self._state.calculator is not state.calculator
        self._state, self._bench = state, bench
        if outcome.used or other:  # while something cannot be read, the fields stay
            self._used = outcome.used[:_MOST]
        self.setVisible(bool(state.calculator.size and self._used))
        if self.open:
            self._place_fields()
            self._later.start()

    def _show_fields(self) -> None:
        self._place_fields()
        self._work_out()

    def _place_fields(self) -> None:
        if list(self.fields) != [one.key for one in self._used]:
            kept = {key: field.text() for key, field in self.fields.items()}
            self._flow.clear()
            self.fields = {one.key: self._field(one, kept.get(one.key, "")) for one in self._used}
            self.rebuilt.emit()

    def _field(self, one: Used, text: str) -> QuantityField:
        field = QuantityField(one.label, text, one.amount.unit.symbol)
        field.add_stretch()
        field.edited.connect(self._typed)
        self._flow.add(field)
        return field

    def _typed(self, _text: str) -> None:
        self._work_out()

    def _work_out(self) -> None:
        have = self._have()
        told = ""
        if have and self._state is not None:
            try:
                found = supply(self._state.calculator, self._state.typed(), have, self._bench)
                told = found.text(self._bench) if found is not None else ""
            except QuantityError as error:
                told = f"{error.message} {error.remedy}"
        self.answer.setText(told)
        self.answer.setVisible(bool(told))

    def _have(self) -> Mapping[str, Quantity]:
        """What can be read; a field says itself why it cannot be."""
        return dict(pair for one in self._used if (pair := self._read(one)) is not None)

    def _read(self, one: Used) -> tuple[str, Quantity] | None:
        field = self.fields[one.key]
        field.set_state(InputState.NORMAL)
        if not field.text().strip():
            return None
        text = with_unit(field.text(), one.amount.unit.symbol)
        try:
            there = parse_quantity(
                text, expect=one.amount.dimension, decimal=self._bench.decimal, allow_zero=True
            )
        except QuantityError as error:
            field.set_state(InputState.ERROR, f"{error.message} {error.remedy}")
            return None
        return one.key, there
