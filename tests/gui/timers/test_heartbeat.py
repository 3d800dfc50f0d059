"""One heartbeat serves any number of timers, and an idle program sleeps."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from protocolapp.gui.desk import LONGEST_NAP_MS
from protocolapp.run.commands import CancelTimer, CompleteRun, PauseTimer
from tests.gui.timers.at_the_dock import AtTheDock


def _beating(at: AtTheDock) -> list[QTimer]:
    """The Qt timers that are going, of the desk and of everything in its window."""
    return [timer for timer in at.window.findChildren(QTimer) if timer.isActive()]


def test_fifty_timers_share_one_heartbeat(qtbot: QtBot) -> None:
    at = AtTheDock(qtbot)
    run = at.begin()
    for number in range(50):
        at.free_timer(run, 60 + number)
    (heart,) = _beating(at)
    assert 0 < heart.interval() <= 1_000


def test_paused_and_ended_timers_wake_nobody(qtbot: QtBot) -> None:
    at = AtTheDock(qtbot)
    run = at.begin()
    at.do(run, PauseTimer(at.free_timer(run, 60), reason="power cut"))
    at.do(run, CancelTimer(at.free_timer(run, 60), reason="not needed"))
    (heart,) = _beating(at)
    assert heart.interval() == LONGEST_NAP_MS


def test_without_a_run_the_heart_rests(qtbot: QtBot) -> None:
    at = AtTheDock(qtbot)
    at.desk.beat_now()
    assert _beating(at) == []
    run = at.begin()
    assert len(_beating(at)) == 1
    at.do(run, CompleteRun(reason="stopped here"))
    assert _beating(at) == []
