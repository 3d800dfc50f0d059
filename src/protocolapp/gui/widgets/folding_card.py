"""A card whose content is asked for now and then: closed at first, opened by its key."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from protocolapp.gui.theme import Space
from protocolapp.gui.widgets.box import Column
from protocolapp.gui.widgets.button import Button, Variant
from protocolapp.gui.widgets.card import Card

_MARGINS = (Space.SNUG, Space.TIGHT, Space.SNUG, Space.TIGHT)
_INSIDE = (Space.TIGHT, Space.NONE, Space.TIGHT, Space.TIGHT)


class FoldingCard(Card):
    """`always` stays in sight, `column` is folded away. turned: it was opened or closed."""

    turned = Signal()

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(spacing=Space.NONE, margins=_MARGINS, parent=parent)
        self.key = Button(title, Variant.QUIET)
        self.always, self.column = Column(Space.TIGHT, _INSIDE), Column(Space.SNUG, _INSIDE)
        self.add(self.key, align=Qt.AlignmentFlag.AlignLeft)
        self.add(self.always)
        self.add(self.column)
        self.always.hide()
        self.column.hide()
        self.key.clicked.connect(self.turn)
        self._tell_state()

    @property
    def open(self) -> bool:
        """Whether the content is in sight."""
        return not self.column.isHidden()

    def turn(self) -> None:
        """Open what is closed, and the other way round."""
        self.column.setVisible(not self.open)
        self._tell_state()
        self.turned.emit()

    def _tell_state(self) -> None:
        self.key.set_icon("chevron-down" if self.open else "chevron-right")
        self.key.setAccessibleDescription(self.tr("open") if self.open else self.tr("closed"))
