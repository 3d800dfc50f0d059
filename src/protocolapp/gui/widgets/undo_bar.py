"""What was just done, and ten seconds to take it back."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QWidget

from protocolapp.gui.theme import Space
from protocolapp.gui.widgets.button import Button, Variant
from protocolapp.gui.widgets.card import Card
from protocolapp.gui.widgets.plain_label import PlainLabel

SHOWN_MS = 10_000


class UndoBar(Card):
    """Keeps its place while it is empty. undo_asked: take back what was offered last."""

    undo_asked = Signal()

    def __init__(
        self, *, key: str = "Ctrl+Z", shown_ms: int = SHOWN_MS, parent: QWidget | None = None
    ) -> None:
        super().__init__(
            direction=QBoxLayout.Direction.LeftToRight,
            margins=(Space.BASE, Space.NONE, Space.HAIR, Space.NONE),
            parent=parent,
        )
        self._text = PlainLabel("", elide=True)
        self._undo = Button(self.tr("Undo"), Variant.QUIET, icon="undo-2", key=key)
        self._undo.clicked.connect(self._ask)
        self.add(self._text, stretch=1)
        self.add(self._undo)
        self._clock = QTimer(self)
        self._clock.setSingleShot(True)
        self._clock.setInterval(shown_ms)
        self._clock.timeout.connect(self.close_offer)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setRetainSizeWhenHidden(True)
        self.setSizePolicy(policy)
        self.hide()

    def offer(self, text: str) -> None:
        """Say what was done; a new offer takes the place of the old one."""
        self._text.setText(text)
        self._undo.setAccessibleName(self.tr("Undo: {what}").format(what=text))
        self._clock.start()
        self.show()

    def close_offer(self) -> None:
        """The ten seconds are over, or what was done can no longer be taken back."""
        self._clock.stop()
        self.hide()

    def _ask(self) -> None:
        self.close_offer()
        self.undo_asked.emit()
