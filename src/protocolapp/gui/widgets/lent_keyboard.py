"""The keyboard as a card borrows it: taken when it opens, given back to whoever had it when it closes."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid


class LentKeyboard:
    """Remembers who had the keyboard."""

    def __init__(self) -> None:
        self._before: QWidget | None = None

    def take(self) -> None:
        """Whoever has it now gets it back."""
        self._before = QApplication.focusWidget()

    def give_back(self) -> None:
        """To whoever had it, if that is still there to be seen."""
        before, self._before = self._before, None
        if before is not None and isValid(before) and before.isVisible():
            before.setFocus(Qt.FocusReason.OtherFocusReason)
