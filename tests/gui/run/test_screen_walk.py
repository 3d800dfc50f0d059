"""A whole run by its one key, and what the screen does with the keyboard on the way."""

from __future__ import annotations

import statistics
from time import perf_counter

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from protocolapp.gui.run.action_view import Primary
from protocolapp.gui.run.entry_input import EntryChoice, EntryLine
from protocolapp.run.commands import StartTimer
from protocolapp.run.state import RunStatus, StepStatus
from tests.gui.run.at_the_bench import AtTheBench, co_ip

MOST_PRESSES = 600


def _walk(bench: AtTheBench) -> int:
    """Press Space, type what is asked, wait while a timer runs. Returns how many keys were pressed."""
    for presses in range(MOST_PRESSES):
        action = bench.view.action
        if action.primary is Primary.RECORD:
            return presses
        if action.primary is Primary.WAIT:
            readings = bench.service.readings().values()
            bench.go_on(milliseconds=min(one.remaining_ms for one in readings))
        elif action.primary is Primary.TYPE:
            _fill(bench)
        else:
            bench.press(Qt.Key.Key_Space)
    pytest.fail("the run has no end")


def _fill(bench: AtTheBench) -> None:
    line = bench.focus()
    if isinstance(line, EntryLine):
        bench.type(line.field.hint.removeprefix("e.g. ") or "L-01")
        bench.press(Qt.Key.Key_Return)
    else:
        assert isinstance(line, EntryChoice)
        bench.press(Qt.Key.Key_Down)
        line.activated.emit(line.currentIndex())


def test_one_key_leads_through_the_small_protocol(qtbot: QtBot) -> None:
    bench = AtTheBench(qtbot)
    _walk(bench)
    assert bench.state.status is RunStatus.COMPLETED
    assert {bench.state.step(step.ref).status for step in bench.service.plan.steps} == {StepStatus.DONE}


def test_one_key_leads_through_the_co_ip(qtbot: QtBot) -> None:
    bench = AtTheBench(qtbot, co_ip())
    _walk(bench)
    assert bench.state.status is RunStatus.COMPLETED
    assert {bench.state.step(step.ref).status for step in bench.service.plan.steps} == {StepStatus.DONE}


def test_a_step_press_is_painted_soon(qtbot: QtBot) -> None:
    bench = AtTheBench(qtbot, co_ip())
    bench.finish_before("preclear/aliquot")
    QApplication.processEvents()
    taken = []
    for _ in range(4):
        before = perf_counter()
        bench.press(Qt.Key.Key_Space)
        bench.screen.grab()
        taken.append((perf_counter() - before) * 1000)
    assert bench.state.step("preclear/aliquot").ticks.keys() == {"ip:s1", "ip:s2", "ip:s3", "igg_control:s1"}
    assert statistics.median(taken) < 500, taken  # the aim is 50 ms; a shared computer has no steady pace


def test_a_held_key_counts_once(qtbot: QtBot) -> None:
    bench = AtTheBench(qtbot, co_ip())
    for repeated in (False, True, True, True):
        event = QKeyEvent(
            QEvent.Type.KeyPress, Qt.Key.Key_Space, Qt.KeyboardModifier.NoModifier, " ", repeated
        )
        QApplication.sendEvent(bench.focus(), event)
    release = QKeyEvent(QEvent.Type.KeyRelease, Qt.Key.Key_Space, Qt.KeyboardModifier.NoModifier, " ", False)
    QApplication.sendEvent(bench.focus(), release)
    assert len(bench.state.step("prepare/lysis_buffer").ticks) == 1


def test_space_in_a_line_is_a_space(qtbot: QtBot) -> None:
    bench = AtTheBench(qtbot)
    line = bench.line("protein", "s1")
    assert bench.focus() is line
    bench.type("4 mg")
    assert line.text() == "4 mg"
    assert not bench.state.steps


def test_a_column_is_typed_without_a_look_each_value_in_its_own_row(qtbot: QtBot) -> None:
    bench = AtTheBench(qtbot)
    values = {sample.id: f"{number}.20" for number, sample in enumerate(bench.service.plan.samples, 4)}
    for value in values.values():
        bench.type(value)
        bench.press(Qt.Key.Key_Return)
    shown = {row: bench.line("protein", row).text() for row in values}
    assert shown == {row: f"{value}\u00a0mg/mL" for row, value in values.items()}
    assert bench.focus() is bench.screen.card.bar.primary


def test_behind_another_window_the_keyboard_keeps_its_place(qtbot: QtBot) -> None:
    bench = AtTheBench(qtbot)
    bench.finish_before("second/bind")
    other = QWidget()
    qtbot.addWidget(other)
    other.show()
    other.activateWindow()
    qtbot.waitUntil(other.isActiveWindow)
    bench.do(StartTimer("second/bind"))
    bench.go_on(hours=9)
    bench.screen.activateWindow()
    qtbot.waitUntil(bench.screen.isActiveWindow)
    assert bench.focus() is bench.screen
    bench.press(Qt.Key.Key_Space)
    assert bench.state.step("second/bind").status is StepStatus.DONE


def test_a_line_that_goes_hands_the_keyboard_to_what_comes_next(qtbot: QtBot) -> None:
    bench = AtTheBench(qtbot, co_ip())
    bench.finish_before("lysis/confluence")
    assert isinstance(bench.focus(), EntryLine)
    bench.finish("lysis/confluence")
    QApplication.processEvents()
    assert bench.focus() is bench.screen.card.bar.primary


def test_enter_on_an_empty_line_goes_on_without_it_and_done_asks_why(qtbot: QtBot) -> None:
    bench = AtTheBench(qtbot)
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Space):
        for _ in bench.service.plan.samples:
            bench.press(key)
    bench.press(Qt.Key.Key_Space)
    assert bench.screen.card.reason.isVisible()
    bench.type("Measured tomorrow")
    bench.press(Qt.Key.Key_Return)
    assert bench.state.step("first/measure").status is StepStatus.DONE
    assert [one.reason for one in bench.state.deviations] == ["Measured tomorrow"]


def test_the_wait_is_shown_and_its_key_rests(qtbot: QtBot) -> None:
    bench = AtTheBench(qtbot)
    bench.finish_before("second/bind")
    bench.press(Qt.Key.Key_Space)
    assert bench.view.action.primary is Primary.WAIT
    assert bench.step.wait is not None
    assert bench.step.wait.digits == "14:00:00"
    bench.press(Qt.Key.Key_Space)
    assert bench.state.step("second/bind").status is StepStatus.STARTED
    bench.go_on(hours=9)
    assert bench.view.action.label == "Done"
    bench.press(Qt.Key.Key_Space)
    assert bench.state.step("second/bind").status is StepStatus.DONE
    assert not bench.state.deviations
