"""In the dock: the steps whose window is closing or has closed. Pressing one goes to its run.

They make no sound: a window asks for nothing at the moment it closes, and a sound would have to be acknowledged by
somebody who cannot do anything about it. They stay in sight until their step is begun.
"""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from protocolapp.gui.theme import Space
from protocolapp.gui.timers.dock_view import WindowDue
from protocolapp.gui.widgets.box import Column
from protocolapp.gui.widgets.button import Button, Variant
from protocolapp.gui.widgets.plain_text import tooltip


class WindowKeys(Column):
    """pressed carries the id of a run."""

    pressed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Space.TIGHT, parent=parent)
        self.keys: list[_Key] = []
        self.hide()

    def show_windows(self, windows: tuple[WindowDue, ...], narrow: bool) -> None:
        """These, in this order. narrow: only the step's number fits."""
        while len(self.keys) < len(windows):
            key = _Key()
            key.clicked.connect(self._press)
            self.keys.append(key)
            self.add(key)
        while len(self.keys) > len(windows):
            key = self.keys.pop()
            key.hide()
            key.deleteLater()
        for key, due in zip(self.keys, windows, strict=True):
            key.show_due(due, narrow)
        self.setVisible(bool(windows))

    def _press(self) -> None:
        key = self.sender()
        if isinstance(key, _Key) and key.due is not None:
            self.pressed.emit(key.due.run_id)


class _Key(Button):
    def __init__(self) -> None:
        super().__init__("", icon="hourglass")
        self.due: WindowDue | None = None
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def show_due(self, due: WindowDue, narrow: bool) -> None:
        self.due = due
        self.set_variant(Variant.DANGER if due.missed else Variant.SECONDARY)
        self.set_icon("octagon-alert" if due.missed else "triangle-alert")
        self.setText(due.step if narrow else f"{due.step} {due.short}")
        self.setAccessibleName(due.said)
        self.setToolTip(tooltip(due.said))
