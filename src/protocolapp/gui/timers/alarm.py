"""The alarms: heard, shown in the task bar and told to the screen reader, but never in the way of a typing hand."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QApplication, QWidget

from protocolapp.gui.desk import Beat, Desk
from protocolapp.gui.timers.alarm_plan import Heard, TimerName, listen
from protocolapp.run.timer import TimerPhase, TimerReading
from protocolapp.services.preferences import Preferences

_SOON_MS = 60_000
_LONG_MS = 2 * _SOON_MS
"""Only a timer longer than this is announced a minute ahead."""


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
        self._soon: frozenset[TimerName] = frozenset()
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
            for name in ring.new:
                self._announce(_said(beat.readings[name[0]][name[1]]), urgent=True)
        self._announce_soon(beat)

    def _announce_soon(self, beat: Beat) -> None:
        soon = {
            (run_id, timer_id): reading
            for run_id, of_run in beat.readings.items()
            for timer_id, reading in of_run.items()
            if _is_soon(reading)
        }
        for name, reading in soon.items():
            if name not in self._soon:
                self._announce(f"{reading.timer.label}: 1 minute left", urgent=False)
        self._soon = frozenset(soon)

    def _announce(self, text: str, *, urgent: bool) -> None:
        event = QAccessibleAnnouncementEvent(self._window, text)
        politeness = QAccessible.AnnouncementPoliteness
        event.setPoliteness(politeness.Assertive if urgent else politeness.Polite)
        QAccessible.updateAccessibility(event)


def _is_soon(reading: TimerReading) -> bool:
    waiting = reading.phase in (TimerPhase.RUNNING, TimerPhase.MAY_CONTINUE)
    return waiting and reading.rings_ms > _LONG_MS and reading.remaining_ms <= _SOON_MS


def _said(reading: TimerReading) -> str:
    missed = reading.phase is TimerPhase.MISSED
    return f"{reading.timer.label}: {'ended while the program was closed' if missed else 'time is up'}"
