"""One stop for Tab, arrows within: how the keyboard walks through a list of buttons."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Left: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_Right: 1}


class RovingFocus(QObject):
    """Watches some widgets: the arrows, Home and End move the focus among them; only one takes Tab."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._widgets: tuple[QWidget, ...] = ()

    def watch(self, widgets: Sequence[QWidget], stop: int = 0) -> None:
        """Watch these, in this order. stop: the index of the one that takes Tab."""
        self._widgets = tuple(widgets)
        for widget in widgets:
            widget.removeEventFilter(self)
            widget.installEventFilter(self)
        self.set_stop(stop)

    def set_stop(self, stop: int) -> None:
        """The one that takes Tab."""
        for index, widget in enumerate(self._widgets):
            policy = Qt.FocusPolicy.StrongFocus if index == stop else Qt.FocusPolicy.ClickFocus
            widget.setFocusPolicy(policy)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and watched in self._widgets:
            target = self._target(self._widgets.index(watched), Qt.Key(event.key()))
            if target is not None:
                self.set_stop(target)
                self._widgets[target].setFocus(Qt.FocusReason.OtherFocusReason)
                return True
        return False

    def _target(self, index: int, key: Qt.Key) -> int | None:
        last = len(self._widgets) - 1
        if key == Qt.Key.Key_Home:
            return 0
        if key == Qt.Key.Key_End:
            return last
        return max(0, min(index + _STEPS[key], last)) if key in _STEPS else None
