"""In words whether all is safe: `Saved 14:02:11`."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from protocolapp.gui.theme import Ink, Space, Type, Weight
from protocolapp.gui.widgets.announce import announce
from protocolapp.gui.widgets.box import Row
from protocolapp.gui.widgets.icon_label import IconLabel
from protocolapp.gui.widgets.plain_label import PlainLabel

COPIED_MS = 4_000


class SavedIndicator(Row):
    """The state of what was recorded last. It is set by the store's answer, never before it.

    A copy is told in the same line for a moment, but never in place of what is not saved.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Space.HAIR, parent=parent)
        self._sign = IconLabel("check", Ink.SECOND, 16)
        self._words = PlainLabel("", Type.SMALL, ink=Ink.SECOND, elide=True)
        self.add(self._sign)
        self.add(self._words, stretch=1)
        self._sign.hide()
        self._kept = ""
        self._failed = False
        self._copied = QTimer(self)
        self._copied.setSingleShot(True)
        self._copied.setInterval(COPIED_MS)
        self._copied.timeout.connect(self._forget_copy)

    def saved(self, time: str) -> None:
        """time: `14:02:11`."""
        self._kept, self._failed = self.tr("Saved {time}").format(time=time), False
        self._copied.stop()
        self._forget_copy()

    def copied(self, what: str) -> None:
        """what: `18.33 mL`, or how much it was."""
        if not self._failed:
            words = self.tr("Copied {what}").format(what=what)
            self._say(words, "copy", Ink.SECOND, Weight.REGULAR)
            announce(self, words)
            self._copied.start()

    def saving(self) -> None:
        self._say(self.tr("Saving…"), "save", Ink.SECOND, Weight.REGULAR)

    def not_saved(self, reason: str) -> None:
        """reason: `disk full`."""
        self._failed = True
        self._copied.stop()
        words = self.tr("NOT SAVED: {reason}").format(reason=reason)
        self._say(words, "octagon-alert", Ink.ALARM, Weight.SEMIBOLD)
        announce(self, words)

    def text(self) -> str:
        """The words shown."""
        return self._words.text()

    def _forget_copy(self) -> None:
        self._say(self._kept, "check", Ink.SECOND, Weight.REGULAR)
        self._sign.setVisible(bool(self._kept))

    def _say(self, words: str, icon: str, ink: Ink, weight: Weight) -> None:
        self._sign.set_icon(icon, ink)
        self._sign.show()
        self._words.set_ink(ink)
        self._words.set_type(Type.SMALL, weight)
        self._words.setText(words)
