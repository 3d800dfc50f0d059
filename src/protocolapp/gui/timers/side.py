"""The window's right: the dock, its sound and its alarms, made when a timer or a run first asks for them.

Until then nothing of runs is loaded: the first paint does without, and so does a day without a run.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from protocolapp.gui.desk import Beat, Desk
from protocolapp.gui.theme import theme_now
from protocolapp.gui.timers.room import room
from protocolapp.gui.widgets.box import Column
from protocolapp.gui.widgets.card import Pane

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
        self._timed = self._in_run = self._reserved = False
        self._room: Pane | None = None
        self._dock: TimersDock | None = None
        self._alarms: Alarms | None = None
        desk.beat.connect(self._beat)
        self.hide()

    def stand_by(self, in_run: bool) -> None:
        """Whether a run is on the screen: beside it the dock is always in sight, elsewhere while a timer counts."""
        self._in_run, self._reserved = in_run, False
        self._fit()

    def reserve(self) -> None:
        """Keep the place free until one goes elsewhere: unfinished runs come next, and their timers may count."""
        self._reserved = True
        self._room = Pane(Qt.Edge.LeftEdge)
        self._room.setFixedWidth(room(theme_now(), self.window().width()))
        self.add(self._room)
        self._fit()

    def _beat(self, beat: Beat) -> None:
        self._timed = any(beat.readings.values())
        if self._reserved and beat.readings and self._dock is None:
            self._make()
        self._fit()

    def _fit(self) -> None:
        if (self._timed or self._in_run) and self._dock is None:
            self._make()
        self.setVisible(self._timed or self._in_run or self._reserved)

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
        self._dock.show()  # at once, so that the place is never empty
        if self._room is not None:
            self._room.hide()
            self._room.deleteLater()
            self._room = None
        sound.probe()
