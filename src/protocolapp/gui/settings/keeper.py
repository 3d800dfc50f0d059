"""Keeping what a person chooses, at once: there is no key to save it with."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QObject, Signal

from protocolapp.gui.background import Failure
from protocolapp.gui.desk import Desk
from protocolapp.lab import Lab, Substance
from protocolapp.run.ports import StoreError


class Keeper(QObject):
    """kept carries the time of day; failed a Failure: what is shown then stays as it was kept before."""

    kept = Signal(str)
    failed = Signal(object)

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self.desk = desk

    def keep(self, **changes: Any) -> bool:
        """Change some of the preferences, by the names of their fields. Whether they are kept now."""
        preferences = replace(self.desk.preferences, **changes)
        if preferences == self.desk.preferences:
            return True
        try:
            self.desk.set_preferences(preferences)
        except StoreError as error:
            self.failed.emit(Failure.of(error))
            return False
        self._tell()
        return True

    def keep_lab(self, lab: Lab) -> bool:
        """Keep what the lab has. Whether it is kept now."""
        try:
            self.desk.set_lab(lab)
        except StoreError as error:
            self.failed.emit(Failure.of(error))
            return False
        self._tell()
        return True

    def keep_reagents(self, reagents: Sequence[Substance]) -> bool:
        """Keep the lab's own reagents. Whether they are kept now."""
        try:
            self.desk.set_own_reagents(reagents)
        except StoreError as error:
            self.failed.emit(Failure.of(error))
            return False
        self._tell()
        return True

    def _tell(self) -> None:
        self.kept.emit(f"{self.desk.workplace.clock.now().local:%H:%M:%S}")
