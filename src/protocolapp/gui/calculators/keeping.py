"""Keeping what is typed into calculators, and which was open: a moment after the last keystroke, and on leaving."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QObject, QTimer, Signal

from protocolapp.calc.form import Typed
from protocolapp.gui.background import Failure
from protocolapp.gui.desk import Desk
from protocolapp.run.ports import StoreError

PAUSE_MS = 1_000
_SCREEN, _OPEN = "(screen)", "open"
"""Kept beside the inputs, under a name that no calculator can have."""


class InputKeeper(QObject):
    """not_kept carries a Failure. What could not be kept is tried again with the next change and on leaving."""

    not_kept = Signal(object)

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._inputs: dict[str, Typed] | None = None
        self._changed = False
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(PAUSE_MS)
        self._soon.timeout.connect(self.save)

    def kept(self, calculator: str) -> Typed | None:
        """What was typed into it the last time; None when it is new."""
        return self._all().get(calculator)

    def keep(self, calculator: str, typed: Typed) -> None:
        """Remember this; it is written when nothing changes for a moment."""
        if self._all().get(calculator) != typed:
            self._all()[calculator] = typed
            self._changed = True
            self._soon.start()

    def last_open(self) -> str:
        """The calculator that was open last; empty when none was."""
        kept = self._all().get(_SCREEN, {}).get(_OPEN, "")
        return kept if isinstance(kept, str) else ""

    def keep_open(self, calculator: str) -> None:
        """Remember which is open."""
        self.keep(_SCREEN, {_OPEN: calculator})

    def save(self) -> bool:
        """Write what has changed, now. Whether all is written."""
        self._soon.stop()
        if not self._changed:
            return True
        try:
            self._desk.workplace.save_calculator_inputs(self._all())
        except StoreError as error:
            self.not_kept.emit(Failure.of(error))
        else:
            self._changed = False
        return not self._changed

    def _all(self) -> dict[str, Typed]:
        if self._inputs is None:
            kept: Mapping[str, Typed] = self._desk.workplace.calculator_inputs()
            self._inputs = dict(kept)
        return self._inputs
