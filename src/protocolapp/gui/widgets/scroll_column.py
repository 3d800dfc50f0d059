"""A column that scrolls when it is taller than its place."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from protocolapp.gui.theme import Space
from protocolapp.gui.widgets.box import NO_MARGINS, Column, Margins


class ScrollColumn(QScrollArea):
    """`column` holds the children. What gets the keyboard is scrolled into sight."""

    def __init__(
        self, spacing: int = Space.SNUG, margins: Margins = NO_MARGINS, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.column = Column(spacing, margins)
        self.column.setObjectName("column")
        self.setWidget(self.column)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.viewport().setAutoFillBackground(False)
