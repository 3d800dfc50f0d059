"""Nothing moves under the finger."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from protocolapp.gui.run.keys import Gesture
from tests.gui.run.at_the_bench import AtTheBench, co_ip
from tests.run.bench import BIND, KEEP


def places(bench: AtTheBench) -> list[QRect]:
    """The keys on the screen, and the instruction's card."""
    QApplication.processEvents()
    bar = bench.screen.card.bar
    parts = (*bar.keys(), bar.primary, bench.screen.card, bench.screen.card.body)
    return [QRect(part.mapTo(bench.screen, part.rect().topLeft()), part.size()) for part in parts]


def test_the_keys_stay_while_a_timer_runs_turns_due_and_overdue(qtbot: QtBot) -> None:
    bench = AtTheBench(qtbot)
    bench.finish_before(BIND)
    before = places(bench)
    bench.press(Qt.Key.Key_Space)
    assert places(bench) == before
    for hours in (9, 5, 5):
        bench.go_on(hours=hours)
        assert places(bench) == before


def test_the_keys_stay_through_every_step_of_a_run(qtbot: QtBot) -> None:
    bench = AtTheBench(qtbot, co_ip())
    before = places(bench)
    for step in bench.service.plan.steps:
        bench.finish(step.ref)
        assert places(bench) == before, step.ref


def test_questions_remarks_and_looking_elsewhere_move_nothing(qtbot: QtBot) -> None:
    bench = AtTheBench(qtbot)
    bench.finish_before(KEEP)
    before = places(bench)
    for gesture in (Gesture.NOTE, Gesture.SKIP, Gesture.HELP, Gesture.BEFORE, Gesture.BEFORE, Gesture.BACK):
        bench.screen.driver.do(gesture)
        assert places(bench) == before, gesture


def test_a_beat_leaves_the_cursor_and_the_words_alone(qtbot: QtBot) -> None:
    bench = AtTheBench(qtbot)
    bench.type("4.")
    line = bench.focus()
    for _ in range(5):
        bench.go_on(seconds=30)
    bench.type("2")
    assert bench.focus() is line
    assert bench.line("protein", "s1").text() == "4.2"
