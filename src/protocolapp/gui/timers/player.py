"""Playing samples on the sound device. The only door to miniaudio, opened when something is first to be heard."""

from __future__ import annotations

import sys
from array import array
from collections.abc import Generator
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING, Protocol

from protocolapp.gui.timers.tone import RATE

if TYPE_CHECKING:
    import miniaudio

_BUFFER_MS = 100
_SPARE_S = 2.0
_CARDS = Path("/proc/asound/cards")


class NoSoundError(Exception):
    """Nothing can be heard on this computer. The message says why, in a sentence."""


class Player(Protocol):
    """Plays mono samples of 16 bits at `tone.RATE`."""

    def play(self, samples: array[int]) -> None:
        """Play them to their end; empty ones only try the device. Blocks. Raises NoSoundError."""

    def stop(self) -> None:
        """Cut short what plays, from any thread."""


class DevicePlayer:
    """The computer's own device, opened for each sound, so that headphones may come and go."""

    def __init__(self) -> None:
        self._done = Event()

    def stop(self) -> None:
        self._done.set()

    def play(self, samples: array[int]) -> None:
        try:
            import miniaudio
        except ImportError as error:
            raise NoSoundError("The sound library is not installed.") from error
        try:
            self._play(
                miniaudio.PlaybackDevice(
                    output_format=miniaudio.SampleFormat.SIGNED16,
                    nchannels=1,
                    sample_rate=RATE,
                    buffersize_msec=_BUFFER_MS,
                    backends=_backends(),
                    app_name="protocolapp",
                ),
                samples,
            )
        except miniaudio.MiniaudioError as error:
            raise NoSoundError("No sound device was found.") from error

    def _play(self, device: miniaudio.PlaybackDevice, samples: array[int]) -> None:
        try:
            if samples:
                self._done.clear()
                frames = _frames(samples, self._done)
                next(frames)
                device.start(frames)
                self._done.wait(len(samples) / RATE + _SPARE_S)
        finally:
            device.close()


def _backends() -> list[miniaudio.Backend]:
    """All that can be heard, so not the null device; ALSA only where there is a card: it prints a page without one."""
    import miniaudio

    silent = {miniaudio.Backend.NULL, miniaudio.Backend.CUSTOM}
    if sys.platform == "linux" and not _CARDS.exists():
        silent.add(miniaudio.Backend.ALSA)
    return [backend for backend in miniaudio.Backend if backend not in silent]


def _frames(samples: array[int], done: Event) -> Generator[array[int], int, None]:
    """What miniaudio asks for, piece by piece; silence once all is played, until the device is closed."""
    asked, place = (yield array("h")), 0
    while True:
        piece = samples[place : place + asked]
        place += asked
        if len(piece) < asked:
            if place - asked > len(samples):
                done.set()  # a whole buffer of silence has followed the last sample
            piece += array("h", bytes(2 * (asked - len(piece))))
        asked = yield piece
