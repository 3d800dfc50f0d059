"""A field whose value is one of a few."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from protocolapp.gui.widgets.choice_input import ChoiceInput
from protocolapp.gui.widgets.field import Field
from protocolapp.gui.widgets.plain_text import visible


@dataclass(frozen=True, slots=True)
class Choice:
    """key: what the program calls it; text: what people read."""

    key: str
    text: str


class ChoiceField(Field):
    """chosen carries the key when a person chooses."""

    chosen = Signal(str)

    def __init__(
        self,
        caption: str,
        choices: Sequence[Choice],
        key: str = "",
        help_text: str = "",
        parent: QWidget | None = None,
    ) -> None:
        self.input = ChoiceInput()
        super().__init__(caption, self.input, help_text, parent=parent)
        self._choices: tuple[Choice, ...] = ()
        self.set_choices(choices, key)
        self.input.activated.connect(self._choose)

    def set_choices(self, choices: Sequence[Choice], key: str = "") -> None:
        """Offer others. An unknown key leaves nothing chosen."""
        self._choices = tuple(choices)
        self.input.clear()
        self.input.addItems([visible(choice.text) for choice in choices])
        self.set_key(key)

    def key(self) -> str:
        """The key of the choice; empty when nothing is chosen."""
        index = self.input.currentIndex()
        return self._choices[index].key if 0 <= index < len(self._choices) else ""

    def set_key(self, key: str) -> None:
        keys = [choice.key for choice in self._choices]
        self.input.setCurrentIndex(keys.index(key) if key in keys else -1)

    def _choose(self, index: int) -> None:
        self.chosen.emit(self._choices[index].key)
