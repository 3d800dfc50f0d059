"""Rows and columns whose spaces follow the theme, so that screens need no numbers."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QLayout, QWidget

from protocolapp.gui.theme import Space, Theme, Themed, theme_now

Margins = tuple[int, int, int, int]
"""Left, top, right, bottom, in pixels at 100 %."""

NO_MARGINS: Margins = (0, 0, 0, 0)


class Box(QWidget, Themed):
    """Children one after the other. spacing, margins: of `Space`, at 100 %."""

    def __init__(
        self,
        direction: QBoxLayout.Direction,
        spacing: int = Space.SNUG,
        margins: Margins = NO_MARGINS,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._spacing, self._margins = spacing, margins
        self._row = QBoxLayout(direction, self)
        self.retheme(theme_now())

    def add(self, widget: QWidget, stretch: int = 0, align: Qt.AlignmentFlag | None = None) -> None:
        """Append a child. stretch: its share of the space that is left."""
        if align is None:
            self._row.addWidget(widget, stretch)
        else:
            self._row.addWidget(widget, stretch, align)

    def insert(self, index: int, widget: QWidget) -> None:
        self._row.insertWidget(index, widget)

    def replace(self, old: QWidget, new: QWidget) -> None:
        """Put a child in the place of another, which is deleted."""
        self._row.replaceWidget(old, new)
        old.hide()
        old.deleteLater()

    def add_layout(self, layout: QLayout, stretch: int = 0) -> None:
        self._row.addLayout(layout, stretch)

    def set_direction(self, direction: QBoxLayout.Direction) -> None:
        """Side by side, or one below the other, from now on."""
        self._row.setDirection(direction)

    def add_stretch(self, stretch: int = 1) -> None:
        """Space that grows."""
        self._row.addStretch(stretch)

    def clear(self) -> None:
        """Delete all children."""
        while (item := self._row.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()

    def retheme(self, theme: Theme) -> None:
        self._row.setSpacing(theme.px(self._spacing))
        left, top, right, bottom = (theme.px(margin) for margin in self._margins)
        self._row.setContentsMargins(left, top, right, bottom)


class Column(Box):
    """One below the other."""

    def __init__(
        self, spacing: int = Space.SNUG, margins: Margins = NO_MARGINS, parent: QWidget | None = None
    ) -> None:
        super().__init__(QBoxLayout.Direction.TopToBottom, spacing, margins, parent)


class Row(Box):
    """Side by side."""

    def __init__(
        self, spacing: int = Space.SNUG, margins: Margins = NO_MARGINS, parent: QWidget | None = None
    ) -> None:
        super().__init__(QBoxLayout.Direction.LeftToRight, spacing, margins, parent)
