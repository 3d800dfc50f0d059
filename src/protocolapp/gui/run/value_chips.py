"""The values of a step, a chip each: to read from afar, to copy, and to ask where they come from."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from protocolapp.gui.explain.where_view import WhereAsked, is_value
from protocolapp.gui.run.copied_value import without_unit
from protocolapp.gui.theme import Space
from protocolapp.gui.widgets.flow_layout import Flow
from protocolapp.gui.widgets.value_chip import ValueChip
from protocolapp.plan.model import Chip


class ValueChips(Flow):
    """copied carries the text of a value, where_asked a WhereAsked. with_unit: whether a value is copied with it."""

    copied = Signal(str)
    where_asked = Signal(object)

    def __init__(self, values: Sequence[Chip], with_unit: bool, parent: QWidget | None = None) -> None:
        super().__init__(Space.SNUG, parent=parent)
        self._values, self._with_unit = tuple(values), with_unit
        self._chips = [self._chip(value) for value in values]

    def show_values(self, values: Sequence[Chip]) -> None:
        """As many values as before, as they are now."""
        self._values = tuple(values)
        for chip, value in zip(self._chips, values, strict=True):
            self._fill(chip, value)

    def copy_units(self, with_unit: bool) -> None:
        """Whether a value is copied as `18.33 mL` or as `18.33`."""
        self._with_unit = with_unit
        self.show_values(self._values)

    def value_at(self, holder: object) -> WhereAsked | None:
        """The value whose chip this is; None where it is none of them, or nothing can be told of it."""
        for chip, value in zip(self._chips, self._values, strict=True):
            if chip is holder and is_value(value.name):
                return WhereAsked(value.name)
        return None

    def _chip(self, value: Chip) -> ValueChip:
        chip = ValueChip(value.label, value.text, value.detail)
        self._fill(chip, value)
        chip.copied.connect(self.copied)
        chip.asked.connect(self._ask)
        chip.set_asking(is_value(value.name))
        self.add(chip)
        return chip

    def _fill(self, chip: ValueChip, value: Chip) -> None:
        plain = value.plain or value.text
        copy = plain if self._with_unit else without_unit(plain)
        chip.set_value(value.label, value.text, value.detail, copy=copy)

    def _ask(self) -> None:
        value = self.value_at(self.sender())
        if value is not None:
            self.where_asked.emit(value)
