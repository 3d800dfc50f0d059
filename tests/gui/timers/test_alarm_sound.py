"""Sound beside the window: heard, or its absence told."""

from __future__ import annotations

import gc
from array import array
from threading import Event, get_ident

import shiboken6
from pytestqt.qtbot import QtBot

from protocolapp.gui.collecting import Collecting
from protocolapp.gui.timers.alarm_sound import AlarmSound, SoundState, _Playing
from protocolapp.gui.timers.player import DevicePlayer, NoSoundError


class FakePlayer:
    """Notes what it plays; a closed gate holds it up as a long sound does."""

    def __init__(self, fault: str = "") -> None:
        self.fault, self.played = fault, list[int]()
        self.threads = set[int]()
        self.gate = Event()
        self.gate.set()

    def play(self, samples: array[int]) -> None:
        self.threads.add(get_ident())
        self.gate.wait(5)
        if self.fault:
            raise NoSoundError(self.fault)
        self.played.append(len(samples))

    def stop(self) -> None:
        self.gate.set()


def test_it_plays_on_another_thread_and_one_at_a_time(qtbot: QtBot) -> None:
    player = FakePlayer()
    sound = AlarmSound(player)
    player.gate.clear()
    sound.ring(0.5, 1)
    sound.ring(0.5, 1)
    player.gate.set()
    qtbot.waitUntil(lambda: len(player.played) == 1)
    assert get_ident() not in player.threads


def test_no_device_is_said_and_healed_by_the_next_sound(qtbot: QtBot) -> None:
    player = FakePlayer("No sound device was found.")
    sound = AlarmSound(player)
    with qtbot.waitSignal(sound.state_changed):
        sound.probe()
    assert "No sound device" in sound.state.text
    player.fault = ""
    with qtbot.waitSignal(sound.state_changed):
        sound.test()
    assert sound.state == SoundState()
    assert sound.state.text == ""


def test_switched_off_is_silent_and_says_so(qtbot: QtBot) -> None:
    player = FakePlayer()
    sound = AlarmSound(player)
    sound.set_on(False)
    sound.ring(1.0, 1)
    assert "shown, not heard" in sound.state.text
    sound.test()
    qtbot.waitUntil(lambda: len(player.played) == 1)
    assert player.played[0] > 0


def test_the_real_device_plays_or_says_why_not() -> None:
    fault = ""
    try:
        DevicePlayer().play(array("h"))
    except NoSoundError as error:
        fault = str(error)
    assert fault in ("", "No sound device was found.", "The sound library is not installed.")


def test_a_window_that_is_gone_meanwhile_is_not_told(qtbot: QtBot) -> None:
    """Whoever plays goes on to the end, and the collector, which rested for it, works again."""
    sound, collecting = AlarmSound(FakePlayer()), Collecting.of_application()
    playing = _Playing(FakePlayer(), None, sound._played, collecting.worked)
    collecting.rest()
    shiboken6.delete(sound)
    playing.run()
    qtbot.waitUntil(gc.isenabled)
