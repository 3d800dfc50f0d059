"""The page a record is read on: made part by part, so that a long run never stalls the window."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from protocolapp.gui.theme import Space, Theme, Themed, theme_now
from protocolapp.gui.widgets.card import Card
from protocolapp.gui.widgets.scroll_column import ScrollColumn

WIDEST = 1040
AT_FIRST, AT_ONCE = 12, 8
_OUTSIDE = (Space.NONE, Space.NONE, Space.NONE, Space.WIDE)
_INSIDE = (Space.VAST, Space.WIDE, Space.VAST, Space.VAST)


class Document(ScrollColumn, Themed):
    """built: all parts are there."""

    built = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(margins=_OUTSIDE, parent=parent)
        self._parts: Iterator[QWidget] = iter(())
        self._wanted = 0
        self.setAccessibleName(name)
        self.sheet = Card(spacing=Space.SNUG, margins=_INSIDE)
        between = QWidget()
        self._between = QVBoxLayout(between)
        self._between.addWidget(self.sheet)
        self.column.add(between)
        self.column.add_stretch()
        self.sheet.hide()
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self._go_on)
        self.retheme(theme_now())

    def show_parts(self, parts: Iterator[QWidget], *, keep_place: bool) -> None:
        """Show others. keep_place: scrolled to where it was, as far as there is anything."""
        self._wanted = self.verticalScrollBar().value() if keep_place else 0
        self._parts = parts
        self.sheet.clear()
        self.sheet.show()
        self._add(AT_FIRST)

    def clear(self) -> None:
        """Show nothing."""
        self._parts = iter(())
        self._soon.stop()
        self.sheet.clear()
        self.sheet.hide()

    @property
    def building(self) -> bool:
        return self._soon.isActive()

    def retheme(self, theme: Theme) -> None:
        self._fit(theme)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit(theme_now())

    def _fit(self, theme: Theme) -> None:
        """By the margins: a layout that had to find the width would ask every step for its height at several."""
        side = max(theme.px(Space.VAST), (self.viewport().width() - theme.px(WIDEST)) // 2)
        self._between.setContentsMargins(side, 0, side, 0)

    def _go_on(self) -> None:
        self._add(AT_ONCE)

    def _add(self, number: int) -> None:
        for _ in range(number):
            part = next(self._parts, None)
            if part is None:
                self._return()
                self.built.emit()
                return
            self.sheet.add(part)
        self._soon.start()

    def _return(self) -> None:
        if self._wanted:
            self.column.adjustSize()
            self.verticalScrollBar().setValue(self._wanted)
