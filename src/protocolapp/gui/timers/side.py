"""The window's right: the dock, its sound and its alarms, made when a timer or a run first asks for them.

Until then nothing of runs is loaded: the first paint does without, and so does a day without a run.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from protocolapp.gui.desk import Beat, Desk
from protocolapp.gui.widgets.box import Column

if TYPE_CHECKING:
    from protocolapp.gui.timers.alarm import Alarms
    from protocolapp.gui.timers.dock import TimersDock


class TimersSide(Column):
    """run_requested carries the id of a run to go to; ringing how many alarms wait to be acknowledged."""

    run_requested = Signal(str)
    ringing = Signal(int)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(0, parent=parent)
        self._desk = desk
        self._timed = self._in_run = False
        self._dock: TimersDock | None = None
        self._alarms: Alarms | None = None
        desk.beat.connect(self._beat)
        self.hide()

    def stand_by(self, in_run: bool) -> None:
        """Whether a run is on the screen: beside it the dock is always in sight, elsewhere while a timer counts."""
        self._in_run = in_run
        self._fit()

    def _beat(self, beat: Beat) -> None:
        self._timed = any(beat.readings.values())
        self._fit()

    def _fit(self) -> None:
        wanted = self._timed or self._in_run
        if wanted and self._dock is None:
            self._make()
        self.setVisible(wanted)

    def _make(self) -> None:
        from protocolapp.gui.timers.alarm import Alarms
        from protocolapp.gui.timers.alarm_sound import AlarmSound
        from protocolapp.gui.timers.dock import TimersDock

        sound = AlarmSound(parent=self)
        self._dock = TimersDock(self._desk, sound)
        self._dock.run_requested.connect(self.run_requested)
        self._dock.ringing.connect(self.ringing)
        self._alarms = Alarms(self._desk, sound, self.window())
        self.add(self._dock)
        sound.probe()
