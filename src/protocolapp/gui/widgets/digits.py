"""Counting digits that never move what is around them."""

from __future__ import annotations

from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QSizePolicy, QWidget

from protocolapp.gui.theme import Ink, Theme, Type, Weight, theme_now
from protocolapp.gui.widgets.plain_label import PlainLabel

_SIZES = (Type.DIGITS, Type.STEP, Type.HEAD)


class Digits(PlainLabel):
    """Large digits. Its size changes only with the number of signs, so a tick of the clock lays nothing out anew."""

    def __init__(self, ink: str = Ink.INK, size: int = Type.DIGITS, parent: QWidget | None = None) -> None:
        self._largest, self._shape = size, ""
        super().__init__("", size, Weight.BOLD, ink, parent=parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_digits(self, digits: str) -> None:
        """Show `12:48`."""
        shape = "".join("0" if sign.isdigit() else sign for sign in digits)
        if shape != self._shape:
            self._shape = shape
            self._measure(theme_now())
        if digits != self.literal():
            self.setText(digits)

    def retheme(self, theme: Theme) -> None:
        super().retheme(theme)
        self._measure(theme)

    def _measure(self, theme: Theme) -> None:
        """Long ones (days) take a smaller size, in the same height."""
        sizes: list[int] = [size for size in _SIZES if size <= self._largest] or [self._largest]
        size = sizes[0] if len(self._shape) <= 8 else sizes[min(1, len(sizes) - 1)]
        self.setFont(theme.font(size, Weight.BOLD))
        height = QFontMetrics(theme.font(self._largest, Weight.BOLD)).height()
        self.setFixedSize(self.fontMetrics().horizontalAdvance(self._shape) + 2, height)
