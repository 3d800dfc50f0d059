"""The alarm's sound beside the window: never on its thread, never in its way."""

from __future__ import annotations

from array import array
from contextlib import suppress
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QObject, QRunnable, QThreadPool, Signal, SignalInstance, Slot
from PySide6.QtWidgets import QApplication

from protocolapp.gui.collecting import Collecting
from protocolapp.gui.timers.player import DevicePlayer, NoSoundError, Player
from protocolapp.gui.timers.tone import chime


@dataclass(frozen=True, slots=True)
class SoundState:
    """Whether alarms can be heard. on: wanted. fault: why the device is silent, or empty."""

    on: bool = True
    fault: str = ""

    @property
    def text(self) -> str:
        """For the dock's foot; empty when all is well."""
        if not self.on:
            return "Sound is off: alarms are shown, not heard."
        return f"{self.fault} Alarms are shown, and the computer may beep." if self.fault else ""


class AlarmSound(QObject):
    """Rings when told to. `state_changed` carries a SoundState."""

    state_changed = Signal(object)
    _played = Signal(str, bool)

    def __init__(self, player: Player | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._player = player or DevicePlayer()
        self._state = SoundState()
        self._playing = False
        self._pool = QThreadPool(self)
        self._collecting = Collecting.of_application()
        self._pool.setMaxThreadCount(1)
        self._played.connect(self._ended)
        application = QCoreApplication.instance()
        if application is not None:
            application.aboutToQuit.connect(self._player.stop)

    @property
    def state(self) -> SoundState:
        return self._state

    def set_on(self, on: bool) -> None:
        """As preferred by the person."""
        self._become(SoundState(on, self._state.fault))

    def probe(self) -> None:
        """Find out whether there is a device, without a sound."""
        self._start(None)

    def ring(self, loudness: float, voices: int) -> None:
        """One ring, unless sound is off. Returns at once; while one is playing a second is left out."""
        if self._state.on:
            self._start((loudness, voices))

    def test(self) -> None:
        """What an alarm sounds like, also when sound is off."""
        self._start((0.8, 1))

    def _start(self, ring: tuple[float, int] | None) -> None:
        if self._playing:
            return
        self._playing = True
        self._collecting.rest()
        self._pool.start(_Playing(self._player, ring, self._played, self._collecting.worked))

    @Slot(str, bool)
    def _ended(self, fault: str, audible: bool) -> None:
        self._playing = False
        if fault and audible:
            QApplication.beep()
        self._become(SoundState(self._state.on, fault))

    def _become(self, state: SoundState) -> None:
        if state != self._state:
            self._state = state
            self.state_changed.emit(state)


class _Playing(QRunnable):
    """Makes the samples and plays them, on a thread of the pool, then tells."""

    def __init__(
        self,
        player: Player,
        ring: tuple[float, int] | None,
        played: SignalInstance,
        worked: SignalInstance,
    ) -> None:
        super().__init__()
        self._player, self._ring, self._played, self._worked = player, ring, played, worked

    def run(self) -> None:
        try:
            fault = self._fault_of_playing()
            with suppress(RuntimeError):  # the window was closed meanwhile, and its signals with it
                self._played.emit(fault, self._ring is not None)
        finally:
            with suppress(RuntimeError):  # the application has ended
                self._worked.emit()

    def _fault_of_playing(self) -> str:
        try:
            self._player.play(chime(*self._ring) if self._ring is not None else array("h"))
        except NoSoundError as error:
            return str(error)
        return ""
