"""The dock: every timer of every run, and what can be asked of it."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from protocolapp.gui.theme import apply_theme
from protocolapp.gui.timers.dock_view import timer_name
from protocolapp.gui.widgets.timer_view import TimerAsk, TimerWish
from protocolapp.run.commands import Command, CompleteStep, EnterValue, StartTimer, TickRow
from protocolapp.run.progress import missing_entries, missing_ticks
from protocolapp.run.state import TimerOutcome
from protocolapp.run.timer import TimerPhase
from protocolapp.services.preferences import ThemeMode
from tests.gui.accessibility import accessibility_faults
from tests.gui.timers.at_the_dock import AtTheDock


def test_timers_of_all_runs_stand_in_order_of_urgency(qtbot: QtBot) -> None:
    dock = AtTheDock(qtbot)
    first, second = dock.begin(), dock.begin()
    dock.free_timer(first, 90, "Long")
    dock.free_timer(second, 30, "Over")
    paused = dock.free_timer(first, 20, "Resting")
    dock.dock.wishes.ask(TimerAsk(timer_name(first, paused), TimerWish.PAUSE))
    dock.go_on(minutes=40)
    dock.free_timer(second, 10, "Short")
    assert dock.titles() == ["Over", "Short", "Long", "Resting"]
    assert dock.dock.view is not None
    assert [view.phase for view in dock.dock.view.timers][::3] == [TimerPhase.OVERDUE, TimerPhase.PAUSED]
    assert [view.run_label for view in dock.dock.view.timers] == ["run 02", "run 02", "run 01", "run 01"]


def test_alarm_while_typing_takes_nothing_from_the_hand(qtbot: QtBot) -> None:
    dock = AtTheDock(qtbot)
    run_id = dock.begin()
    dock.free_timer(run_id, 1)
    dock.line.setFocus()
    for second, sign in enumerate("A long observation, as it is typed."):
        if second == 10:
            dock.clock.go_on(minutes=1)
        dock.go_on(seconds=1)
        dock.type(sign)
    assert dock.line.text() == "A long observation, as it is typed."
    assert QApplication.focusWidget() is dock.line
    assert QApplication.activeModalWidget() is None
    assert len(dock.sound.rings) >= 3
    assert dock.dock.view is not None
    assert dock.dock.view.ringing == 1


def test_esc_and_enter_stop_no_timer(qtbot: QtBot) -> None:
    dock = AtTheDock(qtbot)
    timer = dock.free_timer(run_id := dock.begin(), 1)
    dock.go_on(minutes=2)
    for key in (Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Space):
        QTest.keyClick(dock.window, key)
    assert dock.service(run_id).state.timers[timer].active


def test_a_acknowledges_the_alarm_that_stands_first(qtbot: QtBot) -> None:
    dock = AtTheDock(qtbot)
    run_id = dock.begin()
    older, newer = dock.free_timer(run_id, 1, "Older"), dock.free_timer(run_id, 2, "Newer")
    dock.go_on(minutes=3)
    dock.line.clearFocus()
    QTest.keyClick(dock.window, Qt.Key.Key_A)
    timers = dock.service(run_id).state.timers
    assert timers[older].outcome is TimerOutcome.CONFIRMED
    assert timers[newer].active
    dock.go_on(seconds=10)
    assert dock.dock.view is not None
    assert [view.key for view in dock.dock.view.timers] == ["A"]


def test_an_a_that_is_typed_acknowledges_nothing(qtbot: QtBot) -> None:
    dock = AtTheDock(qtbot)
    timer = dock.free_timer(run_id := dock.begin(), 1)
    dock.go_on(minutes=2)
    dock.line.setFocus()
    QTest.keyClicks(dock.line, "a")
    assert dock.line.text() == "a"
    assert dock.service(run_id).state.timers[timer].acknowledged is None


def test_a_steps_timer_goes_on_after_it_was_heard(qtbot: QtBot) -> None:
    dock = AtTheDock(qtbot)
    run_id = dock.begin()
    dock.do(run_id, StartTimer("first/stain"))
    dock.go_on(minutes=31)
    assert dock.desk.acknowledge_first()
    (timer,) = dock.service(run_id).state.timers.values()
    assert timer.active
    assert timer.acknowledged is not None
    assert dock.dock.view is not None
    assert dock.dock.view.timers[0].digits == "+01:00"
    assert "acknowledged" in dock.dock.view.timers[0].ends
    assert dock.dock.view.ringing == 0


def test_pausing_a_steps_timer_asks_why_beside_the_dock(qtbot: QtBot) -> None:
    dock = AtTheDock(qtbot)
    run_id = dock.begin()
    dock.do(run_id, StartTimer("first/stain"))
    (timer,) = dock.service(run_id).state.timers
    dock.dock.wishes.ask(TimerAsk(timer_name(run_id, timer), TimerWish.PAUSE))
    assert dock.dock.wishes.reason.isVisible()
    dock.type("Rotator stopped")
    dock.press(Qt.Key.Key_Return)
    assert dock.service(run_id).state.timers[timer].paused
    assert dock.dock.view is not None
    assert "Rotator stopped" in dock.dock.view.timers[0].ends


def test_a_free_timer_is_asked_for_and_runs(qtbot: QtBot) -> None:
    dock = AtTheDock(qtbot)
    run_id = dock.begin()
    dock.dock.wishes.start_free()
    dock.type("soon")
    dock.press(Qt.Key.Key_Return)
    assert not dock.service(run_id).state.timers
    dock.dock.wishes.sheet.fill("length", "1 h 30 min")
    dock.dock.wishes.sheet.fill("label", "Gel run")
    dock.dock.wishes.sheet.accept()
    (timer,) = dock.service(run_id).state.timers.values()
    assert (timer.label, timer.rings_ms) == ("Gel run", 90 * 60_000)


def test_extending_makes_it_ring_later(qtbot: QtBot) -> None:
    dock = AtTheDock(qtbot)
    timer = dock.free_timer(run_id := dock.begin(), 1)
    dock.go_on(minutes=1, seconds=5)
    dock.dock.wishes.extend(run_id, timer, 5)
    assert dock.dock.view is not None
    assert dock.dock.view.timers[0].digits == "04:55"
    assert not dock.dock.view.timers[0].ringing


def test_missed_while_closed_stands_first_and_rings_once(qtbot: QtBot) -> None:
    before = AtTheDock(qtbot)
    run_id = before.begin()
    before.free_timer(run_id, 60, "Missed")
    before.free_timer(run_id, 600, "Long")
    before.free_timer(run_id, 1, "Over")
    before.desk.setParent(None)
    before.desk.deleteLater()
    before.clock.restart(hours=3, minutes=6)
    again = AtTheDock(qtbot, before.workplace)
    again.desk.open_unfinished()
    assert again.dock.view is not None
    missed = again.dock.view.timers[1]
    assert {view.phase for view in again.dock.view.timers[:2]} == {TimerPhase.MISSED}
    assert missed.name == "Missed"
    assert missed.ends == "ended 11:40, 2\u00a0h\u00a06\u00a0min ago, by the wall clock"
    assert again.titles()[-1] == "Long"
    for _ in range(30):
        again.go_on(seconds=1)
    assert len(again.sound.rings) == 1
    assert again.sound.rings[0][1] == 2


def test_nothing_moves_when_a_timer_turns_overdue(qtbot: QtBot) -> None:
    dock = AtTheDock(qtbot)
    run_id = dock.begin()
    timer = dock.free_timer(run_id, 1)
    other = dock.free_timer(run_id, 45)
    qtbot.waitUntil(lambda: dock.dock.cards.card(timer_name(run_id, other)).isVisible())
    QApplication.processEvents()
    cards = [dock.dock.cards.card(timer_name(run_id, name)) for name in (timer, other)]
    before = [card.geometry() for card in cards]
    for span in (30, 31, 200):
        dock.go_on(seconds=span)
        QApplication.processEvents()
        assert [card.geometry() for card in cards] == before


def test_it_says_until_when_one_is_free(qtbot: QtBot) -> None:
    dock = AtTheDock(qtbot)
    run_id = dock.begin()
    dock.free_timer(run_id, 35)
    assert dock.dock.view is not None
    assert dock.dock.view.quiet == "Nothing rings before 11:15."
    bench = dock.service(run_id)
    for command in _until_waiting(dock, run_id):
        dock.do(run_id, command)
    assert bench.next_action().waiting
    dock.do(run_id, StartTimer(label="Other", length_ms=3 * 3_600_000))
    assert dock.dock.view.quiet.startswith("Free until ")


def _until_waiting(dock: AtTheDock, run_id: str) -> Iterator[Command]:
    for ref in ("first/measure", "first/stain"):
        step, state = dock.service(run_id).plan.by_ref[ref], dock.service(run_id).state
        for asked in missing_entries(step, state):
            yield EnterValue(ref, asked.name, asked.typical or "L-1", asked.row)
        for row in missing_ticks(step, state):
            yield TickRow(ref, row.id)
        yield StartTimer(ref) if step.wait is not None else CompleteStep(ref)


def test_sixty_timers_all_ring_in_one_sound(qtbot: QtBot) -> None:
    dock = AtTheDock(qtbot)
    run_id = dock.begin()
    for number in range(60):
        dock.free_timer(run_id, 1, f"T{number}")
    dock.go_on(minutes=1)
    assert dock.dock.view is not None
    assert dock.dock.view.ringing == 60
    assert dock.sound.rings == [(0.25, 3)]


def test_the_dock_can_be_used_by_all_and_shrinks(qtbot: QtBot) -> None:
    dock = AtTheDock(qtbot)
    run_id = dock.begin()
    dock.free_timer(run_id, 1)
    dock.free_timer(run_id, 90)
    dock.go_on(minutes=2)
    QApplication.processEvents()
    assert [one for one in accessibility_faults(dock.dock) if "QLineEdit" not in one] == []
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    apply_theme(app, ThemeMode.DARK, 200)
    dock.desk.beat_now()
    QApplication.processEvents()
    assert dock.dock.width() <= 260
    assert [one for one in accessibility_faults(dock.dock) if "QLineEdit" not in one] == []


def test_a_click_in_the_dock_leaves_the_keyboard_where_somebody_works(qtbot: QtBot) -> None:
    bench = AtTheDock(qtbot)
    bench.begin()
    bench.line.setFocus()
    free = next(one for one in bench.dock.findChildren(QPushButton) if one.accessibleName() == "Free timer")
    qtbot.mouseClick(free, Qt.MouseButton.LeftButton)
    bench.dock.wishes.sheet.fill("length", "10 s")
    bench.dock.wishes.sheet.accept()
    assert bench.window.focusWidget() is bench.line
