"""In words whether all is safe: `Saved 14:02:11`."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from protocolapp.gui.theme import Ink, Space, Type, Weight
from protocolapp.gui.widgets.announce import announce
from protocolapp.gui.widgets.box import Row
from protocolapp.gui.widgets.icon_label import IconLabel
from protocolapp.gui.widgets.plain_label import PlainLabel


class SavedIndicator(Row):
    """The state of what was recorded last. It is set by the store's answer, never before it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Space.HAIR, parent=parent)
        self._sign = IconLabel("check", Ink.SECOND, 16)
        self._words = PlainLabel("", Type.SMALL, ink=Ink.SECOND, elide=True)
        self.add(self._sign)
        self.add(self._words, stretch=1)
        self._sign.hide()

    def saved(self, time: str) -> None:
        """time: `14:02:11`."""
        self._say(self.tr("Saved {time}").format(time=time), "check", Ink.SECOND, Weight.REGULAR)

    def saving(self) -> None:
        self._say(self.tr("Saving…"), "save", Ink.SECOND, Weight.REGULAR)

    def not_saved(self, reason: str) -> None:
        """reason: `disk full`."""
        words = self.tr("NOT SAVED: {reason}").format(reason=reason)
        self._say(words, "octagon-alert", Ink.ALARM, Weight.SEMIBOLD)
        announce(self, words)

    def text(self) -> str:
        """The words shown."""
        return self._words.text()

    def _say(self, words: str, icon: str, ink: Ink, weight: Weight) -> None:
        self._sign.set_icon(icon, ink)
        self._sign.show()
        self._words.set_ink(ink)
        self._words.set_type(Type.SMALL, weight)
        self._words.setText(words)
