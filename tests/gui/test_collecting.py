"""The collector rests while other threads work, and goes on after the last."""

from __future__ import annotations

import gc
import threading

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from protocolapp.gui.background import Background


def test_the_collector_rests_until_the_last_thread_is_done(qtbot: QtBot) -> None:
    keeper = QObject()
    first, second = Background(keeper), Background(keeper)
    gates = threading.Event(), threading.Event()
    for background, gate in zip((first, second), gates, strict=True):
        background.start(gate.wait)
    assert not gc.isenabled()
    with qtbot.waitSignal(first.done):
        gates[0].set()
    assert not gc.isenabled()
    gates[1].set()
    qtbot.waitUntil(gc.isenabled)


def test_it_goes_on_though_the_screen_has_gone_meanwhile(qtbot: QtBot) -> None:
    keeper, gate = QObject(), threading.Event()
    Background(keeper).start(gate.wait)
    keeper.deleteLater()
    qtbot.wait(0)
    gate.set()
    qtbot.waitUntil(gc.isenabled)


def test_a_screen_in_a_cycle_is_never_destroyed_on_another_thread(qtbot: QtBot) -> None:
    keeper = QObject()
    background = Background(keeper)
    died_on: list[int] = []

    class Cyclic(QObject):
        def __init__(self) -> None:
            super().__init__()
            self.me = self

        def __del__(self) -> None:
            died_on.append(threading.get_ident())

    for _ in range(50):
        Cyclic()

    def busy() -> int:
        return len([[number] for number in range(50_000)])

    with qtbot.waitSignal(background.done):
        background.start(busy)
    qtbot.waitUntil(gc.isenabled)
    gc.collect()
    assert set(died_on) == {threading.get_ident()}
