"""The alarms: heard, and shown in the task bar, but never in the way of a typing hand. The cards tell of them."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QWidget

from protocolapp.gui.desk import Beat, Desk
from protocolapp.gui.timers.alarm_plan import Heard, listen
from protocolapp.services.preferences import Preferences


class Sound(Protocol):
    """What `AlarmSound` is to the alarms."""

    def ring(self, loudness: float, voices: int) -> None: ...

    def set_on(self, on: bool) -> None: ...


class Alarms(QObject):
    """Listens to the heartbeat. window: the one whose entry in the task bar asks for attention."""

    def __init__(self, desk: Desk, sound: Sound, window: QWidget) -> None:
        super().__init__(window)
        self._sound, self._window = sound, window
        self._heard = Heard()
        self._preferred(desk.preferences)
        desk.beat.connect(self._beat)
        desk.preferences_changed.connect(self._preferred)

    def _preferred(self, preferences: Preferences) -> None:
        self._sound.set_on(preferences.sound)

    def _beat(self, beat: Beat) -> None:
        self._heard, ring = listen(self._heard, beat.readings, beat.now)
        if ring is not None:
            self._sound.ring(ring.loudness, ring.voices)
            if ring.new:
                QApplication.alert(self._window)
