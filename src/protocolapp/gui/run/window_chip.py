"""Until when a step is to be begun: a quiet line that takes the colour, icon and word of a warning in time."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSizePolicy, QWidget

from protocolapp.gui.run.window_view import WindowView
from protocolapp.gui.theme import Ink, Space, Type, Weight
from protocolapp.gui.widgets.box import Row
from protocolapp.gui.widgets.icon_label import IconLabel
from protocolapp.gui.widgets.plain_label import PlainLabel
from protocolapp.run.window import WindowPhase

LOOKS = {
    WindowPhase.NOT_BEGUN: ("hourglass", Ink.SECOND),
    WindowPhase.TOO_EARLY: ("hourglass", Ink.SECOND),
    WindowPhase.OPEN: ("hourglass", Ink.SECOND),
    WindowPhase.CLOSING: ("triangle-alert", Ink.WARN),
    WindowPhase.MISSED: ("octagon-alert", Ink.ALARM),
}
_BROKEN = ("triangle-alert", Ink.WARN)


class WindowChip(Row):
    """Hidden where there is nothing to say."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Space.TIGHT, parent=parent)
        self._icon = IconLabel("hourglass")
        self._text = PlainLabel(ink=Ink.SECOND, elide=True)
        self.add(self._icon, align=Qt.AlignmentFlag.AlignVCenter)
        self.add(self._text, stretch=1)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.hide()

    def show_window(self, view: WindowView | None) -> None:
        """The window at this moment."""
        self.setVisible(view is not None)
        if view is None:
            return
        icon, ink = _BROKEN if view.broken else LOOKS[view.phase]
        self._icon.set_icon(icon, ink)
        self._text.set_ink(ink)
        self._text.set_type(Type.BODY, Weight.REGULAR if ink is Ink.SECOND else Weight.SEMIBOLD)
        self._text.setText(view.said)
        self.setAccessibleName(view.said)

    @property
    def text(self) -> str:
        """What it says; empty while hidden."""
        return "" if self.isHidden() else self._text.literal()
