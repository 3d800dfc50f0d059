"""The desk: the thin Qt adapter between screens and services. All open runs lie on it; its heartbeat tells the time.

Screens never touch a store: they hand commands to `submit`, and repaint when `run_changed` says what was stored.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from protocolapp.gui.news import Beat, NotSaved, RunChanged, Saved, WasRefused
from protocolapp.run.ports import ConcurrentAppendError, RunQuery, RunSummary, Stamp, StoreError
from protocolapp.run.refusal import Refused
from protocolapp.run.timer import dock_order, next_change

if TYPE_CHECKING:
    from protocolapp.lab import Lab, Substance
    from protocolapp.run.commands import Command
    from protocolapp.run.service import RunService
    from protocolapp.run.setup import RunSetup
    from protocolapp.services.preferences import Preferences
    from protocolapp.services.workplace import Workplace

LONGEST_NAP_MS = 30_000
"""The heartbeat never sleeps longer, so that a clock that jumped or a computer that slept is soon noticed."""

_UNFINISHED = RunQuery(open_only=True, limit=200)

_BUSY = (
    "Not saved",
    "Another program is writing to this run.",
    "Close the other one, then try again.",
)


class Desk(QObject):
    """Holds the open runs. Every signal carries one frozen object: those of `news`."""

    run_opened = Signal(str)
    run_changed = Signal(object)
    saved = Signal(object)
    not_saved = Signal(object)
    refused = Signal(object)
    beat = Signal(object)
    preferences_changed = Signal(object)
    lab_changed = Signal(object)
    library_changed = Signal()
    catalogue_changed = Signal()

    def __init__(self, workplace: Workplace, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.workplace = workplace
        self._services: dict[str, RunService] = {}
        self._preferences = workplace.preferences()
        self._unsaved: tuple[NotSaved, ...] = ()
        self._waiting: tuple[RunSummary, ...] = ()
        self._heart = QTimer(self)
        self._heart.setSingleShot(True)
        self._heart.setTimerType(Qt.TimerType.PreciseTimer)
        self._heart.timeout.connect(self.beat_now)

    @property
    def preferences(self) -> Preferences:
        return self._preferences

    def set_preferences(self, preferences: Preferences) -> None:
        """Keep them and tell every screen. Raises StoreError when they cannot be kept."""
        self.workplace.save_preferences(preferences)
        self._preferences = preferences
        self.preferences_changed.emit(preferences)

    def set_lab(self, lab: Lab) -> None:
        """Keep the lab's pipettes, rotors and operators. Raises StoreError when they cannot be kept."""
        self.workplace.save_lab(lab)
        self.lab_changed.emit(lab)

    def set_own_reagents(self, reagents: Sequence[Substance]) -> None:
        """Keep the lab's own reagents. Raises StoreError when they cannot be kept."""
        self.workplace.save_own_reagents(reagents)
        self.catalogue_changed.emit()

    @property
    def operator(self) -> str:
        """Who is working now; `unknown` until somebody says."""
        return self._preferences.operator or "unknown"

    def look_ahead(self) -> None:
        """Learn which runs are unfinished from their headers alone, for the first paint. Raises StoreError."""
        self._waiting = self.workplace.store().find(_UNFINISHED).runs

    @property
    def waiting(self) -> tuple[RunSummary, ...]:
        """Unfinished runs that are not on the desk yet."""
        return tuple(one for one in self._waiting if one.header.run_id not in self._services)

    def open_unfinished(self) -> None:
        """Put every unfinished run on the desk, so that its timers ring. Raises StoreError for one that is damaged."""
        page = self.workplace.store().find(_UNFINISHED)
        damaged: StoreError | None = None
        for summary in page.runs:
            try:
                self.open(summary.header.run_id)
            except StoreError as error:  # one run that cannot be read keeps no other from ringing
                damaged = StoreError(error.title, f"{summary.header.label}: {error.message}", error.remedy)
        self.beat_now()
        if damaged is not None:
            raise damaged

    def open(self, run_id: str) -> RunService:
        """The service of a run, put on the desk if it was not there. Raises StoreError, UnknownRunError."""
        if run_id not in self._services:
            from protocolapp.run.service import RunService  # the whole engine: not before first paint

            self._services[run_id] = RunService.open(run_id, self.workplace.store(), self.workplace.clock)
            self.run_opened.emit(run_id)
            self.beat_now()
        return self._services[run_id]

    def start(self, setup: RunSetup) -> str:
        """Begin a run. Returns its id. Raises StoreError."""
        from protocolapp.run.service import RunService

        service = RunService.start(
            setup,
            self.workplace.store(),
            self.workplace.clock,
            self.workplace.lab(),
            by=self.operator,
            run_id=self.workplace.new_id(),
        )
        run_id = service.state.run_id
        self._services[run_id] = service
        self.run_opened.emit(run_id)
        self.beat_now()
        return run_id

    def runs(self) -> Mapping[str, RunService]:
        """The runs on the desk, by id, in the order they came."""
        return dict(self._services)

    def submit(self, run_id: str, command: Command, asker: object | None = None) -> bool:
        """Ask a run for something. True when it is stored; else `refused` or `not_saved` has told why, and to whom."""
        return self._submit(run_id, command, asker, self.workplace.clock.now())

    @property
    def unsaved(self) -> tuple[NotSaved, ...]:
        """What could not be saved and waits to be tried again, the earliest first."""
        return self._unsaved

    def try_again(self) -> bool:
        """Submit once more, in their order, what could not be saved. True when nothing is left waiting."""
        waiting, self._unsaved = self._unsaved, ()
        for place, one in enumerate(waiting):
            if not self._submit(one.run_id, one.command, one.asker, one.at) and self._unsaved:
                self._unsaved = (*self._unsaved, *waiting[place + 1 :])
                return False
        return True

    def acknowledge_first(self, asker: object | None = None) -> bool:
        """Acknowledge the alarm that stands first, of whatever run. False when none rings."""
        owners = {
            id(one): run_id
            for run_id, service in self._services.items()
            for one in service.state.timers.values()
        }
        readings = [one for service in self._services.values() for one in service.readings().values()]
        ringing = next((one for one in dock_order(readings) if one.ringing), None)
        if ringing is None:
            return False
        from protocolapp.gui.timers.heard import heard

        return self.submit(owners[id(ringing.timer)], heard(ringing.timer), asker)

    def beat_now(self) -> None:
        """Read all timers, tell the screens, and sleep until something visible changes."""
        now = self.workplace.clock.now()
        readings = {run_id: service.readings(now) for run_id, service in self._services.items()}
        running = [reading for of_run in readings.values() for reading in of_run.values()]
        windows = {run_id: service.windows(now) for run_id, service in self._services.items()}
        counting = [reading for of_run in windows.values() for reading in of_run]
        self.beat.emit(Beat(now, readings, windows))
        nap = next_change([*running, *counting])
        if nap is not None:
            self._heart.start(max(1, min(nap, LONGEST_NAP_MS)))
        elif any(service.state.open for service in self._services.values()):
            self._heart.start(LONGEST_NAP_MS)  # the time line goes on without a timer, too
        else:
            self._heart.stop()

    def _submit(self, run_id: str, command: Command, asker: object | None, at: Stamp) -> bool:
        service = self.open(run_id)
        try:
            change = service.submit(command, by=self.operator, at=at)
        except Refused as refused:
            self.refused.emit(WasRefused(run_id, command, refused.refusal, asker))
            return False
        except StoreError as error:
            self._keep(NotSaved(run_id, command, at, asker, error.title, error.message, error.remedy))
            return False
        except ConcurrentAppendError:
            self._keep(NotSaved(run_id, command, at, asker, *_BUSY))
            return False
        self._unsaved = tuple(one for one in self._unsaved if (one.run_id, one.command) != (run_id, command))
        self.saved.emit(Saved(run_id, self.workplace.clock.now()))
        self.run_changed.emit(RunChanged(run_id, change))
        self.beat_now()
        return True

    def _keep(self, failed: NotSaved) -> None:
        others = (
            one for one in self._unsaved if (one.run_id, one.command) != (failed.run_id, failed.command)
        )
        self._unsaved = (*others, failed)
        self.not_saved.emit(failed)


__all__ = ["Beat", "Desk", "NotSaved", "RunChanged", "Saved", "WasRefused"]
